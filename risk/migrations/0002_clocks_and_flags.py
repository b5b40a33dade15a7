"""Keeps clocks, their deadlines and flags, the settings they go by, and when they were last counted."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("risk", "0002_what_is_looked_for"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0003_cases"),
        ("risk", "0001_reviews_and_opinions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clock",
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
                        related_name="clocks",
                        to="casework.case",
                    ),
                ),
                ("rule", models.CharField(max_length=8)),
                ("subject", models.CharField(max_length=90)),
                ("started_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("late_at", models.DateTimeField(blank=True, null=True)),
                ("extension", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["late_at", "id"], name="clock_open_by_late_at"
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["case", "late_at"], name="clock_open_by_case"
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None), ("ends_at__isnull", False)),
                        fields=["ends_at"],
                        name="clock_open_by_end",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="clock_key"),
                    models.UniqueConstraint(
                        fields=("case", "rule", "subject", "started_at", "opened_at"), name="clock_once_for_each_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True), models.Q(("subject", ""), _negated=True)
                        ),
                        name="clock_names_rule_and_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opened_at__gte", models.F("started_at"))),
                        name="clock_not_opened_before_started",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                        ),
                        name="clock_not_closed_before_opened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("late_at", None), ("late_at__gte", models.F("opened_at")), _connector="OR"),
                        name="clock_not_late_before_opened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                    "clock",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="risk.clock",
                    ),
                ),
                ("mark", models.CharField(max_length=10)),
                ("due_at", models.DateTimeField()),
                ("to", models.CharField(blank=True, max_length=40)),
                ("is_open", models.BooleanField(default=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["due_at", "id"],
                        include=("clock", "mark"),
                        name="deadline_open_by_due",
                    ),
                    models.Index(fields=["case", "due_at"], name="deadline_by_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("clock", "mark"), name="deadline_mark_once_for_each_clock"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mark__in", ["amber", "red", "critical"]),
                            ("mark__regex", "^step_\\d+(\\.\\d)?$"),
                            _connector="OR",
                        ),
                        name="deadline_mark_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark__startswith", "step_"), ("to__gt", "")),
                            models.Q(("mark__in", ["amber", "red", "critical"]), ("to", "")),
                            _connector="OR",
                        ),
                        name="deadline_step_tells_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
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
                        related_name="flags",
                        to="casework.case",
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to="risk.clock",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("amber", "Amber"), ("red", "Red"), ("critical", "Critical")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["case", "level"], name="flag_open_by_case"
                    ),
                    models.Index(condition=models.Q(("closed_at", None)), fields=["clock"], name="flag_open_by_clock"),
                    models.Index(fields=["case"], name="flag_by_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("clock", "level"), name="flag_level_once_for_each_clock"),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["amber", "red", "critical"])), name="flag_level_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("raised_at__gte", models.F("at"))), name="flag_not_raised_before_reached"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_at", None), ("closed_at__gte", models.F("at")), _connector="OR"),
                        name="flag_not_closed_before_reached",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
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
                        related_name="escalations",
                        to="casework.case",
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="risk.clock",
                    ),
                ),
                ("step", models.DecimalField(decimal_places=1, max_digits=4)),
                ("to", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("clock", "step"), name="escalation_step_once_for_each_clock"),
                    models.CheckConstraint(condition=models.Q(("step__gte", 1)), name="escalation_step_not_before_red"),
                    models.CheckConstraint(
                        condition=models.Q(("to", ""), _negated=True), name="escalation_tells_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("raised_at__gte", models.F("at"))), name="escalation_not_raised_before_due"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
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
                        related_name="acknowledgements",
                        to="casework.case",
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="risk.clock",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("quiet_until", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["clock", "-at", "-id"], name="acknowledgement_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "^\\s*$"), _negated=True),
                        name="acknowledgement_has_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CadenceSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cadences",
                        to="accounts.organisation",
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
                            ("acceptance", "First review of a new case"),
                        ],
                        max_length=10,
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("valid_from", models.DateField()),
                ("reason", models.TextField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "level", "valid_from"), name="cadence_one_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ("standard", "medium", "high", "very_high", "acceptance"))),
                        name="cadence_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", 1), ("days__lte", 365)), name="cadence_days_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="cadence_has_reason"
                    ),
                ],
            },
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
                    "set_by",
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
                "verbose_name": "historical cadence setting",
                "verbose_name_plural": "historical cadence settings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EscalationSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalation_steps",
                        to="accounts.organisation",
                    ),
                ),
                ("step", models.DecimalField(decimal_places=1, max_digits=4)),
                ("to", models.CharField(max_length=40)),
                ("valid_from", models.DateField()),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "step", "valid_from"), name="escalationsetting_one_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step__gte", 1)), name="escalationsetting_step_not_before_red"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to", ""), _negated=True), name="escalationsetting_tells_somebody"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEscalationSetting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("step", models.DecimalField(decimal_places=1, max_digits=4)),
                ("to", models.CharField(max_length=40)),
                ("valid_from", models.DateField()),
                ("set_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
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
                    "set_by",
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
                "verbose_name": "historical escalation setting",
                "verbose_name_plural": "historical escalation settings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ThresholdSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="thresholds",
                        to="accounts.organisation",
                    ),
                ),
                ("rule", models.CharField(max_length=8)),
                (
                    "risk_level",
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
                ("amber", models.PositiveIntegerField(blank=True, null=True)),
                ("red", models.PositiveIntegerField(blank=True, null=True)),
                ("critical", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working_days", "working days"),
                            ("hours", "hours"),
                            ("days", "days"),
                            ("at_once", "at once"),
                            ("working_days_ahead", "working days ahead"),
                            ("calendar_days", "calendar days"),
                            ("working_days_before", "working days before"),
                            ("days_before", "days before"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("reason", models.TextField(blank=True)),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "rule", "risk_level", "valid_from"), name="threshold_one_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rule", ""), _negated=True), name="threshold_names_rule"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("risk_level__in", ["standard", "medium", "high", "very_high"])),
                        name="threshold_risk_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "unit__in",
                                [
                                    "working_days",
                                    "hours",
                                    "days",
                                    "at_once",
                                    "working_days_ahead",
                                    "calendar_days",
                                    "working_days_before",
                                    "days_before",
                                ],
                            )
                        ),
                        name="threshold_unit_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amber__isnull", False),
                            ("red__isnull", False),
                            ("critical__isnull", False),
                            _connector="OR",
                        ),
                        name="threshold_sets_a_limit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit__in", ["days", "hours", "working_days"]), _negated=True),
                            models.Q(("amber", 0), ("red", 0), ("critical", 0), _connector="OR", _negated=True),
                            _connector="OR",
                        ),
                        name="threshold_running_limit_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalThresholdSetting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("rule", models.CharField(max_length=8)),
                (
                    "risk_level",
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
                ("amber", models.PositiveIntegerField(blank=True, null=True)),
                ("red", models.PositiveIntegerField(blank=True, null=True)),
                ("critical", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working_days", "working days"),
                            ("hours", "hours"),
                            ("days", "days"),
                            ("at_once", "at once"),
                            ("working_days_ahead", "working days ahead"),
                            ("calendar_days", "calendar days"),
                            ("working_days_before", "working days before"),
                            ("days_before", "days before"),
                        ],
                        max_length=20,
                    ),
                ),
                ("valid_from", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
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
                    "set_by",
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
                "verbose_name": "historical threshold setting",
                "verbose_name_plural": "historical threshold settings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("beat_at", models.DateTimeField()),
                ("detail", models.JSONField(blank=True, default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
