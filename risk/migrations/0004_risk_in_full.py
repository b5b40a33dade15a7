"""Keeps screenings, results of tools, the police's view and signatures."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("risk", "0003_limits_are_applied")]

    operations = []
