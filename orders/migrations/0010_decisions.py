"""Keeps decisions about protection."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0009_letters"),
    ]

    operations = []
