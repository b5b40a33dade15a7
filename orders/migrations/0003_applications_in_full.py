"""Keeps what an application is asked with and answered by."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0002_orders_in_full"),
    ]

    operations = []
