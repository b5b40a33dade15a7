"""Keeps whether an incident on a day when an order bound broke it."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_jobs"),
        ("casework", "0009_incident_accounts"),
        ("orders", "0002_rows_keep_to_their_case"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BreachAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
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
            },
        ),
    ]
