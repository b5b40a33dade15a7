"""Keeps what the client agreed to, the forces that see a case, and their numbers for a case."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0007_kept_as_it_came"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0007_referrals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
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
                        related_name="agreements",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("service", "To our service"), ("share", "To sharing")], max_length=10),
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
                ("recipient", models.CharField(blank=True, max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("given_on", models.DateField()),
                (
                    "given_how",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("video", "By video call"),
                            ("writing", "In writing"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
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
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawal", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("last_day__isnull", False), ("reminded_at", None), ("withdrawn_at", None)),
                        fields=["last_day"],
                        name="agreement_to_be_reminded_of",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="agreement_key"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["service", "share"])), name="agreement_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("force", None), ("kind", "service"), ("recipient", "")),
                            models.Q(("force__isnull", False), ("kind", "share"), ("recipient", "")),
                            models.Q(("force", None), ("kind", "share"), models.Q(("recipient", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agreement_names_one_recipient",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "share"), _negated=True),
                            models.Q(("purpose", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_to_share_has_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None), ("last_day__gte", models.F("given_on")), _connector="OR"
                        ),
                        name="agreement_not_over_before_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day_known", True), ("last_day", None), _connector="OR"),
                        name="agreement_unknown_last_day_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_on", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_on__gte", models.F("given_on"))),
                            _connector="OR",
                        ),
                        name="agreement_not_withdrawn_before_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgreement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(choices=[("service", "To our service"), ("share", "To sharing")], max_length=10),
                ),
                ("recipient", models.CharField(blank=True, max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("given_on", models.DateField()),
                (
                    "given_how",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("video", "By video call"),
                            ("writing", "In writing"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
                ("recorded_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawal", models.TextField(blank=True)),
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
                (
                    "withdrawn_by",
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
                "verbose_name": "historical agreement",
                "verbose_name_plural": "historical agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Share",
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
                        related_name="shares",
                        to="casework.case",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares_received",
                        to="accounts.organisation",
                    ),
                ),
                ("purpose", models.TextField()),
                ("shared_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "shared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("agreement", "The client agreed"),
                            ("without", "Without agreement"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=20,
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="casework.agreement",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("serious_harm", "To prevent serious harm to somebody"),
                            ("children", "To protect a child"),
                            ("court_order", "A court has ordered it"),
                            ("marac", "A MARAC needs it, and it is proportionate"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ground_words", models.TextField(blank=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("revoked_at", None)), fields=["force", "case"], name="share_live_by_force"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None), ("last_day__gte", models.F("shared_on")), _connector="OR"
                        ),
                        name="share_last_day_not_before_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day_known", True), ("last_day", None), _connector="OR"),
                        name="share_unknown_last_day_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__regex", "^\\s*$"), _negated=True), name="share_has_purpose"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("force", models.F("organisation")), _negated=True),
                        name="share_is_with_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreement", None), ("basis", "not_recorded"), ("ground", "")),
                            models.Q(("agreement__isnull", False), ("basis", "agreement"), ("ground", "")),
                            models.Q(
                                ("basis", "without"),
                                ("ground__in", ["serious_harm", "children", "court_order", "marac", "other"]),
                                models.Q(("ground_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="share_rests_on_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(("approved_by", models.F("shared_by")), _negated=True),
                                ("approved_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="share_approved_by_another",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("revoked_at", None)),
                        expressions=[
                            ("case", "="),
                            ("force", "="),
                            (
                                models.Func(
                                    "shared_on",
                                    "last_day",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                    function="DATERANGE",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="share_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalShare",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("purpose", models.TextField()),
                ("shared_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("agreement", "The client agreed"),
                            ("without", "Without agreement"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=20,
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("serious_harm", "To prevent serious harm to somebody"),
                            ("children", "To protect a child"),
                            ("court_order", "A court has ordered it"),
                            ("marac", "A MARAC needs it, and it is proportionate"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ground_words", models.TextField(blank=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
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
                    "shared_by",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.agreement",
                    ),
                ),
                (
                    "approved_by",
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
                "verbose_name": "historical share",
                "verbose_name_plural": "historical shares",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ForceNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "force"), name="forcenumber_one_for_each_force"),
                    models.CheckConstraint(
                        condition=models.Q(("organisation", models.F("force")), _negated=True),
                        name="forcenumber_is_of_somebody_else",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalForceNumber",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical force number",
                "verbose_name_plural": "historical force numbers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
