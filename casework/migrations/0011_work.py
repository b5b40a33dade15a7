"""Keeps contacts, safety plans, meetings, notes and recommendations."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_evidence")]

    operations = []
