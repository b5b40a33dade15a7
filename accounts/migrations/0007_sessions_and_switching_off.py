"""Keeps whose each session is; has the database end all access of an account in the moment it is switched off."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.migrating import AtOnce

# A person's access must end whoever switches the account off: a page, a command, somebody at the database. The moment is
# kept where nothing else can write it; what lives on higher floors, such as a calendar feed, is dead if it was made before.
SWITCHING_OFF = """
CREATE FUNCTION end_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.switched_off_at := OLD.switched_off_at;
    IF OLD.is_active AND NOT NEW.is_active THEN
        NEW.switched_off_at := clock_timestamp();
        DELETE FROM accounts_usersession WHERE user_id = OLD.id;
        DELETE FROM accounts_knowndevice WHERE user_id = OLD.id;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER user_switched_off BEFORE UPDATE ON accounts_user FOR EACH ROW EXECUTE FUNCTION end_access();
"""
AS_BEFORE = """
DROP TRIGGER user_switched_off ON accounts_user;
DROP FUNCTION end_access();
"""
ALREADY_OFF = "UPDATE accounts_user SET switched_off_at = clock_timestamp() WHERE NOT is_active;"
# Sessions live elsewhere now, and nobody could list or end these; whoever was signed in signs in again.
FORGET_SESSIONS = """
DO $$
BEGIN
    IF to_regclass('django_session') IS NOT NULL THEN
        DELETE FROM django_session;
    END IF;
END
$$;
"""


class Migration(AtOnce):
    dependencies = [("accounts", "0006_trail_by_case_and_by_person")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="switched_off_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.CreateModel(
            name="UserSession",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("session_data", models.TextField()),
                ("device", models.CharField(blank=True, max_length=60)),
                ("begun_at", models.DateTimeField()),
                ("last_used_at", models.DateTimeField()),
                ("expire_date", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["expire_date"], name="usersession_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("session_key", ""), _negated=True), name="usersession_has_key"
                    )
                ],
            },
        ),
        migrations.RunSQL(ALREADY_OFF, migrations.RunSQL.noop),
        migrations.RunSQL(SWITCHING_OFF, AS_BEFORE),
        migrations.RunSQL(FORGET_SESSIONS, migrations.RunSQL.noop),
    ]
