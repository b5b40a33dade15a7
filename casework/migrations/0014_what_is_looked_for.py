"""Indexes what pages, saves and jobs look rows up by, while the copy runs on."""

from django.conf import settings
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0013_part_dates_of_birth"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="concern",
            index=models.Index(fields=["case", "kind"], name="concern_by_case"),
        ),
        AddIndexConcurrently(
            model_name="concern",
            index=models.Index(fields=["kind", "case"], name="concern_by_kind"),
        ),
        AddIndexConcurrently(
            model_name="incident",
            index=models.Index(fields=["happened_at"], name="incident_by_moment"),
        ),
        AddIndexConcurrently(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("outcome", "")), fields=["organisation", "received_at"], name="referral_undecided"
            ),
        ),
        AddIndexConcurrently(
            model_name="referral",
            index=models.Index(fields=["organisation", "-id"], name="referral_latest"),
        ),
        AddIndexConcurrently(
            model_name="task",
            index=models.Index(fields=["case", "kind"], name="task_by_case"),
        ),
    ]
