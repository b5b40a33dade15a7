"""Keeps what is asked of the court after an order was made: to vary, renew, discharge or quash it."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0008_breaches_in_full"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0003_cases"),
        ("orders", "0004_breaches"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proceeding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        related_name="proceedings",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proceedings",
                        to="orders.order",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("variation", "Variation"),
                            ("renewal", "Renewal"),
                            ("discharge", "Discharge"),
                            ("appeal", "Appeal"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        choices=[("defendant", "The perpetrator"), ("chief_officer", "A chief officer of police")],
                        max_length=20,
                    ),
                ),
                (
                    "asking_force",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("applied", "This force applied for the order"),
                            ("resides", "He lives in the force's area"),
                            ("believed_in", "He is believed to be in the force's area"),
                            ("intends_to_come", "He is believed to intend to come to the force's area"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "against",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full_order_made", "The making of the full order"),
                            ("interim_order_made", "The making of the interim order"),
                            ("allowed_to_police", "What the court decided as the police had asked"),
                            ("allowed_to_defendant", "What the court decided as the perpetrator had asked"),
                            ("refused_to_police", "That the court refused what the police had asked"),
                            ("refused_to_defendant", "That the court refused what the perpetrator had asked"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "appealed",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="orders.proceeding",
                    ),
                ),
                ("lodged_on", models.DateField()),
                ("court", models.CharField(blank=True, max_length=200)),
                ("asked", models.TextField()),
                ("view_sought_on", models.DateField(blank=True, null=True)),
                ("view", models.TextField(blank=True)),
                ("view_conveyed_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("allowed", "Allowed"),
                            ("dismissed", "Dismissed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("override_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="proceeding_key"),
                    models.UniqueConstraint(fields=("id", "order"), name="proceeding_key_in_order"),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("order", "kind", "asked_by", "asking_force"),
                        name="proceeding_pending_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["variation", "renewal", "discharge", "appeal"])),
                        name="proceeding_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_by", "defendant"), ("asking_force", None), ("because", "")),
                            models.Q(("asked_by", "chief_officer"), ("asking_force__isnull", False)),
                            _connector="OR",
                        ),
                        name="proceeding_names_the_force_that_asks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("because__in", ["", "applied", "resides", "believed_in", "intends_to_come"])
                        ),
                        name="proceeding_because_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "against__in",
                                    [
                                        "full_order_made",
                                        "interim_order_made",
                                        "allowed_to_police",
                                        "allowed_to_defendant",
                                        "refused_to_police",
                                        "refused_to_defendant",
                                    ],
                                ),
                                ("kind", "appeal"),
                            ),
                            models.Q(models.Q(("kind", "appeal"), _negated=True), ("against", ""), ("appealed", None)),
                            _connector="OR",
                        ),
                        name="proceeding_only_an_appeal_is_against_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("outcome", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("outcome__in", ["granted", "refused", "allowed", "dismissed", "withdrawn"]),
                            ),
                            _connector="OR",
                        ),
                        name="proceeding_outcome_known_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["", "withdrawn"]),
                            models.Q(("kind", "appeal"), ("outcome__in", ["allowed", "dismissed"])),
                            models.Q(
                                models.Q(("kind", "appeal"), _negated=True), ("outcome__in", ["granted", "refused"])
                            ),
                            _connector="OR",
                        ),
                        name="proceeding_outcome_fits_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("view_conveyed_on", None), models.Q(("view", ""), _negated=True), _connector="OR"
                        ),
                        name="proceeding_conveys_a_view_that_is_there",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProceeding",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("variation", "Variation"),
                            ("renewal", "Renewal"),
                            ("discharge", "Discharge"),
                            ("appeal", "Appeal"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        choices=[("defendant", "The perpetrator"), ("chief_officer", "A chief officer of police")],
                        max_length=20,
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("applied", "This force applied for the order"),
                            ("resides", "He lives in the force's area"),
                            ("believed_in", "He is believed to be in the force's area"),
                            ("intends_to_come", "He is believed to intend to come to the force's area"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "against",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full_order_made", "The making of the full order"),
                            ("interim_order_made", "The making of the interim order"),
                            ("allowed_to_police", "What the court decided as the police had asked"),
                            ("allowed_to_defendant", "What the court decided as the perpetrator had asked"),
                            ("refused_to_police", "That the court refused what the police had asked"),
                            ("refused_to_defendant", "That the court refused what the perpetrator had asked"),
                        ],
                        max_length=30,
                    ),
                ),
                ("lodged_on", models.DateField()),
                ("court", models.CharField(blank=True, max_length=200)),
                ("asked", models.TextField()),
                ("view_sought_on", models.DateField(blank=True, null=True)),
                ("view", models.TextField(blank=True)),
                ("view_conveyed_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("allowed", "Allowed"),
                            ("dismissed", "Dismissed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("override_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "asking_force",
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
                    "appealed",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.proceeding",
                    ),
                ),
                (
                    "recorded_by",
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
                "verbose_name": "historical proceeding",
                "verbose_name_plural": "historical proceedings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "proceeding",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="orders.proceeding",
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[("defendant", "The perpetrator"), ("chief_officer", "The chief officer")],
                        max_length=20,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("consents", "Consents"), ("refuses", "Does not consent")], max_length=20
                    ),
                ),
                ("said_on", models.DateField()),
                ("source", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proceeding", "party", "force"), name="consent_one_of_each_party", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("force", None), ("party", "defendant")),
                            models.Q(("force__isnull", False), ("party", "chief_officer")),
                            _connector="OR",
                        ),
                        name="consent_of_the_defendant_or_a_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["consents", "refuses"])), name="consent_answer_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="consent_has_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalConsent",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "party",
                    models.CharField(
                        choices=[("defendant", "The perpetrator"), ("chief_officer", "The chief officer")],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("consents", "Consents"), ("refuses", "Does not consent")], max_length=20
                    ),
                ),
                ("said_on", models.DateField()),
                ("source", models.TextField()),
                ("recorded_at", models.DateTimeField()),
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
                    "proceeding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.proceeding",
                    ),
                ),
                (
                    "force",
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
                    "recorded_by",
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
                "verbose_name": "historical consent",
                "verbose_name_plural": "historical consents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PoliceRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="police_requests",
                        to="orders.order",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "wanted",
                    models.CharField(
                        choices=[("variation", "Variation"), ("renewal", "Renewal"), ("discharge", "Discharge")],
                        max_length=20,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("words", models.TextField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("will_apply", "It will apply to the court"), ("will_not", "It will not apply")],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer_words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("wanted__in", ["variation", "renewal", "discharge"])),
                        name="policerequest_wanted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="policerequest_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(
                                ("answer__in", ["will_apply", "will_not"]), ("answered_on__gte", models.F("asked_on"))
                            ),
                            _connector="OR",
                        ),
                        name="policerequest_answered_after_it_was_asked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPoliceRequest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "wanted",
                    models.CharField(
                        choices=[("variation", "Variation"), ("renewal", "Renewal"), ("discharge", "Discharge")],
                        max_length=20,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("words", models.TextField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("will_apply", "It will apply to the court"), ("will_not", "It will not apply")],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer_words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "force",
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
                    "recorded_by",
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
                "verbose_name": "historical police request",
                "verbose_name_plural": "historical police requests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
