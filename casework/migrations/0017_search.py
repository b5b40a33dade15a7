"""Lays the index of what cases are found by: how texts become lexemes, and triggers that keep it true to its sources.

The functions say in SQL what casework/people/rules/name_keys.py and casework/cases/rules.py say in Python: an index that
each writer in Python had to remember would be forgotten once. tests/casework/search/test_lexemes.py holds the two together.

A source is a view `search_from_…` with (source_id, case_id, organisation_id, kind, shown, terms). `search_follow` has a
table's triggers keep its rows; a floor above lays its own views and calls it (orders/migrations/0015_search_sources.py).
Lexemes: n: a word of a name, ~: how it sounds, d: the word with a letter left out, r: a reference from any of its parts
on, k: its words and numbers without leading zeros, p: a phone number, q: its digits from the end, e: a: v: mail, account,
vehicle. Words of texts stand as they are. The safe address is in no view.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Accents, vowel signs and what turns or joins letters unseen: Mn, Mc, Me and Cf of Unicode.
MARKS = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0600-\u0605\u0610-"
    r"\u061a\u061c\u064b-\u065f\u0670\u06d6-\u06dd\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u070f\u0711\u0730-"
    r"\u074a\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0890-"
    r"\u0891\u0898-\u089f\u08ca-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963\u0981-\u0983\u09bc\u09be-"
    r"\u09c4\u09c7-\u09c8\u09cb-\u09cd\u09d7\u09e2-\u09e3\u09fe\u0a01-\u0a03\u0a3c\u0a3e-\u0a42\u0a47-\u0a48\u0a4b-"
    r"\u0a4d\u0a51\u0a70-\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0ac5\u0ac7-\u0ac9\u0acb-\u0acd\u0ae2-\u0ae3\u0afa-"
    r"\u0aff\u0b01-\u0b03\u0b3c\u0b3e-\u0b44\u0b47-\u0b48\u0b4b-\u0b4d\u0b55-\u0b57\u0b62-\u0b63\u0b82\u0bbe-"
    r"\u0bc2\u0bc6-\u0bc8\u0bca-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c44\u0c46-\u0c48\u0c4a-\u0c4d\u0c55-"
    r"\u0c56\u0c62-\u0c63\u0c81-\u0c83\u0cbc\u0cbe-\u0cc4\u0cc6-\u0cc8\u0cca-\u0ccd\u0cd5-\u0cd6\u0ce2-\u0ce3\u0d00-"
    r"\u0d03\u0d3b-\u0d3c\u0d3e-\u0d44\u0d46-\u0d48\u0d4a-\u0d4d\u0d57\u0d62-\u0d63\u0d81-\u0d83\u0dca\u0dcf-"
    r"\u0dd4\u0dd6\u0dd8-\u0ddf\u0df2-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18-"
    r"\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0f97\u0f99-\u0fbc\u0fc6\u102b-"
    r"\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u135d-"
    r"\u135f\u1712-\u1715\u1732-\u1734\u1752-\u1753\u1772-\u1773\u17b4-\u17d3\u17dd\u180b-\u180f\u1885-"
    r"\u1886\u18a9\u1920-\u192b\u1930-\u193b\u1a17-\u1a1b\u1a55-\u1a5e\u1a60-\u1a7c\u1a7f\u1ab0-\u1ace\u1b00-"
    r"\u1b04\u1b34-\u1b44\u1b6b-\u1b73\u1b80-\u1b82\u1ba1-\u1bad\u1be6-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-"
    r"\u1ce8\u1ced\u1cf4\u1cf7-\u1cf9\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u20d0-"
    r"\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099-\u309a\ua66f-\ua672\ua674-\ua67d\ua69e-\ua69f\ua6f0-"
    r"\ua6f1\ua802\ua806\ua80b\ua823-\ua827\ua82c\ua880-\ua881\ua8b4-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d\ua947-"
    r"\ua953\ua980-\ua983\ua9b3-\ua9c0\ua9e5\uaa29-\uaa36\uaa43\uaa4c-\uaa4d\uaa7b-\uaa7d\uaab0\uaab2-\uaab4\uaab7-"
    r"\uaab8\uaabe-\uaabf\uaac1\uaaeb-\uaaef\uaaf5-\uaaf6\uabe3-\uabea\uabec-\uabed\ufb1e\ufe00-\ufe0f\ufe20-"
    r"\ufe2f\ufeff\ufff9-\ufffb\U000101fd\U000102e0\U00010376-\U0001037a\U00010a01-\U00010a03\U00010a05-"
    r"\U00010a06\U00010a0c-\U00010a0f\U00010a38-\U00010a3a\U00010a3f\U00010ae5-\U00010ae6\U00010d24-"
    r"\U00010d27\U00010eab-\U00010eac\U00010f46-\U00010f50\U00010f82-\U00010f85\U00011000-\U00011002\U00011038-"
    r"\U00011046\U00011070\U00011073-\U00011074\U0001107f-\U00011082\U000110b0-"
    r"\U000110ba\U000110bd\U000110c2\U000110cd\U00011100-\U00011102\U00011127-\U00011134\U00011145-"
    r"\U00011146\U00011173\U00011180-\U00011182\U000111b3-\U000111c0\U000111c9-\U000111cc\U000111ce-"
    r"\U000111cf\U0001122c-\U00011237\U0001123e\U000112df-\U000112ea\U00011300-\U00011303\U0001133b-"
    r"\U0001133c\U0001133e-\U00011344\U00011347-\U00011348\U0001134b-\U0001134d\U00011357\U00011362-"
    r"\U00011363\U00011366-\U0001136c\U00011370-\U00011374\U00011435-\U00011446\U0001145e\U000114b0-"
    r"\U000114c3\U000115af-\U000115b5\U000115b8-\U000115c0\U000115dc-\U000115dd\U00011630-\U00011640\U000116ab-"
    r"\U000116b7\U0001171d-\U0001172b\U0001182c-\U0001183a\U00011930-\U00011935\U00011937-\U00011938\U0001193b-"
    r"\U0001193e\U00011940\U00011942-\U00011943\U000119d1-\U000119d7\U000119da-\U000119e0\U000119e4\U00011a01-"
    r"\U00011a0a\U00011a33-\U00011a39\U00011a3b-\U00011a3e\U00011a47\U00011a51-\U00011a5b\U00011a8a-"
    r"\U00011a99\U00011c2f-\U00011c36\U00011c38-\U00011c3f\U00011c92-\U00011ca7\U00011ca9-\U00011cb6\U00011d31-"
    r"\U00011d36\U00011d3a\U00011d3c-\U00011d3d\U00011d3f-\U00011d45\U00011d47\U00011d8a-\U00011d8e\U00011d90-"
    r"\U00011d91\U00011d93-\U00011d97\U00011ef3-\U00011ef6\U00013430-\U00013438\U00016af0-\U00016af4\U00016b30-"
    r"\U00016b36\U00016f4f\U00016f51-\U00016f87\U00016f8f-\U00016f92\U00016fe4\U00016ff0-\U00016ff1\U0001bc9d-"
    r"\U0001bc9e\U0001bca0-\U0001bca3\U0001cf00-\U0001cf2d\U0001cf30-\U0001cf46\U0001d165-\U0001d169\U0001d16d-"
    r"\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244\U0001da00-\U0001da36\U0001da3b-"
    r"\U0001da6c\U0001da75\U0001da84\U0001da9b-\U0001da9f\U0001daa1-\U0001daaf\U0001e000-\U0001e006\U0001e008-"
    r"\U0001e018\U0001e01b-\U0001e021\U0001e023-\U0001e024\U0001e026-\U0001e02a\U0001e130-"
    r"\U0001e136\U0001e2ae\U0001e2ec-\U0001e2ef\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a\U000e0001\U000e0020-"
    r"\U000e007f\U000e0100-\U000e01ef"
)
WORDS = r"""
CREATE FUNCTION search_plain(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(written) = char_length(written)
        THEN replace(lower(written), chr(39), '')
        ELSE regexp_replace(
            translate(
                replace(replace(replace(replace(
                    normalize(casefold(normalize(written, NFKD) COLLATE pg_unicode_fast), NFKD),
                    'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'), 'ŋ', 'ng'),
                'аевһікмнорстухѕјԁԛԝьґαεηικμνορτυχωøłđðıħ',
                'aebhikmhopctyxsjdqwbraenikuvoptuxwolddih'),
            '[''’%(marks)s]', '', 'g')
    END
$$;
CREATE FUNCTION search_words(written text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT left(word[1], 100)
          FROM regexp_matches(search_plain(left(written, 200)) COLLATE pg_unicode_fast, '\w+', 'g')
          WITH ORDINALITY AS found(word, place)
         ORDER BY place LIMIT 12)
$$;
CREATE FUNCTION search_sound(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE heard text := word;
BEGIN
    heard := regexp_replace(heard, '(.)\1+', '\1', 'g');
    heard := regexp_replace(heard, '^(kn|gn|pn)', 'n');
    heard := regexp_replace(heard, '^wr', 'r');
    heard := regexp_replace(heard, 'sch|sh', 's', 'g');
    heard := regexp_replace(heard, 'ph|v', 'f', 'g');
    heard := replace(heard, 'ght', 't');
    heard := regexp_replace(heard, 'c(?=[eiy])', 's', 'g');
    heard := regexp_replace(heard, 'g(?=[eiy])', 'j', 'g');
    heard := regexp_replace(heard, 'ck|[cq]', 'k', 'g');
    heard := replace(heard, 'x', 'ks');
    heard := replace(heard, 'z', 's');
    heard := regexp_replace(heard, 'th|d', 't', 'g');
    IF heard = '' OR octet_length(heard) <> char_length(heard) THEN
        RETURN word;
    END IF;
    RETURN CASE WHEN left(heard, 1) IN ('a', 'e', 'i', 'o', 'u', 'y') THEN 'a' ELSE left(heard, 1) END
        || regexp_replace(substr(heard, 2), '[aeiouhwy]', '', 'g');
END
$$;
CREATE FUNCTION search_name(VARIADIC names text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT term)), ''::tsvector)
      FROM (SELECT DISTINCT word FROM unnest(names) written, unnest(search_words(written)) word
             WHERE written <> 'Name not given') named
     CROSS JOIN LATERAL (
        SELECT 'n:' || word
        UNION ALL SELECT '~:' || search_sound(word)
        UNION ALL SELECT 'd:' || left(word, cut - 1) || substr(word, cut + 1)
          FROM generate_series(1, char_length(word)) cut WHERE char_length(word) BETWEEN 4 AND 20
     ) lexemes(term)
$$;
CREATE FUNCTION search_reference(written text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH plain AS (SELECT casefold(normalize(left(written, 200), NFKC) COLLATE pg_unicode_fast) AS said),
    parts AS (
        SELECT part[1] AS part, place FROM plain,
            regexp_matches(said COLLATE pg_unicode_fast, '[[:alnum:]]+', 'g') WITH ORDINALITY AS found(part, place)),
    tails AS (
        SELECT 'r:' || string_agg(later.part, '' ORDER BY later.place) AS term
          FROM parts JOIN parts later ON later.place >= parts.place
         WHERE parts.place <= 6 GROUP BY parts.place),
    pieces AS (
        SELECT 'k:' || string_agg(
            CASE WHEN piece[1] ~ '^\d' THEN coalesce(nullif(ltrim(piece[1], '0'), ''), '0') ELSE piece[1] END,
            '-' ORDER BY place) AS term
          FROM plain, regexp_matches(said COLLATE pg_unicode_fast, '[^\W\d_]+|\d+', 'g')
            WITH ORDINALITY AS found(piece, place))
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT term)), ''::tsvector)
      FROM (SELECT term FROM tails UNION SELECT term FROM pieces) every WHERE term IS NOT NULL
$$;
CREATE FUNCTION search_contact(kind text, key text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN coalesce(key, '') = '' THEN ''::tsvector
        WHEN kind = 'phone' THEN array_to_tsvector(ARRAY['p:' || key, 'q:' || reverse(regexp_replace(key, '\D', '', 'g'))])
        WHEN kind = 'email' THEN array_to_tsvector(ARRAY['e:' || key])
        WHEN kind = 'account' THEN array_to_tsvector(ARRAY['a:' || key])
        WHEN kind = 'vehicle' THEN array_to_tsvector(ARRAY['v:' || key])
        ELSE ''::tsvector
    END
$$;
CREATE FUNCTION search_text(VARIADIC texts text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT strip(to_tsvector('pg_catalog.english', left(array_to_string(texts, ' '), 100000)))
$$;
""".replace("%(marks)s", MARKS)
NO_WORDS = """
DROP FUNCTION search_text(text[]);
DROP FUNCTION search_contact(text, text);
DROP FUNCTION search_reference(text);
DROP FUNCTION search_name(text[]);
DROP FUNCTION search_sound(text);
DROP FUNCTION search_words(text);
DROP FUNCTION search_plain(text);
"""
FOLLOWING = r"""
CREATE FUNCTION search_follow(source text, followed regclass, columns text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE changed text;
BEGIN
    EXECUTE format($made$
        CREATE FUNCTION %1$I(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $body$
        BEGIN
            DELETE FROM casework_searchterm t WHERE t.source = %2$L AND t.source_id = ANY (ids) AND NOT EXISTS (
                SELECT FROM %3$I v WHERE v.source_id = t.source_id AND v.case_id = t.case_id AND v.kind = t.kind);
            INSERT INTO casework_searchterm AS t (source, source_id, case_id, organisation_id, kind, shown, terms)
            SELECT %2$L, v.source_id, v.case_id, v.organisation_id, v.kind, v.shown, v.terms
              FROM %3$I v WHERE v.source_id = ANY (ids)
            ON CONFLICT (case_id, source, source_id, kind) DO UPDATE SET shown = excluded.shown, terms = excluded.terms
             WHERE (t.shown, t.terms) IS DISTINCT FROM (excluded.shown, excluded.terms);
        END
        $body$
    $made$, 'search_write_' || source, source, 'search_from_' || source);
    EXECUTE format($made$
        CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                PERFORM %2$I(ARRAY(SELECT id FROM new_rows));
            ELSIF TG_OP = 'UPDATE' THEN
                PERFORM %2$I(ARRAY[new.id]);
            ELSE
                DELETE FROM casework_searchterm WHERE source = %3$L AND source_id = old.id;
                RETURN old;
            END IF;
            RETURN NULL;
        END
        $body$
    $made$, 'search_follow_' || source, 'search_write_' || source, source);
    SELECT string_agg(format('old.%1$I IS DISTINCT FROM new.%1$I', name), ' OR ') INTO changed FROM unnest(columns) name;
    EXECUTE format('CREATE TRIGGER search_new AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION %I()', followed, 'search_follow_' || source);
    EXECUTE format('CREATE TRIGGER search_changed AFTER UPDATE OF %s ON %s
        FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %I()',
        (SELECT string_agg(quote_ident(name), ', ') FROM unnest(columns) name), followed, changed,
        'search_follow_' || source);
    EXECUTE format('CREATE TRIGGER search_gone BEFORE DELETE ON %s
        FOR EACH ROW EXECUTE FUNCTION %I()', followed, 'search_follow_' || source);
    PERFORM search_fill(source);
END
$$;
CREATE FUNCTION search_unfollow(source text, followed regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP TRIGGER search_new ON %s', followed);
    EXECUTE format('DROP TRIGGER search_changed ON %s', followed);
    EXECUTE format('DROP TRIGGER search_gone ON %s', followed);
    EXECUTE format('DROP FUNCTION %I()', 'search_follow_' || source);
    EXECUTE format('DROP FUNCTION %I(bigint[])', 'search_write_' || source);
    EXECUTE format('DROP VIEW %I', 'search_from_' || source);
    DELETE FROM casework_searchterm t WHERE t.source = search_unfollow.source;
END
$$;
CREATE FUNCTION search_sources() RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT substr(viewname, 13) FROM pg_views
     WHERE schemaname = current_schema() AND viewname LIKE 'search\_from\_%' ORDER BY viewname
$$;
CREATE FUNCTION search_fill(source text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE written bigint;
BEGIN
    EXECUTE format('DELETE FROM casework_searchterm t WHERE t.source = %1$L AND NOT EXISTS (
        SELECT FROM %2$I v WHERE v.source_id = t.source_id AND v.case_id = t.case_id AND v.kind = t.kind)',
        source, 'search_from_' || source);
    EXECUTE format('INSERT INTO casework_searchterm AS t (source, source_id, case_id, organisation_id, kind, shown, terms)
        SELECT %1$L, v.source_id, v.case_id, v.organisation_id, v.kind, v.shown, v.terms FROM %2$I v
        ON CONFLICT (case_id, source, source_id, kind) DO UPDATE SET shown = excluded.shown, terms = excluded.terms
         WHERE (t.shown, t.terms) IS DISTINCT FROM (excluded.shown, excluded.terms)',
        source, 'search_from_' || source);
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END
$$;
CREATE FUNCTION search_check(source text, OUT missing bigint, OUT left_over bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
    EXECUTE format('SELECT
        (SELECT count(*) FROM (SELECT source_id, case_id, organisation_id, kind, shown, terms FROM %2$I
         EXCEPT SELECT source_id, case_id, organisation_id, kind, shown, terms FROM casework_searchterm
          WHERE source = %1$L) m),
        (SELECT count(*) FROM (SELECT source_id, case_id, organisation_id, kind, shown, terms FROM casework_searchterm
          WHERE source = %1$L
         EXCEPT SELECT source_id, case_id, organisation_id, kind, shown, terms FROM %2$I) l)',
        source, 'search_from_' || source) INTO missing, left_over;
END
$$;
"""
NO_FOLLOWING = """
DROP FUNCTION search_check(text);
DROP FUNCTION search_fill(text);
DROP FUNCTION search_sources();
DROP FUNCTION search_unfollow(text, regclass);
DROP FUNCTION search_follow(text, regclass, text[]);
"""
SOURCES = r"""
ALTER TABLE casework_searchterm ADD CONSTRAINT searchterm_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);

CREATE VIEW search_from_case AS
SELECT c.id AS source_id, c.id AS case_id, c.organisation_id, found.kind, found.shown, found.terms
  FROM casework_case c
 CROSS JOIN LATERAL (VALUES
    ('reference', '', search_reference(c.reference)),
    ('old_reference', c.imported_as::text, search_reference(c.imported_as))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_victim AS
SELECT v.id AS source_id, c.id AS case_id, c.organisation_id, found.kind, found.shown, found.terms
  FROM casework_victim v JOIN casework_case c ON c.victim_id = v.id
 CROSS JOIN LATERAL (VALUES
    ('client', concat_ws(' ', v.first_name, nullif(v.last_name, '')), search_name(v.first_name, v.last_name)),
    ('first_name', v.first_name::text, search_name(v.first_name)),
    ('legal_name', v.legal_name::text, search_name(v.legal_name)),
    ('former_client', array_to_string(v.former_names, ', '), search_name(VARIADIC v.former_names))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_perpetrator AS
SELECT p.id AS source_id, c.id AS case_id, c.organisation_id, found.kind, found.shown, found.terms
  FROM casework_perpetrator p JOIN casework_case c ON c.perpetrator_id = p.id
 CROSS JOIN LATERAL (VALUES
    ('perpetrator', p.name::text, search_name(p.name)),
    ('former_perpetrator', array_to_string(p.former_names, ', '), search_name(VARIADIC p.former_names))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_trait AS
SELECT t.id AS source_id, c.id AS case_id, c.organisation_id, found.kind, found.shown, found.terms
  FROM casework_trait t JOIN casework_case c ON c.perpetrator_id = t.perpetrator_id
 CROSS JOIN LATERAL (VALUES
    (CASE WHEN t.kind = 'alias' THEN 'alias' ELSE 'perpetrator_' || t.kind END,
     CASE WHEN t.kind = 'alias' THEN t.value ELSE '' END,
     CASE WHEN t.kind = 'alias' THEN search_name(t.value) ELSE search_contact(t.kind, t.key) END),
    ('former_alias', array_to_string(t.former_names, ', '),
     CASE WHEN t.kind = 'alias' THEN search_name(VARIADIC t.former_names) ELSE ''::tsvector END)
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_channel AS
SELECT h.id AS source_id, c.id AS case_id, c.organisation_id, found.kind, ''::text AS shown, found.terms
  FROM casework_channel h JOIN casework_case c ON c.victim_id = h.victim_id
 CROSS JOIN LATERAL (VALUES
    (CASE WHEN h.way = 'email' THEN 'client_email' ELSE 'client_phone' END,
     CASE WHEN h.way = 'email' THEN search_contact('email', h.key)
          WHEN h.way IN ('phone', 'text') THEN search_contact('phone', h.key) ELSE ''::tsvector END)
 ) found(kind, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_other_person AS
SELECT o.id AS source_id, o.case_id, o.organisation_id,
       CASE WHEN o.relation = 'child' THEN 'child' ELSE 'other_person' END AS kind,
       o.name::text AS shown, search_name(o.name) AS terms
  FROM casework_otherperson o WHERE search_name(o.name) <> ''::tsvector;

CREATE VIEW search_from_incident AS
SELECT i.id AS source_id, i.case_id, i.organisation_id, found.kind, found.shown, found.terms
  FROM casework_incident i
 CROSS JOIN LATERAL (SELECT coalesce(array_agg(each->>'name'), '{}') AS names
    FROM jsonb_array_elements(CASE WHEN jsonb_typeof(i.witnesses) = 'array' THEN i.witnesses ELSE '[]' END) each
    WHERE coalesce(each->>'name', '') <> '') seen_by
 CROSS JOIN LATERAL (VALUES
    ('witness', array_to_string(seen_by.names, ', '), search_name(VARIADIC seen_by.names)),
    ('incident_account', '', search_contact('account', lower(regexp_replace(btrim(i.account_handle), '^(https?://\S*/)?@?', '')))),
    ('crime', i.crime_reference::text, search_reference(i.crime_reference)),
    ('cad', i.incident_number::text, search_reference(i.incident_number)),
    ('officer_number', i.officer_number::text, search_name(i.officer_number) || search_reference(i.officer_number))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_event AS
SELECT e.id AS source_id, e.case_id, e.organisation_id, found.kind, found.shown, found.terms
  FROM casework_event e
 CROSS JOIN LATERAL (VALUES
    ('record', '', strip(jsonb_to_tsvector('pg_catalog.english', e.facts, '["string"]')) || search_text(e.note)),
    ('officer', coalesce(e.facts->>'officer', ''), search_name(coalesce(e.facts->>'officer', '')))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_note AS
SELECT n.id AS source_id, n.case_id, n.organisation_id, 'note'::text AS kind, ''::text AS shown,
       search_text(n.text) AS terms FROM casework_note n WHERE search_text(n.text) <> ''::tsvector;

CREATE VIEW search_from_contact AS
SELECT a.id AS source_id, a.case_id, a.organisation_id, 'contact'::text AS kind, ''::text AS shown,
       search_text(a.words) AS terms FROM casework_contactattempt a WHERE search_text(a.words) <> ''::tsvector;

CREATE VIEW search_from_meeting AS
SELECT m.id AS source_id, m.case_id, m.organisation_id, 'meeting'::text AS kind, ''::text AS shown,
       search_text(m.ground, m.outcome_words) AS terms
  FROM casework_meeting m WHERE search_text(m.ground, m.outcome_words) <> ''::tsvector;

CREATE VIEW search_from_recommendation AS
SELECT r.id AS source_id, r.case_id, r.organisation_id, found.kind, found.shown, found.terms
  FROM casework_recommendation r
 CROSS JOIN LATERAL (VALUES
    ('officer', r.officer::text, search_name(r.officer)),
    ('recommendation', '', search_text(r.words, r.answer_reason))
 ) found(kind, shown, terms) WHERE found.terms <> ''::tsvector;

CREATE VIEW search_from_exhibit AS
SELECT x.id AS source_id, x.case_id, x.organisation_id, 'exhibit'::text AS kind, ''::text AS shown,
       search_text(x.title, x.shows) AS terms
  FROM casework_exhibit x WHERE search_text(x.title, x.shows) <> ''::tsvector;

CREATE VIEW search_from_task AS
SELECT k.id AS source_id, k.case_id, k.organisation_id, 'task'::text AS kind, ''::text AS shown,
       search_text(k.title, k.detail, k.outcome) AS terms
  FROM casework_task k WHERE search_text(k.title, k.detail, k.outcome) <> ''::tsvector;

SELECT search_follow('case', 'casework_case', ARRAY['reference', 'imported_as']);
SELECT search_follow('victim', 'casework_victim', ARRAY['first_name', 'last_name', 'legal_name', 'former_names']);
SELECT search_follow('perpetrator', 'casework_perpetrator', ARRAY['name', 'former_names']);
SELECT search_follow('trait', 'casework_trait', ARRAY['kind', 'value', 'key', 'former_names', 'perpetrator_id']);
SELECT search_follow('channel', 'casework_channel', ARRAY['way', 'key', 'victim_id']);
SELECT search_follow('other_person', 'casework_otherperson', ARRAY['name', 'relation']);
SELECT search_follow('incident', 'casework_incident',
    ARRAY['witnesses', 'account_handle', 'crime_reference', 'incident_number', 'officer_number']);
SELECT search_follow('event', 'casework_event', ARRAY['facts', 'note']);
SELECT search_follow('note', 'casework_note', ARRAY['text']);
SELECT search_follow('contact', 'casework_contactattempt', ARRAY['words']);
SELECT search_follow('meeting', 'casework_meeting', ARRAY['ground', 'outcome_words']);
SELECT search_follow('recommendation', 'casework_recommendation', ARRAY['officer', 'words', 'answer_reason']);
SELECT search_follow('exhibit', 'casework_exhibit', ARRAY['title', 'shows']);
SELECT search_follow('task', 'casework_task', ARRAY['title', 'detail', 'outcome']);

-- A case brings its people with it. Whoever changes one of them at the same moment is waited for: the row of each person
-- is locked as an act on that person would (client before perpetrator, docs/locking.md), and what is read after is new.
CREATE FUNCTION search_people_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    clients bigint[]; perpetrators bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        clients := ARRAY(SELECT DISTINCT victim_id FROM new_rows);
        perpetrators := ARRAY(SELECT DISTINCT perpetrator_id FROM new_rows);
    ELSE
        clients := ARRAY[old.victim_id, new.victim_id];
        perpetrators := ARRAY[old.perpetrator_id, new.perpetrator_id];
    END IF;
    PERFORM FROM casework_victim WHERE id = ANY (clients) ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM casework_perpetrator WHERE id = ANY (perpetrators) ORDER BY id FOR NO KEY UPDATE;
    PERFORM search_write_victim(clients);
    PERFORM search_write_channel(ARRAY(SELECT id FROM casework_channel WHERE victim_id = ANY (clients)));
    PERFORM search_write_perpetrator(perpetrators);
    PERFORM search_write_trait(ARRAY(SELECT id FROM casework_trait WHERE perpetrator_id = ANY (perpetrators)));
    RETURN NULL;
END
$$;
CREATE TRIGGER search_people_new AFTER INSERT ON casework_case REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION search_people_of_case();
CREATE TRIGGER search_people_changed AFTER UPDATE OF victim_id, perpetrator_id ON casework_case FOR EACH ROW
    WHEN (old.victim_id IS DISTINCT FROM new.victim_id OR old.perpetrator_id IS DISTINCT FROM new.perpetrator_id)
    EXECUTE FUNCTION search_people_of_case();
-- Of a case that is removed nothing may be found, whichever row it came from.
CREATE FUNCTION search_case_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM casework_searchterm WHERE case_id = old.id;
    RETURN old;
END
$$;
CREATE TRIGGER search_case_gone BEFORE DELETE ON casework_case FOR EACH ROW EXECUTE FUNCTION search_case_gone();
"""
NO_SOURCES = """
DROP TRIGGER search_case_gone ON casework_case;
DROP FUNCTION search_case_gone();
DROP TRIGGER search_people_changed ON casework_case;
DROP TRIGGER search_people_new ON casework_case;
DROP FUNCTION search_people_of_case();
SELECT search_unfollow('task', 'casework_task');
SELECT search_unfollow('exhibit', 'casework_exhibit');
SELECT search_unfollow('recommendation', 'casework_recommendation');
SELECT search_unfollow('meeting', 'casework_meeting');
SELECT search_unfollow('contact', 'casework_contactattempt');
SELECT search_unfollow('note', 'casework_note');
SELECT search_unfollow('event', 'casework_event');
SELECT search_unfollow('incident', 'casework_incident');
SELECT search_unfollow('other_person', 'casework_otherperson');
SELECT search_unfollow('channel', 'casework_channel');
SELECT search_unfollow('trait', 'casework_trait');
SELECT search_unfollow('perpetrator', 'casework_perpetrator');
SELECT search_unfollow('victim', 'casework_victim');
SELECT search_unfollow('case', 'casework_case');
ALTER TABLE casework_searchterm DROP CONSTRAINT searchterm_organisation_is_the_cases;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_leftover_tables"),
        ("casework", "0016_news"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptQuery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=64, unique=True)),
                ("session", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
                ("kept_until", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "kept queries",
                "indexes": [models.Index(fields=["kept_until"], name="keptquery_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("session", ""), _negated=True), name="keptquery_is_of_a_session"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=30)),
                ("source_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=30)),
                ("shown", models.TextField(blank=True)),
                ("terms", django.contrib.postgres.search.SearchVectorField()),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["terms"], name="searchterm_terms"
                    ),
                    models.Index(fields=["source", "source_id"], name="searchterm_by_source"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "source", "source_id", "kind"), name="searchterm_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), models.Q(("kind", ""), _negated=True)
                        ),
                        name="searchterm_says_whose",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WORDS, NO_WORDS),
        migrations.RunSQL(FOLLOWING, NO_FOLLOWING),
        migrations.RunSQL(SOURCES, NO_SOURCES),
    ]
