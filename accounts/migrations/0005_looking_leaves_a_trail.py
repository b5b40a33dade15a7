"""Gives each line of the trail the case it is about, and where and in which session it was written."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.models.functions import Now

from accounts.migrating import AtOnce

# Lines that named their case in words only name it in its column now. What they say stays as it is.
CASES_OF_OLD_LINES = """
ALTER TABLE accounts_auditentry DISABLE TRIGGER auditentry_append_only;
UPDATE accounts_auditentry
   SET "case" = COALESCE(detail ->> 'case', subject_id)::uuid
 WHERE COALESCE(detail ->> 'case', subject_id) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
   AND (detail ? 'case' OR subject_kind = 'case');
ALTER TABLE accounts_auditentry ENABLE TRIGGER auditentry_append_only;
"""
OUTCOMES = ["", "shown", "refused", "nothing_there", "failed"]


class Migration(AtOnce):
    dependencies = [("accounts", "0004_sign_in_limits_and_devices")]

    operations = [
        migrations.AddField("auditentry", "case", models.UUIDField(editable=False, null=True)),
        migrations.AddField(
            "auditentry",
            "shown",
            django.contrib.postgres.fields.ArrayField(models.UUIDField(), editable=False, null=True, size=None),
        ),
        migrations.AddField("auditentry", "route", models.CharField(blank=True, max_length=60)),
        migrations.AddField("auditentry", "session", models.CharField(blank=True, max_length=16)),
        migrations.AddField(
            "auditentry",
            "outcome",
            models.CharField(
                blank=True,
                choices=[
                    ("shown", "Shown"),
                    ("refused", "Refused"),
                    ("nothing_there", "Nothing there"),
                    ("failed", "Ended in an error"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField("auditentry", "at", models.DateTimeField(db_default=Now())),
        migrations.AddConstraint(
            "auditentry",
            models.CheckConstraint(condition=models.Q(("outcome__in", OUTCOMES)), name="auditentry_outcome_is_known"),
        ),
        migrations.RunSQL(CASES_OF_OLD_LINES, migrations.RunSQL.noop),
    ]
