"""Keeps long jobs and how far they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_police_forces")]

    operations = []
