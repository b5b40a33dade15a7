"""Keeps what is done about breaches and warrants."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0007_law_and_protection"),
    ]

    operations = []
