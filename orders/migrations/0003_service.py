"""Keeps how an order was served, and what he must notify."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0010_decisions"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0005_evidence"),
        ("orders", "0002_orders"),
    ]

    operations = [
        migrations.CreateModel(
            name="ServiceAttempt",
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
                        related_name="service_attempts",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_attempts",
                        to="orders.order",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("in_court", "In court, when it was made"),
                            ("in_person", "In person, by an officer"),
                            ("at_station", "At a police station"),
                            ("in_custody", "In custody or prison"),
                            ("post", "By post"),
                            ("solicitor", "Through his solicitor"),
                            ("other", "Another way"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("served", "Served: he has the order"),
                            ("not_found", "He was not found"),
                            ("refused", "He refused to take it"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("served_by", models.CharField(blank=True, max_length=200)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("interpreter", models.CharField(blank=True, max_length=100)),
                ("statement", models.TextField(blank=True)),
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proves_service",
                        to="casework.exhibit",
                    ),
                ),
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
                                "method__in",
                                ["in_court", "in_person", "at_station", "in_custody", "post", "solicitor", "other"],
                            )
                        ),
                        name="serviceattempt_method_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["served", "not_found", "refused", "other"])),
                        name="serviceattempt_outcome_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "served")), fields=("order",), name="serviceattempt_served_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalServiceAttempt",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("at", models.DateTimeField()),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("in_court", "In court, when it was made"),
                            ("in_person", "In person, by an officer"),
                            ("at_station", "At a police station"),
                            ("in_custody", "In custody or prison"),
                            ("post", "By post"),
                            ("solicitor", "Through his solicitor"),
                            ("other", "Another way"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("served", "Served: he has the order"),
                            ("not_found", "He was not found"),
                            ("refused", "He refused to take it"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("served_by", models.CharField(blank=True, max_length=200)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("interpreter", models.CharField(blank=True, max_length=100)),
                ("statement", models.TextField(blank=True)),
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
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.exhibit",
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
                "verbose_name": "historical service attempt",
                "verbose_name_plural": "historical service attempts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NotificationDuty",
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
                        related_name="notification_duties",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notification_duties",
                        to="orders.order",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("initial", "All his names and his home address"),
                            ("new_name", "A new name"),
                            ("new_address", "A new home address"),
                        ],
                        max_length=20,
                    ),
                ),
                ("began_on", models.DateField()),
                ("due_on", models.DateField()),
                ("learned_from", models.CharField(blank=True, max_length=200)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("notified", "He has notified them"),
                            ("not_notified", "He has not notified them"),
                            ("not_said", "They do not say, or do not know"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("notified_on", models.DateField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
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
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="notificationduty_key"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["initial", "new_name", "new_address"])),
                        name="notificationduty_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "notified", "not_notified", "not_said"])),
                        name="notificationduty_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("began_on"))),
                        name="notificationduty_not_due_before_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="notificationduty_answer_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notified_on", None),
                            models.Q(("answer", "notified"), ("notified_on__gte", models.F("began_on"))),
                            _connector="OR",
                        ),
                        name="notificationduty_notified_on_its_day_or_later",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "initial")), fields=("order",), name="notificationduty_one_first"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNotificationDuty",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("initial", "All his names and his home address"),
                            ("new_name", "A new name"),
                            ("new_address", "A new home address"),
                        ],
                        max_length=20,
                    ),
                ),
                ("began_on", models.DateField()),
                ("due_on", models.DateField()),
                ("learned_from", models.CharField(blank=True, max_length=200)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("notified", "He has notified them"),
                            ("not_notified", "He has not notified them"),
                            ("not_said", "They do not say, or do not know"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("notified_on", models.DateField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical notification duty",
                "verbose_name_plural": "historical notification dutys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
