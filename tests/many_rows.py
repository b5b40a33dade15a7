"""Makes of each table's first rows a hundred thousand like them, in one statement a table, for whoever looks at plans.

The rows are nobody's history: their neighbours need not exist, so foreign keys and triggers are taken off first, inside
the test's transaction. They lie in other services, and nearly all of it is over, as it is in a service of ten years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection, models

from casework.models import (
    Case,
    Concern,
    Custody,
    Event,
    EvidenceGap,
    Exhibit,
    ExhibitOfIncident,
    Incident,
    IncidentAccount,
    Original,
    Referral,
    Scan,
    Task,
    WorkingCopy,
)
from orders.models import Application, Breach, CourtDate, Hearing, Letter, Order
from risk.models import Clock, Deadline, Escalation, Flag

ROWS: Final = 100_000
CASES: Final = 10_000
BASE: Final = 10_000_000
"""Ids of made rows begin here."""
GROWING: Final[tuple[type[models.Model], ...]] = (
    *(Case, Event, Incident, IncidentAccount, Task, Concern, Referral),
    *(Exhibit, ExhibitOfIncident, Original, Scan, WorkingCopy, Custody, EvidenceGap),
    *(Clock, Deadline, Flag, Escalation),
    *(Application, Order, Breach, Hearing, CourtDate, Letter),
)
"""The tables that grow with every case and never shrink."""
SPREAD: Final = {"Organisation": 5_000, "User": 20_000, "Team": 10_000, "Case": CASES}
"""Over how many parents the rows of a table lie; of every other parent each has its own."""
ONE_IN: Final = 100
"""One row in so many is still open."""
OVER: Final[dict[tuple[str, str], str]] = {
    ("Case", "closed_at"): "opened_at",
    ("Clock", "closed_at"): "greatest(opened_at, late_at)",
    ("Deadline", "is_open"): "false",
    ("Flag", "closed_at"): "at",
    ("Task", "done_at"): "set_at",
    ("Concern", "answered_at"): "raised_at",
    ("Concern", "answer"): "'Seen to'",
    ("Incident", "happened_at"): "t.happened_at - g * interval '40 minutes'",
    ("EvidenceGap", "answered_on"): "coalesce(due_on, asked_on, recorded_at::date)",
    ("EvidenceGap", "outcome"): "'received'",
    ("Application", "status"): "'refused'",
    ("Application", "determined_at"): "requested_at",
    ("Application", "hearing_on"): "current_date - g % 3000",
    ("Order", "ended_at"): "greatest(made_at, served_at)",
    ("Breach", "closed_at"): "greatest(happened_at, learned_at)",
    ("Hearing", "hearing_on"): "t.hearing_on - g % 3000",
    ("Hearing", "outcome"): "'held'",
    ("CourtDate", "hearing_on"): "t.hearing_on - g % 3000",
    ("Letter", "status"): "'dropped'",
    ("Letter", "drop_reason"): "'Not needed'",
}
"""What makes a row of a table one of the past."""


def fill(growing: Sequence[type[models.Model]] = GROWING, rows: int = ROWS) -> set[str]:
    """Fill every table that grows and has a row; gives the names of those that are large now."""
    large = set()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in growing:
            _unbind(cursor, model._meta.db_table)
        for model in growing:
            if _fill(cursor, model, rows) >= rows // 2:
                large.add(model._meta.db_table)
        cursor.execute("ANALYZE")
    return large


def _unbind(cursor: Any, table: str) -> None:
    cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass", [table])
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
    cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')


def _fill(cursor: Any, model: type[models.Model], rows: int) -> int:
    """Once with rows that share their cases, and if too many of those were refused once more with a case for each."""
    made = 0
    for cases in (CASES, rows * 2):
        made += _insert(cursor, model, {**SPREAD, "Case": cases}, range(BASE + made, BASE + made + rows))
        if made >= rows // 2 or not made:
            break
    return made


def _insert(cursor: Any, model: type[models.Model], spread: dict[str, int], ids: range) -> int:
    fields = model._meta.local_concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field, spread, ids.start) for field in fields)
    table = model._meta.db_table
    first = f'SELECT * FROM "{table}" ORDER BY 1 LIMIT 1'  # noqa: S608 names of our own tables
    source = f"({first}) t, generate_series(1, {len(ids)}) g"
    cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM {source} ON CONFLICT DO NOTHING')  # noqa: S608
    return int(cursor.rowcount)


def _value(field: Any, spread: dict[str, int], base: int) -> str:
    column, model = f't."{field.column}"', field.model
    if (over := OVER.get((model.__name__, field.name))) is not None:
        return f"CASE WHEN g % {ONE_IN} = 0 THEN {column} ELSE {over} END"
    if field.primary_key:
        return f"{base} + g"
    if field.is_relation:
        parents = spread.get(field.related_model.__name__)
        shared = parents is not None and not field.unique
        parent = f"{BASE} + (g + {len(field.name)}) % {parents}" if shared else f"{BASE} + g"
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE {parent} END"
    return _varied(field, column) if _tells_rows_apart(field) else column


def _tells_rows_apart(field: Any) -> bool:
    """Whether the field must differ: it is unique, or a part of what is and no parent differs."""
    if field.unique:
        return True
    return any(field.name in names and not _has_own_parent(field.model, names) for names in _unique(field.model))


def _unique(model: type[models.Model]) -> Iterable[Sequence[str]]:
    return [each.fields for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]


def _has_own_parent(model: type[models.Model], names: Iterable[str]) -> bool:
    fields: list[Any] = [model._meta.get_field(name) for name in names if name != "id"]
    return any(each.is_relation and each.related_model.__name__ not in SPREAD for each in fields)


def _varied(field: Any, column: str) -> str:
    if field.name in {"sha256", "digest", "token"}:
        return "md5(g::text) || md5(g::text)"
    match field:
        case models.UUIDField():
            return "gen_random_uuid()"
        case models.DateTimeField():
            return f"{column} - g * interval '1 minute'"
        case models.DateField():
            return f"{column} - g % 20000"
        case models.IntegerField():
            return f"{column} + g % 30000"
        case models.CharField() | models.TextField() if not field.choices and (field.max_length or 99) >= 20:
            return f"left({column}, 9) || g"
    return column
