"""Has the database itself refuse to change or delete a row that is written once."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON casework_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER incidentaccount_append_only BEFORE UPDATE OR DELETE ON casework_incidentaccount
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handover_append_only BEFORE UPDATE OR DELETE ON casework_handover
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER original_append_only BEFORE UPDATE OR DELETE ON casework_original
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER custody_append_only BEFORE UPDATE OR DELETE ON casework_custody
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contactattempt_append_only BEFORE UPDATE OR DELETE ON casework_contactattempt
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_append_only BEFORE UPDATE OR DELETE ON casework_note
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER planconfirmation_append_only BEFORE UPDATE OR DELETE ON casework_planconfirmation
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lookallowance_append_only BEFORE UPDATE OR DELETE ON casework_lookallowance
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER personquestion_append_only BEFORE UPDATE OR DELETE ON casework_personquestion
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
NO_LONGER = """
DROP TRIGGER personquestion_append_only ON casework_personquestion;
DROP TRIGGER lookallowance_append_only ON casework_lookallowance;
DROP TRIGGER planconfirmation_append_only ON casework_planconfirmation;
DROP TRIGGER note_append_only ON casework_note;
DROP TRIGGER contactattempt_append_only ON casework_contactattempt;
DROP TRIGGER custody_append_only ON casework_custody;
DROP TRIGGER original_append_only ON casework_original;
DROP TRIGGER handover_append_only ON casework_handover;
DROP TRIGGER incidentaccount_append_only ON casework_incidentaccount;
DROP TRIGGER event_append_only ON casework_event;
"""


class Migration(migrations.Migration):
    replaces = [
        ("casework", "0001_the_record_and_the_work_on_it"),
    ]

    dependencies = [
        ("accounts", "0005_append_only"),
        ("casework", "0013_same_as_parent"),
    ]

    operations = [
        migrations.RunSQL(APPEND_ONLY, NO_LONGER),
    ]
