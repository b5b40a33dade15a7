"""Keeps how often a person may look at what is hidden in a day, what was allowed beyond it, and what was asked."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0003_orders_in_full"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0011_handovers_and_closing"),
    ]

    operations = [
        migrations.CreateModel(
            name="LookLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("reveal", "Safe addresses shown"),
                            ("question", "Questions whether somebody is recorded"),
                        ],
                        max_length=20,
                    ),
                ),
                ("a_day", models.PositiveSmallIntegerField()),
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
                    models.UniqueConstraint(fields=("organisation", "kind", "valid_from"), name="look_limit_one_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["question", "reveal"])), name="look_limit_kind_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("a_day__range", (1, 500))), name="look_limit_limits"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLookLimit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reveal", "Safe addresses shown"),
                            ("question", "Questions whether somebody is recorded"),
                        ],
                        max_length=20,
                    ),
                ),
                ("a_day", models.PositiveSmallIntegerField()),
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
                "verbose_name": "historical look limit",
                "verbose_name_plural": "historical look limits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LookAllowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="look_allowances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reveal", "Safe addresses shown"),
                            ("question", "Questions whether somebody is recorded"),
                        ],
                        max_length=20,
                    ),
                ),
                ("day", models.DateField()),
                ("more", models.PositiveSmallIntegerField()),
                ("reason", models.TextField()),
                (
                    "allowed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("allowed_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["person", "day"], name="look_allowance_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["question", "reveal"])), name="look_allowance_kind_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("more__range", (1, 50))), name="look_allowance_is_some"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="look_allowance_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("allowed_by")), _negated=True),
                        name="look_allowance_is_anothers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("day", models.DateField()),
                ("words", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("by", "day", "words"), name="person_question_once_a_day")
                ],
            },
        ),
    ]
