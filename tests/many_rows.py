"""Copies what the tables that grow hold a thousandfold, a statement a table, for whoever looks at plans.

Copy k of a row is the same row in copy k of its whole case: each id in it, its own and those that it names, is k
strides further on, or back, so that the case looked at lies in the midst. The copies lie in other services and up to
eight years back, and nearly all of them are over. They are nobody's history: not all their neighbours exist, so foreign
keys and triggers are taken off first, inside the test's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection, models

from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.concerns.models import Concern
from casework.contact_log.models import ContactAttempt
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.models.exhibit import Custody, Exhibit, ExhibitOfIncident
from casework.evidence.models.original import Original, Scan, WorkingCopy
from casework.incidents.models.incident import Incident, IncidentAccount
from casework.notes.models import Note
from casework.referrals.models import Referral
from casework.sharing.models.share import Share
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.court.models.court_day import CourtDate
from orders.court.models.hearing import Hearing
from orders.letters.models.letter import Letter
from orders.orders.models import Condition, Order
from risk.clocks.models.clock import Clock, Deadline
from risk.flags.models import Escalation, Flag
from risk.reviews.models.review import RiskReview

ROWS: Final = 100_000
STRIDE: Final = 1_000_000_000
"""Far from the ids of a kept world (tests/laid_case.py): a copy must never be taken for a part of that case."""
SMALL_STRIDE: Final = 10_000
"""For rows of histories, whose numbers are small integers."""
GROWING: Final[tuple[type[models.Model], ...]] = (
    *(AuditEntry, Case, Event, Incident, IncidentAccount, Task, Concern, Referral, Note, ContactAttempt, Share),
    *(Exhibit, ExhibitOfIncident, Original, Scan, WorkingCopy, Custody, EvidenceGap),
    *(Clock, Deadline, Flag, Escalation, RiskReview),
    *(Application, Order, Condition, Breach, Hearing, CourtDate, Letter),
    *(Case.history.model, Task.history.model, Concern.history.model, Exhibit.history.model),
)
"""The tables that grow with every case and never shrink."""
SPREAD: Final = {"Organisation": 2_000, "User": 20_000, "Team": 5_000}
"""How many copies there are of what is shared by cases; of all else each case has its own."""
ONE_IN: Final = 500
"""One copy in so many is still open: of one in a hundred PostgreSQL rightly reads a table of this size whole."""
DAYS_BACK: Final = 3_000
OVER: Final[dict[tuple[str, str], str]] = {
    ("Case", "closed_at"): "opened_at",
    ("Clock", "closed_at"): "greatest(opened_at, late_at)",
    ("Deadline", "is_open"): "false",
    ("Flag", "closed_at"): "at",
    ("Task", "done_at"): "set_at",
    ("Concern", "answered_at"): "raised_at",
    ("Concern", "answer"): "'Seen to'",
    ("EvidenceGap", "answered_on"): "coalesce(due_on, asked_on, recorded_at::date)",
    ("EvidenceGap", "outcome"): "'received'",
    ("Application", "status"): "'refused'",
    ("Application", "determined_at"): "requested_at",
    ("Order", "ended_at"): "greatest(made_at, served_at)",
    ("Breach", "closed_at"): "greatest(happened_at, learned_at)",
    ("Hearing", "outcome"): "'held'",
    ("Scan", "state"): "'not_scanned'",
    ("WorkingCopy", "state"): "'none'",
    ("Letter", "status"): "'dropped'",
    ("Letter", "drop_reason"): "'Not needed'",
}
"""What makes a row of a table one of the past."""


def fill(growing: Sequence[type[models.Model]] = GROWING, rows: int = ROWS) -> set[str]:
    """Fill every table that grows; gives their names."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in growing:
            _unbind(cursor, model._meta.db_table)
        for model in growing:
            made = _copy(cursor, model, rows)
            assert made >= rows, f"{model.__name__}: only {made} rows"
        tables = {model._meta.db_table for model in growing}
        cursor.execute(f"ANALYZE {', '.join(sorted(tables))}")
    return tables


def _unbind(cursor: Any, table: str) -> None:
    cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass", [table])
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
    cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')


def _copy(cursor: Any, model: type[models.Model], rows: int) -> int:
    table, fields = model._meta.db_table, model._meta.local_concrete_fields
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 names of our own tables, here and below
    (held,) = cursor.fetchone()
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field) for field in fields)
    half = -(-rows // held // 2)
    source = f'generate_series(-{half}, {half}) k, "{table}" t'
    cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM {source} WHERE k <> 0')  # noqa: S608
    return int(cursor.rowcount)


def _value(field: Any) -> str:
    column = f't."{field.column}"'
    if isinstance(field, models.UUIDField):
        return "gen_random_uuid()"
    if field.is_relation or field.primary_key or field.name in {"id", "about_id"}:
        return _of_copy(field, column)
    if _tells_rows_apart(field):
        return _varied(field, column)
    over = OVER.get((field.model.__name__.removeprefix("Historical"), field.name), column)
    return f"CASE WHEN k % {ONE_IN} = 0 THEN {column} ELSE {_before(field, over)} END"


def _of_copy(field: Any, column: str) -> str:
    copies = SPREAD.get(field.related_model.__name__) if field.is_relation else None
    stride = f"{STRIDE}::bigint" if not isinstance(field, models.AutoField) else SMALL_STRIDE
    return f"{column} + {f'(1 + abs(k) % {copies})' if copies else 'k'} * {stride}"


def _before(field: Any, value: str) -> str:
    """All times of a copy lie the same number of whole days back, so that what came after what stays so."""
    days = f"(abs(k) % {DAYS_BACK})"
    match field:
        case models.DateTimeField():
            return f"({value}) - {days} * interval '1 day'"
        case models.DateField():
            return f"({value}) - {days}"
    return value


def _tells_rows_apart(field: Any) -> bool:
    """Whether the field must differ: it is unique, or a part of what is and no parent of its own differs."""
    if field.unique:
        return True
    return any(field.name in names and not _has_own_parent(field.model, names) for names in _unique(field.model))


def _unique(model: type[models.Model]) -> Iterable[Sequence[str]]:
    return [each.fields for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]


def _has_own_parent(model: type[models.Model], names: Iterable[str]) -> bool:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    return any(each.primary_key or (each.is_relation and each.related_model.__name__ not in SPREAD) for each in fields)


def _varied(field: Any, column: str) -> str:
    if field.name in {"sha256", "digest", "token"}:
        return "md5(k || '.' || t.id) || md5(k || '.' || t.id)"
    if isinstance(field, models.CharField | models.TextField) and not field.choices:
        return f"CASE WHEN {column} = '' THEN '' ELSE left({column}, 3) || '-' || k || '-' || t.id % 1000 END"
    return column
