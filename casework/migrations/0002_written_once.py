"""Has the database itself refuse to change or delete a row that is written once."""

from django.db import migrations

from accounts.migrating import AtOnce

WRITTEN_ONCE = """
CREATE TRIGGER {0}_append_only BEFORE UPDATE OR DELETE ON casework_{0}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
TABLES = (
    "event",
    "incidentaccount",
    "handover",
    "original",
    "custody",
    "contactattempt",
    "note",
    "planconfirmation",
)


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0002_trail_append_only"),  # refuse_change() is made there
        ("casework", "0001_the_record_and_the_work_on_it"),
    ]

    operations = [
        migrations.RunSQL(WRITTEN_ONCE.format(table), f"DROP TRIGGER {table}_append_only ON casework_{table};")
        for table in TABLES
    ]
