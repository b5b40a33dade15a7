"""Keeps requests for an order, their grounds, draft conditions, answers and decisions."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0018_file_being_read"),
        ("orders", "0017_breach_recorded_says_no_more"),
        ("orders", "0016_one_off_bank_holidays"),
        ("orders", "0015_letters_by_what_they_are_about"),
        ("orders", "0014_condition_labels_of_their_own"),
        ("orders", "0013_what_is_looked_for"),
        ("orders", "0012_import_dry_runs"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0005_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="casework.case",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications_received",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("acknowledged", "Acknowledged by the police"),
                            ("under_consideration", "Police are considering it"),
                            ("decided_to_apply", "Police decided to apply"),
                            ("conditions_put_to_victim", "Conditions put to the victim"),
                            ("provider_asked", "A provider was asked whether it can deliver"),
                            ("conditions_agreed", "Draft conditions agreed"),
                            ("authorised", "Authorised"),
                            ("sent_to_legal", "With police lawyers"),
                            ("lodged", "Lodged with the court"),
                            ("listed", "Hearing listed"),
                            ("held", "Hearing held"),
                            ("adjourned", "Adjourned"),
                            ("granted", "Granted"),
                            ("refused", "Refused by the court"),
                            ("withdrawn", "Withdrawn"),
                            ("declined", "Police declined to apply"),
                            ("superseded", "Superseded"),
                            ("appealed", "Refusal appealed"),
                            ("appeal_dismissed", "Appeal dismissed"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "waiting_on",
                    models.CharField(
                        choices=[
                            ("service", "Our service"),
                            ("victim", "The victim"),
                            ("police_oic", "Police: officer in the case"),
                            ("police_authoriser", "Police: authorising officer"),
                            ("police_legal", "Police: lawyers"),
                            ("court", "The court"),
                            ("provider", "A provider"),
                            ("defendant", "The perpetrator"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("police_application", "Application by the police"),
                            ("court_on_conviction", "The court, on conviction"),
                            ("court_on_acquittal", "The court, on acquittal"),
                        ],
                        default="police_application",
                        max_length=30,
                    ),
                ),
                (
                    "defendant_force",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "area_basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resides", "He lives in its area"),
                            ("believed_in", "He is believed to be in its area"),
                            ("intends_to_come", "He is believed to intend to come to its area"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "interim_status",
                    models.CharField(
                        blank=True,
                        choices=[("applied", "Applied for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                    ),
                ),
                ("interim_status_at", models.DateTimeField(blank=True, null=True)),
                ("requested_at", models.DateTimeField()),
                ("first_requested_at", models.DateTimeField()),
                ("stage_entered_at", models.DateTimeField()),
                ("last_event_at", models.DateTimeField()),
                ("officer", models.CharField(blank=True, max_length=200)),
                ("hearing_on", models.DateField(blank=True, null=True)),
                ("next_expected_on", models.DateField(blank=True, null=True)),
                ("adjournments", models.PositiveSmallIntegerField(default=0)),
                ("paused_until", models.DateField(blank=True, null=True)),
                ("determined_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("alternatives", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("determined_at", None)),
                        fields=["force", "id"],
                        name="application_open_by_force",
                    ),
                    models.Index(
                        condition=models.Q(("determined_at", None)), fields=["case"], name="application_open_by_case"
                    ),
                    models.Index(
                        condition=models.Q(("hearing_on__isnull", False)),
                        fields=["hearing_on"],
                        name="application_by_hearing_day",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="application_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="application_label_unique_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "requested",
                                    "acknowledged",
                                    "under_consideration",
                                    "decided_to_apply",
                                    "conditions_put_to_victim",
                                    "provider_asked",
                                    "conditions_agreed",
                                    "authorised",
                                    "sent_to_legal",
                                    "lodged",
                                    "listed",
                                    "held",
                                    "adjourned",
                                    "granted",
                                    "refused",
                                    "withdrawn",
                                    "declined",
                                    "superseded",
                                    "appealed",
                                    "appeal_dismissed",
                                ],
                            )
                        ),
                        name="application_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("origin__in", ["police_application", "court_on_conviction", "court_on_acquittal"])
                        ),
                        name="application_origin_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("area_basis__in", ["", "resides", "believed_in", "intends_to_come"])),
                        name="application_area_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("interim_status", ""), ("interim_status_at", None)),
                            models.Q(
                                ("interim_status__in", ["applied", "granted", "refused"]),
                                ("interim_status_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="application_interim_known_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "waiting_on__in",
                                [
                                    "service",
                                    "victim",
                                    "police_oic",
                                    "police_authoriser",
                                    "police_legal",
                                    "court",
                                    "provider",
                                    "defendant",
                                    "nobody",
                                ],
                            )
                        ),
                        name="application_waiting_on_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("determined_at__isnull", False),
                                (
                                    "status__in",
                                    (
                                        "granted",
                                        "refused",
                                        "withdrawn",
                                        "declined",
                                        "superseded",
                                        "appealed",
                                        "appeal_dismissed",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("determined_at__isnull", True),
                                models.Q(
                                    (
                                        "status__in",
                                        (
                                            "granted",
                                            "refused",
                                            "withdrawn",
                                            "declined",
                                            "superseded",
                                            "appealed",
                                            "appeal_dismissed",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="application_determined_when_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_requested_at__lte", models.F("requested_at"))),
                        name="application_first_request_not_after_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("determined_at", None), ("determined_at__gte", models.F("requested_at")), _connector="OR"
                        ),
                        name="application_not_determined_before_requested",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalApplication",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("acknowledged", "Acknowledged by the police"),
                            ("under_consideration", "Police are considering it"),
                            ("decided_to_apply", "Police decided to apply"),
                            ("conditions_put_to_victim", "Conditions put to the victim"),
                            ("provider_asked", "A provider was asked whether it can deliver"),
                            ("conditions_agreed", "Draft conditions agreed"),
                            ("authorised", "Authorised"),
                            ("sent_to_legal", "With police lawyers"),
                            ("lodged", "Lodged with the court"),
                            ("listed", "Hearing listed"),
                            ("held", "Hearing held"),
                            ("adjourned", "Adjourned"),
                            ("granted", "Granted"),
                            ("refused", "Refused by the court"),
                            ("withdrawn", "Withdrawn"),
                            ("declined", "Police declined to apply"),
                            ("superseded", "Superseded"),
                            ("appealed", "Refusal appealed"),
                            ("appeal_dismissed", "Appeal dismissed"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "waiting_on",
                    models.CharField(
                        choices=[
                            ("service", "Our service"),
                            ("victim", "The victim"),
                            ("police_oic", "Police: officer in the case"),
                            ("police_authoriser", "Police: authorising officer"),
                            ("police_legal", "Police: lawyers"),
                            ("court", "The court"),
                            ("provider", "A provider"),
                            ("defendant", "The perpetrator"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("police_application", "Application by the police"),
                            ("court_on_conviction", "The court, on conviction"),
                            ("court_on_acquittal", "The court, on acquittal"),
                        ],
                        default="police_application",
                        max_length=30,
                    ),
                ),
                (
                    "area_basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resides", "He lives in its area"),
                            ("believed_in", "He is believed to be in its area"),
                            ("intends_to_come", "He is believed to intend to come to its area"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "interim_status",
                    models.CharField(
                        blank=True,
                        choices=[("applied", "Applied for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                    ),
                ),
                ("interim_status_at", models.DateTimeField(blank=True, null=True)),
                ("requested_at", models.DateTimeField()),
                ("first_requested_at", models.DateTimeField()),
                ("stage_entered_at", models.DateTimeField()),
                ("last_event_at", models.DateTimeField()),
                ("officer", models.CharField(blank=True, max_length=200)),
                ("hearing_on", models.DateField(blank=True, null=True)),
                ("next_expected_on", models.DateField(blank=True, null=True)),
                ("adjournments", models.PositiveSmallIntegerField(default=0)),
                ("paused_until", models.DateField(blank=True, null=True)),
                ("determined_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("alternatives", models.TextField(blank=True)),
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
                    "defendant_force",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
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
                "verbose_name": "historical application",
                "verbose_name_plural": "historical applications",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Criterion",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="orders.application",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("acts", "He has carried out acts associated with stalking"),
                            ("risk", "He poses a risk associated with stalking to somebody"),
                            ("necessity", "An order is necessary to protect somebody from that risk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
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
                "verbose_name_plural": "criteria",
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="criterion_key"),
                    models.UniqueConstraint(fields=("application", "ground"), name="criterion_ground_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["acts", "risk", "necessity"])), name="criterion_ground_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCriterion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("acts", "He has carried out acts associated with stalking"),
                            ("risk", "He poses a risk associated with stalking to somebody"),
                            ("necessity", "An order is necessary to protect somebody from that risk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
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
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
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
                "verbose_name": "historical criterion",
                "verbose_name_plural": "historical criteria",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CriterionIncident",
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incident_links",
                        to="orders.criterion",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("criterion", "incident"), name="criterionincident_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCriterionIncident",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
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
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.criterion",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.incident",
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
                "verbose_name": "historical criterion incident",
                "verbose_name_plural": "historical criterion incidents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CriterionExhibit",
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exhibit_links",
                        to="orders.criterion",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.exhibit",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("criterion", "exhibit"), name="criterionexhibit_once")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCriterionExhibit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
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
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.criterion",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.exhibit",
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
                "verbose_name": "historical criterion exhibit",
                "verbose_name_plural": "historical criterion exhibits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DraftCondition",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft_conditions",
                        to="orders.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("prohibition", "Must not"), ("positive_requirement", "Must")], max_length=30
                    ),
                ),
                ("named_by_guidance", models.CharField(blank=True, max_length=30)),
                ("text", models.TextField()),
                ("locality", models.CharField(blank=True, max_length=300)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("why_necessary", models.TextField()),
                (
                    "religion",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "education",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                ("practicality", models.TextField(blank=True)),
                ("provider", models.CharField(blank=True, max_length=200)),
                (
                    "can_deliver",
                    models.CharField(
                        choices=[
                            ("not_asked", "Nobody has asked yet"),
                            ("asked", "Asked, no answer yet"),
                            ("yes", "Yes"),
                            ("no", "No"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                (
                    "victim_view",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("wanted", "She wants it"),
                            ("not_wanted", "She does not want it"),
                            ("unsure", "She is not sure"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                ("victim_words", models.TextField(blank=True)),
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
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_because", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["prohibition", "positive_requirement"])),
                        name="draftcondition_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "named_by_guidance__in",
                                [
                                    "",
                                    "places",
                                    "contact",
                                    "third_party",
                                    "social_media",
                                    "vexatious",
                                    "images",
                                    "devices_history",
                                    "distance",
                                    "surveillance",
                                    "suitability",
                                    "programme",
                                    "mental_health",
                                    "drugs_alcohol",
                                    "surrender_devices",
                                    "device_access",
                                    "sign_on",
                                ],
                            )
                        ),
                        name="draftcondition_guidance_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "^\\s*$"), _negated=True), name="draftcondition_has_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why_necessary__regex", "^\\s*$"), _negated=True),
                        name="draftcondition_says_why_necessary",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None),
                            ("first_day", None),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="draftcondition_last_day_not_before_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("education__in", ["not_checked", "no_conflict", "conflict"]),
                            ("religion__in", ["not_checked", "no_conflict", "conflict"]),
                            ("work__in", ["not_checked", "no_conflict", "conflict"]),
                        ),
                        name="draftcondition_practicality_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("can_deliver__in", ["not_asked", "asked", "yes", "no"])),
                        name="draftcondition_can_deliver_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("victim_view__in", ["not_asked", "wanted", "not_wanted", "unsure"])),
                        name="draftcondition_victim_view_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at", None), ("dropped_because", "")),
                            models.Q(("dropped_at__isnull", False), models.Q(("dropped_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="draftcondition_dropped_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDraftCondition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("prohibition", "Must not"), ("positive_requirement", "Must")], max_length=30
                    ),
                ),
                ("named_by_guidance", models.CharField(blank=True, max_length=30)),
                ("text", models.TextField()),
                ("locality", models.CharField(blank=True, max_length=300)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("why_necessary", models.TextField()),
                (
                    "religion",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "education",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                ("practicality", models.TextField(blank=True)),
                ("provider", models.CharField(blank=True, max_length=200)),
                (
                    "can_deliver",
                    models.CharField(
                        choices=[
                            ("not_asked", "Nobody has asked yet"),
                            ("asked", "Asked, no answer yet"),
                            ("yes", "Yes"),
                            ("no", "No"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                (
                    "victim_view",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("wanted", "She wants it"),
                            ("not_wanted", "She does not want it"),
                            ("unsure", "She is not sure"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                ("victim_words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_because", models.TextField(blank=True)),
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
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
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
                "verbose_name": "historical draft condition",
                "verbose_name_plural": "historical draft conditions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Expectation",
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to="orders.application",
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("service", "Our service"),
                            ("victim", "The victim"),
                            ("police_oic", "Police: officer in the case"),
                            ("police_authoriser", "Police: authorising officer"),
                            ("police_legal", "Police: lawyers"),
                            ("court", "The court"),
                            ("provider", "A provider"),
                            ("defendant", "The perpetrator"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
                ("stage_entered_at", models.DateTimeField()),
                ("words", models.CharField(max_length=300)),
                ("told_by", models.CharField(blank=True, max_length=200)),
                ("told_on", models.DateField()),
                ("expected_on", models.DateField()),
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
                        condition=models.Q(
                            (
                                "party__in",
                                [
                                    "service",
                                    "victim",
                                    "police_oic",
                                    "police_authoriser",
                                    "police_legal",
                                    "court",
                                    "provider",
                                    "defendant",
                                    "nobody",
                                ],
                            )
                        ),
                        name="expectation_party_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words__regex", "^\\s*$"), _negated=True), name="expectation_has_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalExpectation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("service", "Our service"),
                            ("victim", "The victim"),
                            ("police_oic", "Police: officer in the case"),
                            ("police_authoriser", "Police: authorising officer"),
                            ("police_legal", "Police: lawyers"),
                            ("court", "The court"),
                            ("provider", "A provider"),
                            ("defendant", "The perpetrator"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
                ("stage_entered_at", models.DateTimeField()),
                ("words", models.CharField(max_length=300)),
                ("told_by", models.CharField(blank=True, max_length=200)),
                ("told_on", models.DateField()),
                ("expected_on", models.DateField()),
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
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
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
                "verbose_name": "historical expectation",
                "verbose_name_plural": "historical expectations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Challenge",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="orders.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reasons_in_writing", "Asked for the reasons in writing"),
                            ("stalking_lead", "Taken to the force's stalking lead"),
                            ("senior_officer", "Taken to a senior officer"),
                            ("right_to_review", "Victims' right to review"),
                            ("complaint", "Complaint to the force"),
                            ("commissioner", "Taken to the police and crime commissioner"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                ("sent_to", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True)),
                ("sent_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("will_apply", "The force will apply after all"),
                            ("reasons_given", "Reasons were given"),
                            ("stands", "The refusal stands"),
                            ("other_protection", "Something else was done to protect her"),
                            ("no_reply", "No reply came"),
                        ],
                        max_length=20,
                    ),
                ),
                ("replied_on", models.DateField(blank=True, null=True)),
                ("reply", models.TextField(blank=True)),
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
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "reasons_in_writing",
                                    "stalking_lead",
                                    "senior_officer",
                                    "right_to_review",
                                    "complaint",
                                    "commissioner",
                                    "other",
                                ],
                            )
                        ),
                        name="challenge_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("sent_on"))), name="challenge_not_due_before_sent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("replied_on", None)),
                            models.Q(
                                (
                                    "outcome__in",
                                    ["will_apply", "reasons_given", "stands", "other_protection", "no_reply"],
                                ),
                                ("replied_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="challenge_outcome_known_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replied_on", None), ("replied_on__gte", models.F("sent_on")), _connector="OR"
                        ),
                        name="challenge_not_answered_before_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalChallenge",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reasons_in_writing", "Asked for the reasons in writing"),
                            ("stalking_lead", "Taken to the force's stalking lead"),
                            ("senior_officer", "Taken to a senior officer"),
                            ("right_to_review", "Victims' right to review"),
                            ("complaint", "Complaint to the force"),
                            ("commissioner", "Taken to the police and crime commissioner"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                ("sent_to", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True)),
                ("sent_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("will_apply", "The force will apply after all"),
                            ("reasons_given", "Reasons were given"),
                            ("stands", "The refusal stands"),
                            ("other_protection", "Something else was done to protect her"),
                            ("no_reply", "No reply came"),
                        ],
                        max_length=20,
                    ),
                ),
                ("replied_on", models.DateField(blank=True, null=True)),
                ("reply", models.TextField(blank=True)),
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
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
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
                "verbose_name": "historical challenge",
                "verbose_name_plural": "historical challenges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InterimDecision",
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interim_decisions",
                        to="orders.application",
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("asked", "We have asked the force to apply for one"),
                            ("not_wanted", "No interim order is wanted"),
                            ("not_possible", "The force will not apply for one"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
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
                        condition=models.Q(("choice__in", ["asked", "not_wanted", "not_possible"])),
                        name="interimdecision_choice_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "^\\s*$"), _negated=True),
                        name="interimdecision_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalInterimDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("asked", "We have asked the force to apply for one"),
                            ("not_wanted", "No interim order is wanted"),
                            ("not_possible", "The force will not apply for one"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
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
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
                    ),
                ),
                (
                    "decided_by",
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
                "verbose_name": "historical interim decision",
                "verbose_name_plural": "historical interim decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RequestDecision",
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
                        related_name="request_decisions",
                        to="casework.case",
                    ),
                ),
                (
                    "reason_code",
                    models.CharField(
                        choices=[
                            ("client_does_not_want", "The client does not want one"),
                            ("other_protection", "Other protection is in place or on its way"),
                            ("court_may_order", "A criminal court may make an order"),
                            ("more_evidence", "We gather evidence first"),
                            ("not_here", "He is outside England and Wales"),
                            ("he_is_not_known", "Nobody knows yet who he is"),
                            ("other", "Something else: say what"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
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
                        condition=models.Q(
                            (
                                "reason_code__in",
                                [
                                    "client_does_not_want",
                                    "other_protection",
                                    "court_may_order",
                                    "more_evidence",
                                    "not_here",
                                    "he_is_not_known",
                                    "other",
                                ],
                            )
                        ),
                        name="requestdecision_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "^\\s*$"), _negated=True),
                        name="requestdecision_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRequestDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "reason_code",
                    models.CharField(
                        choices=[
                            ("client_does_not_want", "The client does not want one"),
                            ("other_protection", "Other protection is in place or on its way"),
                            ("court_may_order", "A criminal court may make an order"),
                            ("more_evidence", "We gather evidence first"),
                            ("not_here", "He is outside England and Wales"),
                            ("he_is_not_known", "Nobody knows yet who he is"),
                            ("other", "Something else: say what"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
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
                    "decided_by",
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
                "verbose_name": "historical request decision",
                "verbose_name_plural": "historical request decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="Criterion",
            name="incidents",
            field=models.ManyToManyField(
                related_name="criteria", through="orders.CriterionIncident", to="casework.incident"
            ),
        ),
        migrations.AddField(
            model_name="Criterion",
            name="exhibits",
            field=models.ManyToManyField(
                related_name="criteria", through="orders.CriterionExhibit", to="casework.exhibit"
            ),
        ),
    ]
