"""Keeps applications, orders, breaches and what stands around them."""

import uuid

import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership
from accounts.migrating import AtOnce


class Migration(AtOnce):
    initial = True

    dependencies = [
        ("risk", "0001_what_is_watched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
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
                            ("decided_to_apply", "Police decided to apply"),
                            ("conditions_put_to_victim", "Conditions put to the victim"),
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
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
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
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="application_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="application_label_unique_in_case"),
                    casework.models.ownership.SameAsParent(
                        name="application_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "requested",
                                    "acknowledged",
                                    "decided_to_apply",
                                    "conditions_put_to_victim",
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
                                ],
                            )
                        ),
                        name="application_status_known",
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
                                ("status__in", ("granted", "refused", "withdrawn", "declined")),
                            ),
                            models.Q(
                                ("determined_at__isnull", True),
                                models.Q(
                                    ("status__in", ("granted", "refused", "withdrawn", "declined")), _negated=True
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
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("acknowledged", "Acknowledged by the police"),
                            ("decided_to_apply", "Police decided to apply"),
                            ("conditions_put_to_victim", "Conditions put to the victim"),
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
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOtherProtection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("from_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
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
                "verbose_name": "historical other protection",
                "verbose_name_plural": "historical other protections",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="accounts.organisation"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="accounts.team"
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.job",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField(blank=True, null=True)),
                ("layout", models.JSONField(default=list)),
                ("defaults", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                (
                    "plan",
                    models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True),
                ),
                ("made", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Columns to be checked"),
                            ("checked", "Tried out"),
                            ("loaded", "Loaded"),
                            ("discarded", "File deleted"),
                        ],
                        default="uploaded",
                        max_length=10,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("loaded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["team", "-id"], name="import_newest_of_team")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["uploaded", "checked", "loaded", "discarded"])),
                        name="import_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", False), ("state__in", ["uploaded", "checked"])),
                            models.Q(("content", None), ("plan__isnull", True), ("state__in", ["loaded", "discarded"])),
                            _connector="OR",
                        ),
                        name="import_keeps_file_only_until_loaded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("loaded_at__isnull", False), ("state", "loaded")),
                            models.Q(models.Q(("state", "loaded"), _negated=True), ("loaded_at", None)),
                            _connector="OR",
                        ),
                        name="import_loaded_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "checked"), _negated=True), ("plan__isnull", False), _connector="OR"
                        ),
                        name="import_checked_has_plan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
                ("signature", models.CharField(max_length=64)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("columns", models.JSONField(default=dict)),
                ("used_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "signature"), name="importlayout_one_for_headings")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OtherProtection",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_protections",
                        to="casework.case",
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("from_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="otherprotection_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", ""), _negated=True), name="otherprotection_has_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None), ("last_day__gte", models.F("from_day")), _connector="OR"
                        ),
                        name="otherprotection_last_day_not_before_first",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="orders.application",
                    ),
                ),
                ("hearing_on", models.DateField()),
                ("listed_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("held", "Held"), ("adjourned", "Adjourned"), ("relisted", "Listed for another day")],
                        max_length=20,
                    ),
                ),
                ("outcome_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="hearing_case_is_the_applications", parent="application", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_at", None)),
                            models.Q(("outcome__in", ["held", "adjourned", "relisted"]), ("outcome_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="hearing_outcome_known_and_dated",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHearing",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("hearing_on", models.DateField()),
                ("listed_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("held", "Held"), ("adjourned", "Adjourned"), ("relisted", "Listed for another day")],
                        max_length=20,
                    ),
                ),
                ("outcome_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
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
                "verbose_name": "historical hearing",
                "verbose_name_plural": "historical hearings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrder",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(choices=[("interim", "Interim order"), ("full", "Full order")], max_length=10),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("made", "Made, not yet served"),
                            ("served", "Served"),
                            ("discharged", "Discharged"),
                            ("ended", "Ended"),
                        ],
                        default="made",
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("served_at", models.DateTimeField(blank=True, null=True)),
                ("victim_told_at", models.DateTimeField(blank=True, null=True)),
                ("notified_at", models.DateTimeField(blank=True, null=True)),
                ("discharged_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                "verbose_name": "historical order",
                "verbose_name_plural": "historical orders",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Order",
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
                        related_name="orders",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="orders.application",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(choices=[("interim", "Interim order"), ("full", "Full order")], max_length=10),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("made", "Made, not yet served"),
                            ("served", "Served"),
                            ("discharged", "Discharged"),
                            ("ended", "Ended"),
                        ],
                        default="made",
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("served_at", models.DateTimeField(blank=True, null=True)),
                ("victim_told_at", models.DateTimeField(blank=True, null=True)),
                ("notified_at", models.DateTimeField(blank=True, null=True)),
                ("discharged_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["case", "last_day"], name="order_open_by_case"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="order_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="order_label_unique_in_case"),
                    casework.models.ownership.SameAsParent(
                        name="order_case_is_the_applications", parent="application", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["interim", "full"])), name="order_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["made", "served", "discharged", "ended"])),
                        name="order_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "interim"), _negated=True), ("last_day__isnull", False), _connector="OR"
                        ),
                        name="order_interim_has_last_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day", None), ("last_day__gte", models.F("made_on")), _connector="OR"),
                        name="order_last_day_not_before_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "full"), _negated=True),
                            ("last_day", None),
                            models.Q(
                                (
                                    "last_day__gte",
                                    models.Func(
                                        models.F("made_on"),
                                        output_field=models.DateField(),
                                        template="(%(expressions)s + interval '2 years' - interval '1 day')::date",
                                    ),
                                ),
                                (
                                    "last_day__gte",
                                    models.Func(
                                        models.F("made_on"),
                                        output_field=models.DateField(),
                                        template="(%(expressions)s - interval '1 day' + interval '2 years')::date",
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="order_full_lasts_two_years",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("discharged_at", None), ("ended_at__isnull", False), _connector="OR"),
                        name="order_discharge_ends_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at", None), ("ended_at__gte", models.F("made_at")), _connector="OR"),
                        name="order_not_ended_before_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("served_at", None), ("served_at__gte", models.F("made_at")), _connector="OR"
                        ),
                        name="order_not_served_before_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="orders.order",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("prohibition", "Must not"), ("positive_requirement", "Must")], max_length=30
                    ),
                ),
                ("text", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("evidenced_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "order"), name="condition_key"),
                    models.UniqueConstraint(fields=("order", "label"), name="condition_label_unique_in_order"),
                    casework.models.ownership.SameAsParent(
                        name="condition_case_is_the_orders", parent="order", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["prohibition", "positive_requirement"])),
                        name="condition_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "positive_requirement"),
                            models.Q(("due_on", None), ("evidenced_at", None)),
                            _connector="OR",
                        ),
                        name="condition_only_requirements_are_due",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCondition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("label", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("prohibition", "Must not"), ("positive_requirement", "Must")], max_length=30
                    ),
                ),
                ("text", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("evidenced_at", models.DateTimeField(blank=True, null=True)),
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
                "verbose_name": "historical condition",
                "verbose_name_plural": "historical conditions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Breach",
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
                        related_name="breaches",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="orders.order",
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="orders.condition",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches_received",
                        to="accounts.organisation",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("learned_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("learned", "Recorded, not yet reported"),
                            ("reported_to_police", "Reported to the police"),
                            ("not_reported_reviewed", "Decision not to report reviewed"),
                            ("police_contacted_victim", "Police contacted the victim"),
                            ("crime_recorded", "Crime recorded"),
                            ("arrested", "Arrested"),
                            ("interviewed", "Interviewed"),
                            ("warrant_issued", "Warrant issued"),
                            ("warrant_executed", "Warrant executed"),
                            ("outcome_told_to_victim", "Outcome told to the victim"),
                            ("bail_update", "Bail updated"),
                            ("charged", "Charged"),
                            ("no_further_action", "No further action"),
                            ("reviewed", "No further action reviewed"),
                        ],
                        default="learned",
                        max_length=30,
                    ),
                ),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches_acknowledged",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("last_step_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "breaches",
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["force", "learned_at"],
                        name="breach_open_by_force",
                    ),
                    models.Index(condition=models.Q(("closed_at", None)), fields=["case"], name="breach_open_by_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="breach_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="breach_label_unique_in_case"),
                    casework.models.ownership.SameAsParent(
                        name="breach_case_is_the_orders", parent="order", same=("case", "organisation")
                    ),
                    casework.models.ownership.SameAsParent(
                        name="breach_condition_is_the_orders", parent="condition", same=("order",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "learned",
                                    "reported_to_police",
                                    "not_reported_reviewed",
                                    "police_contacted_victim",
                                    "crime_recorded",
                                    "arrested",
                                    "interviewed",
                                    "warrant_issued",
                                    "warrant_executed",
                                    "outcome_told_to_victim",
                                    "bail_update",
                                    "charged",
                                    "no_further_action",
                                    "reviewed",
                                ],
                            )
                        ),
                        name="breach_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("behaviours__len__gte", 1)), name="breach_has_behaviour"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("learned_at__gte", models.F("happened_at"))),
                        name="breach_not_learned_before_it_happened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_at", None), ("reported_at__gte", models.F("learned_at")), _connector="OR"
                        ),
                        name="breach_not_reported_before_learned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="breach_acknowledged_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("learned_at")), _connector="OR"
                        ),
                        name="breach_not_closed_before_learned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalBreach",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                ("learned_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("learned", "Recorded, not yet reported"),
                            ("reported_to_police", "Reported to the police"),
                            ("not_reported_reviewed", "Decision not to report reviewed"),
                            ("police_contacted_victim", "Police contacted the victim"),
                            ("crime_recorded", "Crime recorded"),
                            ("arrested", "Arrested"),
                            ("interviewed", "Interviewed"),
                            ("warrant_issued", "Warrant issued"),
                            ("warrant_executed", "Warrant executed"),
                            ("outcome_told_to_victim", "Outcome told to the victim"),
                            ("bail_update", "Bail updated"),
                            ("charged", "Charged"),
                            ("no_further_action", "No further action"),
                            ("reviewed", "No further action reviewed"),
                        ],
                        default="learned",
                        max_length=30,
                    ),
                ),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("last_step_at", models.DateTimeField()),
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
                    "condition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.condition",
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
                    "acknowledged_by",
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
                "verbose_name": "historical breach",
                "verbose_name_plural": "historical breaches",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="BreachAnswer",
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
                        related_name="breach_answers",
                        to="casework.case",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breach_answers",
                        to="casework.incident",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breach_answers",
                        to="orders.order",
                    ),
                ),
                (
                    "breach",
                    models.OneToOneField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer_of",
                        to="orders.breach",
                    ),
                ),
                ("why_not", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField()),
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
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="breachanswer_case_is_the_incidents", parent="incident", same=("case", "organisation")
                    ),
                    casework.models.ownership.SameAsParent(
                        name="breachanswer_case_is_the_orders", parent="order", same=("case", "organisation")
                    ),
                    casework.models.ownership.SameAsParent(
                        name="breachanswer_case_is_the_breachs", parent="breach", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("breach", None), models.Q(("why_not", ""), _negated=True)),
                            models.Q(("breach__isnull", False), ("why_not", "")),
                            _connector="OR",
                        ),
                        name="breachanswer_is_a_breach_or_says_why_not",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("breach", None)),
                        fields=("incident", "order"),
                        name="breachanswer_no_said_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWarrant",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("issued_at", models.DateTimeField()),
                ("executed_at", models.DateTimeField(blank=True, null=True)),
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
                    "breach",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.breach",
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
                "verbose_name": "historical warrant",
                "verbose_name_plural": "historical warrants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Warrant",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warrants",
                        to="casework.case",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warrants",
                        to="orders.breach",
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("executed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("executed_at", None)), fields=["issued_at"], name="warrant_outstanding"
                    )
                ],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="warrant_case_is_the_breachs", parent="breach", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("executed_at", None), ("executed_at__gte", models.F("issued_at")), _connector="OR"
                        ),
                        name="warrant_not_executed_before_issued",
                    ),
                ],
            },
        ),
    ]
