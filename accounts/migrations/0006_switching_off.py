"""Has the database end all access of an account in the moment it is switched off."""

from django.db import migrations

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


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0002_trail_append_only"),
    ]

    dependencies = [
        ("accounts", "0005_append_only"),
    ]

    operations = [
        migrations.RunSQL(SWITCHING_OFF, AS_BEFORE),
    ]
