"""Keeps orders and their conditions, whom they protect, and protection by other means."""

import functools
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0011_unknown_last_days"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0003_cases"),
        ("orders", "0001_applications"),
    ]

    operations = [
        migrations.CreateModel(
            name="Order",
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
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders_held",
                        to="accounts.organisation",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("court", models.CharField(blank=True, max_length=200)),
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
                            ("quashed", "Quashed on appeal"),
                            ("ended", "Ended"),
                        ],
                        default="made",
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
                (
                    "protects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=functools.partial(list, *(("client",),)),
                        size=None,
                    ),
                ),
                ("floor_years", models.PositiveSmallIntegerField(default=2)),
                ("served_at", models.DateTimeField(blank=True, null=True)),
                ("on_register", models.BooleanField(default=False)),
                ("register_ended_at", models.DateTimeField(blank=True, null=True)),
                ("victim_told_at", models.DateTimeField(blank=True, null=True)),
                ("notified_at", models.DateTimeField(blank=True, null=True)),
                ("renewal_reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("renewal_asked_for", models.DateField(blank=True, null=True)),
                ("quashed_at", models.DateTimeField(blank=True, null=True)),
                ("discharged_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["case", "last_day"], name="order_open_by_case"
                    ),
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["last_day"], name="order_open_by_last_day"
                    ),
                    models.Index(fields=["ended_at"], name="order_by_end"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="order_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="order_label_unique_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["interim", "full"])), name="order_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["made", "served", "discharged", "quashed", "ended"])),
                        name="order_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "interim"), _negated=True),
                            ("last_day__isnull", False),
                            ("last_day_known", False),
                            _connector="OR",
                        ),
                        name="order_interim_has_last_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day_known", True), ("last_day", None), _connector="OR"),
                        name="order_unknown_last_day_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("protects", []), _negated=True), name="order_protects_somebody"
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
                                        template="(%(expressions)s + make_interval(years => floor_years) - interval '1 day')::date",
                                    ),
                                ),
                                (
                                    "last_day__gte",
                                    models.Func(
                                        models.F("made_on"),
                                        output_field=models.DateField(),
                                        template="(%(expressions)s - interval '1 day' + make_interval(years => floor_years))::date",
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="order_full_lasts_its_floor",
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
            name="HistoricalOrder",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                ("court", models.CharField(blank=True, max_length=200)),
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
                            ("quashed", "Quashed on appeal"),
                            ("ended", "Ended"),
                        ],
                        default="made",
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
                (
                    "protects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        default=functools.partial(list, *(("client",),)),
                        size=None,
                    ),
                ),
                ("floor_years", models.PositiveSmallIntegerField(default=2)),
                ("served_at", models.DateTimeField(blank=True, null=True)),
                ("on_register", models.BooleanField(default=False)),
                ("register_ended_at", models.DateTimeField(blank=True, null=True)),
                ("victim_told_at", models.DateTimeField(blank=True, null=True)),
                ("notified_at", models.DateTimeField(blank=True, null=True)),
                ("renewal_reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("renewal_asked_for", models.DateField(blank=True, null=True)),
                ("quashed_at", models.DateTimeField(blank=True, null=True)),
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
                "verbose_name": "historical order",
                "verbose_name_plural": "historical orders",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Condition",
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
                        related_name="conditions",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
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
                ("locality", models.CharField(blank=True, max_length=200)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("evidenced_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "order"), name="condition_key"),
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="condition_key_in_case"),
                    models.UniqueConstraint(fields=("case", "label"), name="condition_label_unique_in_case"),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day", None),
                            ("last_day", None),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="condition_last_day_not_before_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCondition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[("prohibition", "Must not"), ("positive_requirement", "Must")], max_length=30
                    ),
                ),
                ("text", models.TextField()),
                ("locality", models.CharField(blank=True, max_length=200)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
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
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ConditionDetail",
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
                        related_name="condition_details",
                        to="casework.case",
                    ),
                ),
                (
                    "condition",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="detail",
                        to="orders.condition",
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("everywhere", "Everywhere in the United Kingdom"),
                            ("locality", "Only in the place that the order names"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        choices=[("as_the_order", "As long as the order"), ("own", "It has its own days")],
                        max_length=20,
                    ),
                ),
                ("necessity", models.TextField(blank=True)),
                (
                    "practicality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fits", "It does not conflict with his faith, work or education"),
                            ("conflicts", "It conflicts with one of them"),
                            ("not_checked", "Nobody has checked"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                ("practicality_note", models.TextField(blank=True)),
                ("victim_view", models.TextField(blank=True)),
                ("provider", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reach__in", ["", "everywhere", "locality"])),
                        name="conditiondetail_reach_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__in", ["", "as_the_order", "own"])),
                        name="conditiondetail_period_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("practicality__in", ["fits", "conflicts", "not_checked"])),
                        name="conditiondetail_practicality_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalConditionDetail",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("everywhere", "Everywhere in the United Kingdom"),
                            ("locality", "Only in the place that the order names"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        choices=[("as_the_order", "As long as the order"), ("own", "It has its own days")],
                        max_length=20,
                    ),
                ),
                ("necessity", models.TextField(blank=True)),
                (
                    "practicality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fits", "It does not conflict with his faith, work or education"),
                            ("conflicts", "It conflicts with one of them"),
                            ("not_checked", "Nobody has checked"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                ("practicality_note", models.TextField(blank=True)),
                ("victim_view", models.TextField(blank=True)),
                ("provider", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical condition detail",
                "verbose_name_plural": "historical condition details",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Attendance",
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
                        related_name="attendances",
                        to="casework.case",
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="orders.condition",
                    ),
                ),
                ("on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("kept", "He came"),
                            ("missed", "He did not come"),
                            ("excused", "He did not come, and was excused"),
                            ("cancelled", "The provider called it off"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told_by", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
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
                        condition=models.Q(("outcome__in", ["kept", "missed", "excused", "cancelled"])),
                        name="attendance_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told_by", ""), _negated=True), name="attendance_names_its_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAttendance",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("kept", "He came"),
                            ("missed", "He did not come"),
                            ("excused", "He did not come, and was excused"),
                            ("cancelled", "The provider called it off"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told_by", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
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
                "verbose_name": "historical attendance",
                "verbose_name_plural": "historical attendances",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProtectedPerson",
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
                        related_name="protected_people",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protected_people",
                        to="orders.order",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protected_by",
                        to="casework.otherperson",
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "protected people",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("order", "person"), name="protectedperson_once_an_order", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProtectedPerson",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.otherperson",
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
                "verbose_name": "historical protected person",
                "verbose_name_plural": "historical protected people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Unworkable",
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
                    "condition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="orders.condition",
                    ),
                ),
                ("reason", models.TextField()),
                ("marked_at", models.DateTimeField()),
                (
                    "marked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_because", models.TextField(blank=True)),
            ],
            options={
                "verbose_name_plural": "unworkable marks",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("condition",),
                        name="unworkable_marked_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="unworkable_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_because", "")),
                            models.Q(
                                ("ended_at__gte", models.F("marked_at")), models.Q(("ended_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="unworkable_ended_in_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUnworkable",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("reason", models.TextField()),
                ("marked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
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
                    "marked_by",
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
                    "ended_by",
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
                "verbose_name": "historical unworkable",
                "verbose_name_plural": "historical unworkable marks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OtherProtection",
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
                        related_name="other_protections",
                        to="casework.case",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=60)),
                ("from_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                ("conditions", models.TextField(blank=True)),
                ("reference", models.CharField(blank=True, max_length=100)),
                ("court", models.CharField(blank=True, max_length=200)),
                (
                    "applicant",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("client", "The client"),
                            ("police", "The police"),
                            ("prosecution", "The prosecution"),
                            ("court", "The court itself"),
                            ("probation", "Probation or prison"),
                            ("council", "The council or another body"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("granted_on", models.DateField(blank=True, null=True)),
                ("cost_pence", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="otherprotection_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="otherprotection_label_unique_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "applicant__in",
                                ["", "client", "police", "prosecution", "court", "probation", "council", "other"],
                            )
                        ),
                        name="otherprotection_applicant_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", ""), _negated=True), name="otherprotection_has_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day_known", True), ("last_day", None), _connector="OR"),
                        name="otherprotection_unknown_last_day_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None), ("last_day__gte", models.F("from_day")), _connector="OR"
                        ),
                        name="otherprotection_last_day_not_before_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOtherProtection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=60)),
                ("from_day", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("last_day_known", models.BooleanField(default=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("conditions", models.TextField(blank=True)),
                ("reference", models.CharField(blank=True, max_length=100)),
                ("court", models.CharField(blank=True, max_length=200)),
                (
                    "applicant",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("client", "The client"),
                            ("police", "The police"),
                            ("prosecution", "The prosecution"),
                            ("court", "The court itself"),
                            ("probation", "Probation or prison"),
                            ("council", "The council or another body"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("granted_on", models.DateField(blank=True, null=True)),
                ("cost_pence", models.PositiveIntegerField(blank=True, null=True)),
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
                "verbose_name": "historical other protection",
                "verbose_name_plural": "historical other protections",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
