"""Keeps screenings, results of tools, the police's view and signatures."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership

NEXT_REVIEWS = """
UPDATE risk_riskreview SET next_review_on = (at AT TIME ZONE 'Europe/London')::date
    + CASE level WHEN 'very_high' THEN 3 WHEN 'high' THEN 14 WHEN 'medium' THEN 28 ELSE 56 END
WHERE next_review_on IS NULL AND NOT raised_automatically
"""
"""Reviews of before that named no day for the next one get that of the shipped cadence."""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0005_tasks_and_concerns"),
        ("risk", "0003_limits_are_applied"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CadenceSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                            ("acceptance", "First review of a new case"),
                        ],
                        max_length=10,
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("valid_from", models.DateField()),
                ("reason", models.TextField()),
                ("set_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalCadenceSetting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                            ("acceptance", "First review of a new case"),
                        ],
                        max_length=10,
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("valid_from", models.DateField()),
                ("reason", models.TextField()),
                ("set_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical cadence setting",
                "verbose_name_plural": "historical cadence settings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PoliceView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ReviewTrigger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("held_on", models.DateField()),
                ("answers", models.JSONField(default=dict)),
                ("notes", models.JSONField(blank=True, default=dict)),
                ("opinion", models.TextField()),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
            ],
        ),
        migrations.CreateModel(
            name="ToolResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="riskreview",
            name="later_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="riskreview",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="riskreview_key"),
        ),
        migrations.RunSQL(NEXT_REVIEWS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="riskreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("raised_automatically", True), ("next_review_on__isnull", False), _connector="OR"),
                name="riskreview_names_the_next",
            ),
        ),
        migrations.AddField(
            model_name="cadencesetting",
            name="organisation",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cadences",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="cadencesetting",
            name="set_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalcadencesetting",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalcadencesetting",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalcadencesetting",
            name="set_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalsignature",
            name="review",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="risk.riskreview",
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="opinions",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="policeview",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="police_views",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="policeview",
            name="force",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="policeview",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="policeview",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reviewtrigger",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="triggers",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="reviewtrigger",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="reviewtrigger",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="screenings",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="asked_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="review",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="risk.riskreview",
            ),
        ),
        migrations.AddField(
            model_name="toolresult",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tool_results",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="toolresult",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="toolresult",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="cadencesetting",
            constraint=models.UniqueConstraint(
                fields=("organisation", "level", "valid_from"), name="cadence_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="cadencesetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ("standard", "medium", "high", "very_high", "acceptance"))),
                name="cadence_level_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="cadencesetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gte", 1), ("days__lte", 365)), name="cadence_days_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="cadencesetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="cadence_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=casework.models.ownership.SameAsParent(
                name="opinion_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="opinion_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="policeview",
            constraint=casework.models.ownership.SameAsParent(
                name="policeview_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="policeview",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["", "standard", "medium", "high", "very_high"])),
                name="policeview_level_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="policeview",
            constraint=models.CheckConstraint(
                condition=models.Q(("our_level__in", ["standard", "medium", "high", "very_high"])),
                name="policeview_our_level_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="policeview",
            constraint=models.CheckConstraint(
                condition=models.Q(("their_words", ""), _negated=True), name="policeview_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="policeview",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["officer", "written", "client", "meeting", "other"])),
                name="policeview_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewtrigger",
            constraint=models.UniqueConstraint(fields=("case", "key"), name="reviewtrigger_once_for_each_cause"),
        ),
        migrations.AddConstraint(
            model_name="reviewtrigger",
            constraint=casework.models.ownership.SameAsParent(
                name="reviewtrigger_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewtrigger",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("code", ""), _negated=True), models.Q(("key", ""), _negated=True)),
                name="reviewtrigger_names_its_cause",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=casework.models.ownership.SameAsParent(
                name="screening_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(("opinion", ""), _negated=True), name="screening_has_opinion"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=casework.models.ownership.SameAsParent(
                name="signature_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=casework.models.ownership.SameAsParent(
                name="signature_review_is_of_its_case", parent="review", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "")), fields=("case", "kind"), name="signature_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["lower", "very_high"])), name="signature_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["standard", "medium", "high", "very_high"])),
                name="signature_level_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by", None),
                    models.Q(("answered_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="signature_by_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", "refused"), ("words", ""), _negated=True),
                name="signature_refused_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "very_high"), ("review", None), _negated=True),
                    models.Q(("answer", "signed"), ("kind", "lower"), ("review", None), _negated=True),
                ),
                name="signature_names_its_review",
            ),
        ),
        migrations.AddConstraint(
            model_name="toolresult",
            constraint=casework.models.ownership.SameAsParent(
                name="toolresult_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="toolresult",
            constraint=models.CheckConstraint(
                condition=models.Q(("tool__in", ["dash", "s_dash", "dara", "sash", "srp", "sam", "other"])),
                name="toolresult_tool_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="toolresult",
            constraint=models.CheckConstraint(
                condition=models.Q(("tool", "other"), ("tool_name", ""), _negated=True),
                name="toolresult_other_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="toolresult",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("result", ""), _negated=True), models.Q(("used_by", ""), _negated=True)),
                name="toolresult_says_what_and_by_whom",
            ),
        ),
    ]
