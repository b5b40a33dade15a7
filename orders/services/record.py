"""The one way into the record: append events, and bring rows, clocks and flags up to them, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.rules import RuleViolation
from accounts.services import audit
from casework.models import Case, Event, EventKind, EventSource
from casework.rules.london import LONDON
from orders.rules import events as told_events
from orders.rules.history import EventRefused
from orders.rules.reading import read_event
from orders.rules.reckoning import measure, tell
from orders.rules.state import History
from orders.services.nouns import write_nouns
from risk.services import settle, thresholds_of, write_clocks


@dataclass(frozen=True)
class Entry:
    """One event to record: when it happened, what kind it is, its facts as a case file writes them, and a note."""

    at: datetime
    kind: str
    facts: Mapping[str, object]
    note: str = ""


@dataclass(frozen=True)
class Author:
    """Who records, when, and on whose word."""

    by: User | None
    now: datetime
    source: EventSource = EventSource.SERVICE


@transaction.atomic
def record(case: Case, entries: Sequence[Entry], author: Author) -> History:
    """Append events to a case under its lock and return its history; raises RuleViolation and writes nothing.

    Flags, rows and deadlines that follow from the events are written in the same transaction.
    """
    locked = Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    if locked.closed_at is not None and [entry.kind for entry in entries[:1]] != [EventKind.CASE_REOPENED]:
        raise RuleViolation("This case is closed. Reopen it first.")
    past = events_of(locked)
    new = [_read(entry, number, author.now) for number, entry in enumerate(entries, start=len(past) + 1)]
    told = tell([*past, *new])
    pairs = zip(new, entries, strict=True)
    rows = Event.objects.bulk_create(_row(locked, event, entry, author) for event, entry in pairs)
    write_nouns(locked, told.history, rows)
    write_clocks(locked, measure(told, thresholds_of(locked.organisation_id)))
    settle(locked, now=author.now)
    for row in rows:
        audit(by=author.by, act=f"event.{row.kind}", subject=locked, now=author.now, number=row.number)
    case.refresh_from_db()
    return told.history


@transaction.atomic
def reckon(case: Case, *, now: datetime) -> None:
    """Measure a case's clocks anew, after its organisation has changed a limit; no event is added."""
    locked = Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    told = tell(events_of(locked))
    write_clocks(locked, measure(told, thresholds_of(locked.organisation_id)))
    settle(locked, now=now)


def events_of(case: Case) -> list[told_events.Event]:
    """The events of a case as values, in the order in which they were written down."""
    rows = Event.objects.filter(case=case).order_by("number").values_list("number", "at", "kind", "facts")
    return [read_event(number, at, kind, facts) for number, at, kind, facts in rows]


def _read(entry: Entry, number: int, now: datetime) -> told_events.Event:
    try:
        if entry.at > now:
            local = entry.at.astimezone(LONDON)
            sentence = f"{local:%-d %B %Y, %H:%M} lies in the future: record it when it has happened."
            raise RuleViolation(sentence, field="at")
        return read_event(number, entry.at, entry.kind, entry.facts)
    except RuleViolation as refusal:
        raise EventRefused(number, refusal) from refusal


def _row(case: Case, event: told_events.Event, entry: Entry, author: Author) -> Event:
    return Event(
        organisation_id=case.organisation_id,
        case=case,
        number=event.number,
        at=event.at,
        kind=event.kind,
        facts=dict(entry.facts),
        note=entry.note,
        source=author.source,
        recorded_by=author.by,
    )
