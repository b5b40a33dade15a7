"""Has the database itself refuse to change or delete a line of the trail."""

from django.db import migrations

# The function names no table, so that a higher floor can hang it on its own append-only tables. TRUNCATE is
# left to the owner of the table: tests empty tables with it, and it is no way to change one line unseen.
REFUSE_CHANGE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % refused: its rows are append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
"""
AUDITENTRY_APPEND_ONLY = """
CREATE TRIGGER auditentry_append_only BEFORE UPDATE OR DELETE ON accounts_auditentry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0003_police_forces"),
    ]

    dependencies = [
        ("accounts", "0004_forms_and_jobs"),
    ]

    operations = [
        migrations.RunSQL(REFUSE_CHANGE, "DROP FUNCTION refuse_change();"),
        migrations.RunSQL(AUDITENTRY_APPEND_ONLY, "DROP TRIGGER auditentry_append_only ON accounts_auditentry;"),
    ]
