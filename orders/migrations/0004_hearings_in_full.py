"""Keeps what a day at court needs."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0003_applications_in_full"),
    ]

    operations = []
