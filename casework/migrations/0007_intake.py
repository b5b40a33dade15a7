"""Keeps referrals, hand-overs and the list of cases on which nobody acts."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_people")]

    operations = []
