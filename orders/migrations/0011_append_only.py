"""Has the database itself refuse to change or delete a row that is written once."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER stepconfirmation_append_only BEFORE UPDATE OR DELETE ON orders_stepconfirmation
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER warrantcheck_append_only BEFORE UPDATE OR DELETE ON orders_warrantcheck
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
NO_LONGER = """
DROP TRIGGER warrantcheck_append_only ON orders_warrantcheck;
DROP TRIGGER stepconfirmation_append_only ON orders_stepconfirmation;
"""


class Migration(migrations.Migration):
    replaces = [
        ("orders", "0002_orders_in_full"),
    ]

    dependencies = [
        ("accounts", "0005_append_only"),
        ("orders", "0010_same_as_parent"),
    ]

    operations = [
        migrations.RunSQL(APPEND_ONLY, NO_LONGER),
    ]
