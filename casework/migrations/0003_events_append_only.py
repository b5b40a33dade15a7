"""Has the database itself refuse to change or delete an event."""

from django.db import migrations

EVENT_APPEND_ONLY = """
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON casework_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0002_rows_keep_to_their_case"),
        ("accounts", "0002_trail_append_only"),
    ]

    operations = [migrations.RunSQL(EVENT_APPEND_ONLY, "DROP TRIGGER event_append_only ON casework_event;")]
