"""Keeps apart a last day that nobody knows from none, and whom an order protects."""

import django.contrib.postgres.fields
from django.db import migrations, models

import orders.models.order
from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0009_last_day_found_out"),
        ("orders", "0010_decisions"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="order",
            name="order_interim_has_last_day",
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="last_day_known",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="protects",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), default=orders.models.order.the_client, size=None
            ),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="last_day_known",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="order",
            name="last_day_known",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="order",
            name="protects",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), default=orders.models.order.the_client, size=None
            ),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="last_day_known",
            field=models.BooleanField(default=True),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "interim"), _negated=True),
                    ("last_day__isnull", False),
                    ("last_day_known", False),
                    _connector="OR",
                ),
                name="order_interim_has_last_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day_known", True), ("last_day", None), _connector="OR"),
                name="order_unknown_last_day_is_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("protects", []), _negated=True), name="order_protects_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="otherprotection",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day_known", True), ("last_day", None), _connector="OR"),
                name="otherprotection_unknown_last_day_is_empty",
            ),
        ),
    ]
