"""Keeps reviews of the risk and what anybody thought of it."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("risk", "0003_milestones"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0004_events_and_incidents"),
    ]

    operations = [
        migrations.CreateModel(
            name="RiskReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_reviews",
                        to="casework.case",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_review",
                        to="casework.event",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "previous_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("next_review_on", models.DateField(blank=True, null=True)),
                ("later_reason", models.TextField(blank=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("raised_automatically", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-at", "-id"], name="riskreview_newest")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="riskreview_key"),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["standard", "medium", "high", "very_high"])),
                        name="riskreview_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("raised_automatically", True), ("next_review_on__isnull", False), _connector="OR"
                        ),
                        name="riskreview_names_the_next",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("previous_level__in", ["", "standard", "medium", "high", "very_high"])),
                        name="riskreview_previous_level_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("lower", "A lower level is proposed"), ("very_high", "Very high risk, to be signed")],
                        max_length=10,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("next_review_on", models.DateField(blank=True, null=True)),
                ("later_reason", models.TextField(blank=True)),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="risk.riskreview",
                    ),
                ),
                ("seen_event", models.PositiveIntegerField(default=0)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(blank=True, choices=[("signed", "Signed"), ("refused", "Refused")], max_length=10),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")), fields=("case", "kind"), name="signature_open_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["lower", "very_high"])), name="signature_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["standard", "medium", "high", "very_high"])),
                        name="signature_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answer__in", ["signed", "refused"]),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="signature_answered_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="signature_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer", "refused"), ("words", ""), _negated=True),
                        name="signature_refused_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "very_high"), ("review", None), _negated=True),
                            models.Q(("answer", "signed"), ("kind", "lower"), ("review", None), _negated=True),
                        ),
                        name="signature_names_its_review",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSignature",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("lower", "A lower level is proposed"), ("very_high", "Very high risk, to be signed")],
                        max_length=10,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("next_review_on", models.DateField(blank=True, null=True)),
                ("later_reason", models.TextField(blank=True)),
                ("seen_event", models.PositiveIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(blank=True, choices=[("signed", "Signed"), ("refused", "Refused")], max_length=10),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risk.riskreview",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical signature",
                "verbose_name_plural": "historical signatures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="casework.case",
                    ),
                ),
                ("held_on", models.DateField()),
                ("answers", models.JSONField(default=dict)),
                ("notes", models.JSONField(blank=True, default=dict)),
                ("opinion", models.TextField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opinion", ""), _negated=True), name="screening_has_opinion"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ToolResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tool_results",
                        to="casework.case",
                    ),
                ),
                (
                    "tool",
                    models.CharField(
                        choices=[
                            ("dash", "DASH"),
                            ("s_dash", "S-DASH (stalking screening)"),
                            ("dara", "DARA"),
                            ("sash", "SASH"),
                            ("srp", "Stalking Risk Profile (SRP)"),
                            ("sam", "SAM"),
                            ("other", "Another tool: say which"),
                        ],
                        max_length=10,
                    ),
                ),
                ("tool_name", models.CharField(blank=True, max_length=200)),
                ("used_on", models.DateField()),
                ("used_by", models.CharField(max_length=200)),
                ("result", models.TextField()),
                ("attachment", models.CharField(blank=True, max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tool__in", ["dash", "s_dash", "dara", "sash", "srp", "sam", "other"])),
                        name="toolresult_tool_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tool", "other"), ("tool_name", ""), _negated=True),
                        name="toolresult_other_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", ""), _negated=True), models.Q(("used_by", ""), _negated=True)
                        ),
                        name="toolresult_says_what_and_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewTrigger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="triggers",
                        to="casework.case",
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "key"), name="reviewtrigger_once_for_each_cause"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("code", ""), _negated=True), models.Q(("key", ""), _negated=True)),
                        name="reviewtrigger_names_its_cause",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("timeline", "A stage of the homicide timeline"), ("typology", "A kind of motive")],
                        max_length=10,
                    ),
                ),
                ("choice", models.CharField(max_length=20)),
                ("reason", models.TextField()),
                ("formed_on", models.DateField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice__in", ["1", "2", "3", "4", "5", "6", "7", "8"]), ("kind", "timeline")),
                            models.Q(
                                (
                                    "choice__in",
                                    [
                                        "after_relationship",
                                        "grievance",
                                        "seeks_love",
                                        "awkward",
                                        "prepares_attack",
                                        "not_clear",
                                    ],
                                ),
                                ("kind", "typology"),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_choice_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="opinion_has_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PoliceView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="police_views",
                        to="casework.case",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("their_words", models.CharField(max_length=200)),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "our_level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                ("tool", models.CharField(blank=True, max_length=200)),
                ("said_on", models.DateField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("officer", "An officer told us"),
                            ("written", "In writing from the police"),
                            ("client", "The client was told"),
                            ("meeting", "Said at a meeting"),
                            ("other", "Otherwise"),
                        ],
                        max_length=10,
                    ),
                ),
                ("told_by", models.CharField(blank=True, max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["", "standard", "medium", "high", "very_high"])),
                        name="policeview_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("our_level__in", ["standard", "medium", "high", "very_high"])),
                        name="policeview_our_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("their_words", ""), _negated=True), name="policeview_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["officer", "written", "client", "meeting", "other"])),
                        name="policeview_source_known",
                    ),
                ],
            },
        ),
    ]
