"""Keeps imports of files and how their columns were read."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_work")]

    operations = []
