"""Keeps what a client agreed to, and on what ground a case was shared without."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_intake")]

    operations = []
