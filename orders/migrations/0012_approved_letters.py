"""Has the database itself refuse to change a letter that somebody has approved."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION refuse_change_of_approved_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'change of an approved letter refused' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER letter_approved_is_frozen BEFORE UPDATE ON orders_letter
    FOR EACH ROW WHEN (
        OLD.status IN ('approved', 'sent', 'replied', 'no_reply')
        AND (OLD.kind, OLD.recipient, OLD.recipient_role, OLD.subject, OLD.text, OLD.text_hash, OLD.names_client,
             OLD.names_perpetrator, OLD.case_id, OLD.approved_at, OLD.approved_by_id)
            IS DISTINCT FROM
            (NEW.kind, NEW.recipient, NEW.recipient_role, NEW.subject, NEW.text, NEW.text_hash, NEW.names_client,
             NEW.names_perpetrator, NEW.case_id, NEW.approved_at, NEW.approved_by_id)
        OR OLD.status IN ('approved', 'sent', 'replied', 'no_reply') AND NEW.status IN ('draft', 'waiting')
    ) EXECUTE FUNCTION refuse_change_of_approved_letter();
"""
UNFREEZE = "DROP TRIGGER letter_approved_is_frozen ON orders_letter; DROP FUNCTION refuse_change_of_approved_letter();"


class Migration(migrations.Migration):
    replaces = [
        ("orders", "0001_applications_orders_breaches"),
    ]

    dependencies = [
        ("orders", "0011_append_only"),
    ]

    operations = [
        migrations.RunSQL(FREEZE, UNFREEZE),
    ]
