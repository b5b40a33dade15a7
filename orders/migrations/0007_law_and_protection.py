"""Keeps the figures of the law."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0006_later_life"),
    ]

    operations = []
