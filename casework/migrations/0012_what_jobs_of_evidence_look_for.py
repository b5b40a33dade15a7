"""Indexes what the jobs of evidence look for every fifteen seconds, while the copy runs on."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("casework", "0011_small_pictures")]

    operations = [
        AddIndexConcurrently(
            model_name="scan",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["id"], name="scan_to_try"),
        ),
        AddIndexConcurrently(
            model_name="workingcopy",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["id"], name="workingcopy_to_make"),
        ),
        AddIndexConcurrently(
            model_name="workingcopy",
            index=models.Index(
                condition=models.Q(("drawn_at", None), ("state", "made")), fields=["id"], name="workingcopy_to_draw"
            ),
        ),
    ]
