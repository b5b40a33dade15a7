"""Among many rows, a search reads the index and then what it found: never the whole table of terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.people.models import Role, User
from casework.search.queries import find_cases
from tests.factories import make_case, make_team, make_user

pytestmark = pytest.mark.django_db
ROWS: Final = 20_000
MANY: Final = """
INSERT INTO casework_searchterm (source, source_id, case_id, organisation_id, kind, shown, terms)
SELECT 'other_person', n, c.id, c.organisation_id, 'other_person', '', search_name('Person' || n || ' Name' || n %% 500)
  FROM generate_series(1, %s) n, casework_case c WHERE c.id = ANY (%s)
"""
BY_INDEX: Final = """
EXPLAIN SELECT id FROM casework_searchterm
 WHERE terms @@ ('''n:quince'' | ''d:quine'''::tsquery || to_tsquery('pg_catalog.english', 'quince'))
"""


WHOLE: Final = ("Seq Scan", "casework_searchterm")


def nodes(plan: Any) -> Iterator[Any]:
    yield plan
    for each in plan.get("Plans", []):
        yield from nodes(each)


@pytest.fixture
def supervisor() -> User:
    team = make_team()
    make_case(team=team, caseworker=make_user(teams=[team]))
    elsewhere = [make_case().pk for _ in range(200)]
    with connection.cursor() as cursor:
        cursor.execute(MANY, [ROWS // len(elsewhere), elsewhere])
        cursor.execute("ANALYZE casework_searchterm, casework_case")
    return make_user(role=Role.SUPERVISOR, teams=[team])


@pytest.mark.parametrize("typed", ["Alba Quince", "Quincy", "07700 900123", "nobodysname"], ids=str)
def test_search_reads_no_term_that_the_index_did_not_give(supervisor: User, typed: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        find_cases(supervisor, typed)
    about = [each["sql"] for each in asked.captured_queries if "search_matching" in each["sql"]]
    assert about
    for sql in about:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            (plan,) = cursor.fetchone()
        read = nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])
        assert [each for each in read if (each["Node Type"], each.get("Relation Name")) == WHOLE] == []


def test_rows_are_found_by_the_index_of_terms(supervisor: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT proconfig FROM pg_proc WHERE proname = 'search_matching'")
        assert cursor.fetchone() == (["enable_seqscan=off", "enable_indexscan=off"],)
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        cursor.execute(BY_INDEX)
        assert "searchterm_terms" in " ".join(line for (line,) in cursor.fetchall())
