"""Lets one index hold together keys and spans of days: no share overlaps another."""

from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0016_looks_a_day"),
        ("casework", "0015_who_sees_it"),
        ("casework", "0014_what_is_looked_for"),
    ]

    dependencies = [
        ("accounts", "0004_forms_and_jobs"),
    ]

    operations = [
        BtreeGistExtension(),
    ]
