"""Indexes the trail by case, by person and by what was refused, while the copy runs on."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("accounts", "0005_looking_leaves_a_trail")]

    operations = [
        AddIndexConcurrently(
            "auditentry",
            models.Index(
                fields=["case", "-at", "-id"], condition=models.Q(case__isnull=False), name="auditentry_by_case"
            ),
        ),
        AddIndexConcurrently("auditentry", models.Index(fields=["user", "-at", "-id"], name="auditentry_by_person")),
        AddIndexConcurrently(
            "auditentry",
            models.Index(
                fields=["organisation", "-at", "-id"],
                condition=models.Q(outcome="refused"),
                name="auditentry_refused",
            ),
        ),
        AddIndexConcurrently(
            "auditentry",
            django.contrib.postgres.indexes.GinIndex(
                fields=["shown"], condition=models.Q(shown__isnull=False), name="auditentry_by_case_shown"
            ),
        ),
        # Rows are found by the longer indexes that begin with these columns.
        migrations.AlterField(
            "auditentry",
            "organisation",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AlterField(
            "auditentry",
            "user",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="audit_entries",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
