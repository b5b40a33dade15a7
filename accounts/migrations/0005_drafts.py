"""Keeps what somebody is typing, until it is sent."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_jobs")]

    operations = []
