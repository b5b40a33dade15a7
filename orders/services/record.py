"""The one way into the record: append events, and bring rows, clocks and flags up to them, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from django.db import transaction
from django.db.models import Model

from accounts.models import AuditEntry
from accounts.rules import RuleViolation
from accounts.services import audit_all, line
from casework.models import Case, Event, EventKind
from casework.rules.london import LONDON, local_day
from casework.services.changes import take_values
from casework.services.locks import check_open, lock
from orders.rules import events as told_events
from orders.rules.history import EventRefused
from orders.rules.legal import Law
from orders.rules.reading import read_event
from orders.rules.reckoning import Told, measure, tell
from orders.rules.state import History
from orders.services.attention import bring_up
from orders.services.authors import Author
from orders.services.last_days import settle_last_days
from orders.services.law import law_of
from orders.services.nouns import NounRows, write_nouns
from orders.services.retold import CHUNK, Retold
from risk.models import RiskReview
from risk.rules.counting import counting_with
from risk.services import settle, thresholds_of, write_clocks

__all__ = ["Author", "CaseRefused", "Entry", "Recorded", "events_of", "reckon", "record", "record_together"]

Noun = TypeVar("Noun", bound=Model)
_Story: TypeAlias = tuple[list[told_events.Event], Told]


@dataclass(frozen=True)
class Entry:
    """One event to record: when it happened, what kind it is, its facts as a case file writes them, and a note.

    `details` are what the event's row keeps besides, by column: no case file says them (a witness's name).
    """

    at: datetime
    kind: str
    facts: Mapping[str, object]
    note: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


class CaseRefused(EventRefused):
    """An event of one of several cases makes no sense; `case` is that case, and `number` counts in it."""

    def __init__(self, case: Case, cause: EventRefused) -> None:
        super().__init__(cause.number, cause)
        self.case = case


@dataclass(frozen=True)
class Recorded:
    """What adding to the record of one case has made of it: nobody has to look up what was just written."""

    case: Case
    """As it is locked and written."""
    history: History
    """What all events add up to, the new ones included."""
    events: Sequence[Event]
    """Those that were added."""
    _rows: NounRows

    @property
    def reviews(self) -> list[RiskReview]:
        """The reviews of the risk that were added, those that the record raises by itself too."""
        return [row for row in self._rows.reviews if row.case_id == self.case.pk]

    def row(self, model: type[Noun], label: str) -> Noun:
        """The row of an application, an order, a breach or a protection, or of an incident that was added to."""
        found = self._rows.row(model, self.case.pk, label)
        found.case = self.case  # type: ignore[attr-defined]
        return found

    def bring_up(self, row: Any) -> None:
        """Give a row that a caller holds the values that were written, as reading it again would."""
        take_values(row, self.row(type(row), row.label))
        row.case = self.case


@transaction.atomic
def record(case: Case, entries: Sequence[Entry], author: Author) -> Recorded:
    """Append events to a case under its lock and give what came of it; raises RuleViolation and writes nothing.

    Flags, rows and deadlines that follow from the events are written in the same transaction.
    """
    [recorded] = record_together([(case, entries)], author)
    take_values(case, recorded.case)
    return recorded


@transaction.atomic
def record_together(cases: Sequence[tuple[Case, Sequence[Entry]]], author: Author) -> list[Recorded]:
    """Append events to several cases of one organisation, to all of them or to none, in a few statements a kind."""
    if not cases:
        return []
    locked = _locked([case for case, _ in cases])
    law = law_of(next(iter(locked.values())).organisation_id)
    days = law.one_off_days(local_day(author.now))
    with counting_with(lambda: days):
        return _record_together(cases, locked, law, author)


def _record_together(
    cases: Sequence[tuple[Case, Sequence[Entry]]], locked: dict[int, Case], law: Law, author: Author
) -> list[Recorded]:
    past = events_of_each(locked)
    owner = locked[cases[0][0].pk].organisation_id
    retold, clocks, added, thresholds = [], [], [], thresholds_of(owner)
    for case, entries in cases:
        row = locked[case.pk]
        _check_open(row, entries)
        new, told = _told(row, past[case.pk], entries, author.now, law)
        pairs = zip(new, entries, strict=True)
        appended = [_row(row, event, entry, author) for event, entry in pairs]
        retold.append(Retold(row, told.history, appended, _details(new, entries)))
        clocks.append((row, measure(told, thresholds)))
        added.append((row, new))
    Event.objects.bulk_create([row for each in retold for row in each.new], batch_size=CHUNK)
    rows = write_nouns(retold, by=author.by)
    write_clocks(clocks)
    settle([row for row, _ in clocks], now=author.now)
    settle_last_days(retold, author)
    for row, new in added:
        bring_up(row, new, author)
    audit_all(_lines(retold, author))
    return [Recorded(each.case, each.history, each.new, rows) for each in retold]


def _locked(cases: Sequence[Case]) -> dict[int, Case]:
    """The cases under their locks, taken in the order of their ids so that two imports never wait for each other."""
    ids = [case.pk for case in cases]
    return {row.pk: row for row in Case.objects.under_lock().filter(pk__in=ids)}


def _check_open(case: Case, entries: Sequence[Entry]) -> None:
    if [entry.kind for entry in entries[:1]] != [EventKind.CASE_REOPENED]:
        check_open(case)


def _told(case: Case, past: Sequence[told_events.Event], entries: Sequence[Entry], now: datetime, law: Law) -> _Story:
    try:
        new = [_read(entry, number, now) for number, entry in enumerate(entries, start=len(past) + 1)]
        return new, tell([*past, *new], law, recorded=len(past))
    except EventRefused as refusal:
        raise CaseRefused(case, refusal) from refusal


def _details(new: Sequence[told_events.Event], entries: Sequence[Entry]) -> dict[int, Mapping[str, object]]:
    return {event.number: entry.details for event, entry in zip(new, entries, strict=True) if entry.details}


def _lines(retold: Sequence[Retold], author: Author) -> Iterator[AuditEntry]:
    for each in retold:
        for row in each.new:
            yield line(by=author.by, act=f"event.{row.kind}", subject=each.case, now=author.now, number=row.number)


@transaction.atomic
def reckon(case: Case, *, now: datetime) -> None:
    """Measure a case's clocks anew, after its organisation has changed a limit; no event is added."""
    locked = lock(case)
    law, events = law_of(locked.organisation_id), events_of(locked)
    days = law.one_off_days(local_day(now))
    with counting_with(lambda: days):
        told = tell(events, law, recorded=len(events))
        write_clocks([(locked, measure(told, thresholds_of(locked.organisation_id)))])
        settle([locked], now=now)


def events_of(case: Case) -> list[told_events.Event]:
    """The events of a case as values, in the order in which they were written down."""
    return events_of_each([case.pk])[case.pk]


def events_of_each(cases: Iterable[int]) -> dict[int, list[told_events.Event]]:
    """The same of many cases, by their ids, in one statement."""
    found: dict[int, list[told_events.Event]] = {case: [] for case in cases}
    rows = Event.objects.filter(case__in=found).order_by("number")
    for case, number, at, kind, facts in rows.values_list("case_id", "number", "at", "kind", "facts"):
        found[case].append(read_event(number, at, kind, facts))
    return found


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
