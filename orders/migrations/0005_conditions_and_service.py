"""Keeps how an order is served, kept to and watched."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0004_hearings_in_full"),
    ]

    operations = []
