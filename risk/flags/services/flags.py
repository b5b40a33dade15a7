"""Raises flags and escalations from deadlines that have come, and closes those whose clock was answered.

Set-based: however many rows are due, one statement for each 5,000 raises them and three more do the rest. Rows
that somebody else holds are skipped and found again a minute later; a flag that exists is never raised twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import connection, transaction

from casework.cases.models.case import Case

CHUNK: Final = 5_000

_RAISE: Final = """
WITH due AS (
    SELECT d.id, d.organisation_id, d.case_id, d.clock_id, d.mark, d.due_at, d.to
    FROM risk_deadline d
    WHERE {scope} AND d.due_at <= %(now)s
      AND NOT EXISTS (SELECT FROM risk_flag f WHERE f.clock_id = d.clock_id AND f.level = d.mark)
      AND NOT EXISTS (SELECT FROM risk_escalation e
                      WHERE e.clock_id = d.clock_id AND d.mark = 'step_' || trim_scale(e.step))
    ORDER BY d.due_at, d.id
    LIMIT %(chunk)s
    FOR UPDATE OF d SKIP LOCKED
), flags AS (
    INSERT INTO risk_flag (organisation_id, case_id, clock_id, level, at, raised_at)
    SELECT organisation_id, case_id, clock_id, mark, due_at, %(now)s FROM due WHERE mark NOT LIKE 'step%%'
    ON CONFLICT DO NOTHING RETURNING 1
), steps AS (
    INSERT INTO risk_escalation (organisation_id, case_id, clock_id, step, "to", at, raised_at)
    SELECT organisation_id, case_id, clock_id, substr(mark, 6)::numeric, "to", due_at, %(now)s
    FROM due WHERE mark LIKE 'step%%'
    ON CONFLICT DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM flags) + (SELECT count(*) FROM steps), (SELECT count(*) FROM due)
"""

_END: Final = """
WITH ended AS (
    UPDATE risk_clock SET closed_at = GREATEST(opened_at, ends_at)
    WHERE closed_at IS NULL AND ends_at <= %(now)s AND case_id = ANY(%(cases)s) RETURNING id
)
UPDATE risk_deadline SET is_open = false
WHERE is_open AND clock_id IN (SELECT id FROM ended) AND case_id = ANY(%(cases)s)
"""

# The job ends clocks only of cases that nobody holds: a writer has the case's lock and wants these very rows.
_END_WHERE_FREE: Final = """
WITH free AS MATERIALIZED (
    SELECT k.id FROM casework_case k
    WHERE EXISTS (SELECT FROM risk_clock c WHERE c.case_id = k.id AND c.closed_at IS NULL AND c.ends_at <= %(now)s)
    ORDER BY k.id
    FOR NO KEY UPDATE OF k SKIP LOCKED
), ended AS (
    UPDATE risk_clock SET closed_at = GREATEST(opened_at, ends_at)
    WHERE closed_at IS NULL AND ends_at <= %(now)s AND case_id IN (SELECT id FROM free) RETURNING id
)
UPDATE risk_deadline SET is_open = false WHERE is_open AND clock_id IN (SELECT id FROM ended)
"""

_CLOSE: Final = """
WITH left_open AS MATERIALIZED (
    SELECT f.id, c.closed_at FROM risk_flag f JOIN risk_clock c ON c.id = f.clock_id
    WHERE f.closed_at IS NULL AND c.closed_at IS NOT NULL
    ORDER BY f.id
    FOR NO KEY UPDATE OF f SKIP LOCKED
)
UPDATE risk_flag f SET closed_at = GREATEST(f.at, l.closed_at) FROM left_open l WHERE l.id = f.id
"""


_FOLLOW: Final = """
UPDATE risk_flag f SET closed_at = CASE WHEN c.closed_at IS NOT NULL THEN GREATEST(f.at, c.closed_at) END
FROM risk_clock c
WHERE c.id = f.clock_id AND f.case_id = ANY(%(cases)s)
  AND f.closed_at IS DISTINCT FROM CASE WHEN c.closed_at IS NOT NULL THEN GREATEST(f.at, c.closed_at) END
"""


def raise_flags(*, now: datetime) -> int:
    """Raise everything that is due, close everything that is answered; returns how many rows it raised.

    Safe to run late, twice, or in several places at once.
    """
    raised = 0
    while True:
        with transaction.atomic():
            new, due = _raise("d.is_open", {"now": now, "chunk": CHUNK})
        raised += new
        if due < CHUNK:
            break
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_END_WHERE_FREE, {"now": now})
        cursor.execute(_CLOSE)
    return raised


def raise_flags_of_cases(cases: Sequence[Case], *, now: datetime) -> None:
    """Do the same at once for cases whose locks the caller holds, so that nothing reached is lost by closing.

    What an event entered late has shown to be still open, or closed at another time, is so again.
    """
    ids = [case.pk for case in cases]
    with transaction.atomic(), connection.cursor() as cursor:
        due = CHUNK
        while due >= CHUNK:
            _, due = _raise("d.case_id = ANY(%(cases)s)", {"now": now, "chunk": CHUNK, "cases": ids})
        cursor.execute(_END, {"now": now, "cases": ids})
        cursor.execute(_FOLLOW, {"cases": ids})


def _raise(scope: str, values: dict[str, datetime | int | list[int]]) -> tuple[int, int]:
    """How many rows were raised and how many were due in one chunk."""
    with connection.cursor() as cursor:
        cursor.execute(_RAISE.format(scope=scope), values)
        raised, due = cursor.fetchone()
    return int(raised), int(due)
