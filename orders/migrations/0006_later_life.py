"""Keeps what is asked of a court about an order that stands."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0005_conditions_and_service"),
    ]

    operations = []
