"""Keeps letters, their templates and their replies."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0008_breaches_in_full"),
    ]

    operations = []
