"""Indexes what pages, saves and jobs look rows up by, while the copy runs on."""

from django.conf import settings
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0014_what_is_looked_for"),
        ("orders", "0012_import_dry_runs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="application",
            index=models.Index(
                condition=models.Q(("hearing_on__isnull", False)),
                fields=["hearing_on"],
                name="application_by_hearing_day",
            ),
        ),
        AddIndexConcurrently(
            model_name="breach",
            index=models.Index(fields=["happened_at"], name="breach_by_moment"),
        ),
        AddIndexConcurrently(
            model_name="breachanswer",
            index=models.Index(fields=["incident"], name="breachanswer_by_incident"),
        ),
        AddIndexConcurrently(
            model_name="courtdate",
            index=models.Index(fields=["hearing_on"], name="courtdate_by_day"),
        ),
        AddIndexConcurrently(
            model_name="hearing",
            index=models.Index(fields=["hearing_on"], name="hearing_by_day"),
        ),
        AddIndexConcurrently(
            model_name="import",
            index=models.Index(
                condition=models.Q(("content__isnull", False)), fields=["uploaded_at"], name="import_with_its_file"
            ),
        ),
        AddIndexConcurrently(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("status", "approved")), fields=["approved_at", "id"], name="letter_unsent_longest"
            ),
        ),
        AddIndexConcurrently(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("status", "sent")), fields=["reply_due_on", "id"], name="letter_awaited_longest"
            ),
        ),
        AddIndexConcurrently(
            model_name="order",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["last_day"], name="order_open_by_last_day"
            ),
        ),
        AddIndexConcurrently(
            model_name="order",
            index=models.Index(fields=["ended_at"], name="order_by_end"),
        ),
    ]
