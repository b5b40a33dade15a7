"""Keeps what is known of people: how to reach them safely, and what tells a perpetrator."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_tasks_and_concerns")]

    operations = []
