"""Indexes what pages, saves and jobs look rows up by, while the copy runs on."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0014_what_is_looked_for"),
        ("risk", "0001_what_is_watched"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("ends_at__isnull", False)),
                fields=["ends_at"],
                name="clock_open_by_end",
            ),
        ),
        AddIndexConcurrently(
            model_name="deadline",
            index=models.Index(fields=["case", "due_at"], name="deadline_by_case"),
        ),
        AddIndexConcurrently(
            model_name="flag",
            index=models.Index(fields=["case"], name="flag_by_case"),
        ),
    ]
