"""Lays what cases are found by on this floor: officers, references of court and crime, warrants, words of letters."""

from django.db import migrations

SOURCES = r"""
CREATE VIEW search_from_application AS
SELECT a.id AS source_id, a.case_id, a.organisation_id, found.kind, found.shown, found.terms
  FROM orders_application a
 CROSS JOIN LATERAL (VALUES
    ('officer', a.officer::text, search_name(a.officer)),
    ('court', a.court_reference::text, search_reference(a.court_reference))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_breach AS
SELECT b.id AS source_id, b.case_id, b.organisation_id, 'crime'::text AS kind, b.crime_reference::text AS shown,
       search_reference(b.crime_reference) AS terms
  FROM orders_breach b WHERE search_reference(b.crime_reference) <> ''::tsvector;

CREATE VIEW search_from_warrant AS
SELECT w.id AS source_id, w.case_id, w.organisation_id, 'court'::text AS kind, w.reference::text AS shown,
       search_reference(w.reference) AS terms
  FROM orders_warrant w WHERE search_reference(w.reference) <> ''::tsvector;

CREATE VIEW search_from_protection AS
SELECT p.id AS source_id, p.case_id, p.organisation_id, found.kind, found.shown, found.terms
  FROM orders_otherprotection p
 CROSS JOIN LATERAL (VALUES
    ('court', p.reference::text, search_reference(p.reference)),
    ('record', '', search_text(p.conditions))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_letter AS
SELECT l.id AS source_id, l.case_id, l.organisation_id, 'letter'::text AS kind, ''::text AS shown,
       search_text(l.subject, l.text, l.reply_words) AS terms
  FROM orders_letter l WHERE search_text(l.subject, l.text, l.reply_words) <> ''::tsvector;

SELECT search_follow('application', 'orders_application', ARRAY['officer', 'court_reference']);
SELECT search_follow('breach', 'orders_breach', ARRAY['crime_reference']);
SELECT search_follow('warrant', 'orders_warrant', ARRAY['reference']);
SELECT search_follow('protection', 'orders_otherprotection', ARRAY['reference', 'conditions']);
SELECT search_follow('letter', 'orders_letter', ARRAY['subject', 'text', 'reply_words']);
"""
NO_SOURCES = """
SELECT search_unfollow('letter', 'orders_letter');
SELECT search_unfollow('protection', 'orders_otherprotection');
SELECT search_unfollow('warrant', 'orders_warrant');
SELECT search_unfollow('breach', 'orders_breach');
SELECT search_unfollow('application', 'orders_application');
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0017_search"), ("orders", "0014_law_settings_leave")]

    operations = [migrations.RunSQL(SOURCES, NO_SOURCES)]
