"""The one way into the record: appends events, then writes projections, clocks and flags in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from django.db import transaction
from django.db.models import Model

from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from accounts.trail.services import audit_all, trail_line
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind
from casework.cases.services.locks import check_open, lock
from casework.dates.rules.london_time import LONDON, local_day
from casework.editing.services.row_versions import take_values
from casework.incidents.models.incident import Incident
from record.authors import Author
from record.case_state.folding import EventRefused
from record.case_state.state import CaseState
from record.events import events as told_events
from record.events.reading import read_event
from record.law.figures import Law
from record.law.services import law_of
from record.projections.case_rows import write_cases, write_reviews
from record.projections.followers import followers
from record.projections.incidents import write_incidents
from record.projections.projection import CHUNK, CaseProjection
from record.projections.written_rows import RowsByLabel, WrittenRows
from record.replay.replay import ReplayedCase, measure_clocks, replay_events
from risk.clocks.services import write_clocks
from risk.flags.services.flags import raise_flags_of_cases
from risk.reviews.models.review import RiskReview
from risk.thresholds.services.limits import thresholds_of
from risk.working_days.rules import counting_with

__all__ = ["Author", "CaseRefused", "NewEvent", "Recorded", "events_of", "record", "record_together", "remeasure_case"]

Noun = TypeVar("Noun", bound=Model)
_Story: TypeAlias = tuple[list[told_events.CaseEvent], ReplayedCase]


@dataclass(frozen=True)
class NewEvent:
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
    history: CaseState
    """What all events add up to, the new ones included."""
    events: Sequence[Event]
    """Those that were added."""
    _rows: WrittenRows

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
def record(case: Case, entries: Sequence[NewEvent], author: Author) -> Recorded:
    """Append events to a case under its lock and give what came of it; raises RuleViolation and writes nothing.

    Flags, rows and deadlines that follow from the events are written in the same transaction.
    """
    [recorded] = record_together([(case, entries)], author)
    take_values(case, recorded.case)
    return recorded


@transaction.atomic
def record_together(cases: Sequence[tuple[Case, Sequence[NewEvent]]], author: Author) -> list[Recorded]:
    """Append events to several cases of one organisation, to all of them or to none, in a few statements a kind."""
    if not cases:
        return []
    locked = _locked([case for case, _ in cases])
    law = law_of(next(iter(locked.values())).organisation_id)
    days = law.one_off_days(local_day(author.now))
    with counting_with(lambda: days):
        return _record_together(cases, locked, law, author)


def _record_together(
    cases: Sequence[tuple[Case, Sequence[NewEvent]]], locked: dict[int, Case], law: Law, author: Author
) -> list[Recorded]:
    past = events_of_each(locked)
    owner = locked[cases[0][0].pk].organisation_id
    changed, clocks, added, thresholds = [], [], [], thresholds_of(owner)
    for case, entries in cases:
        row = locked[case.pk]
        _check_open(row, entries)
        new, told = _told(row, past[case.pk], entries, author.now, law)
        pairs = zip(new, entries, strict=True)
        appended = [_row(row, event, entry, author) for event, entry in pairs]
        changed.append(CaseProjection(row, told.history, appended, _details(new, entries)))
        clocks.append((row, measure_clocks(told, thresholds)))
        added.append((row, new))
    Event.objects.bulk_create([row for each in changed for row in each.new], batch_size=CHUNK)
    rows = _write_rows(changed, author)
    write_clocks(clocks)
    raise_flags_of_cases([row for row, _ in clocks], now=author.now)
    for follower in followers():
        follower.follow_up(changed, added, author)
    audit_all(_lines(changed, author))
    return [Recorded(each.case, each.history, each.new, rows) for each in changed]


def _write_rows(changed: Sequence[CaseProjection], author: Author) -> WrittenRows:
    """Bring every row that follows from the record up to the state of its case."""
    write_cases(changed)
    rows: RowsByLabel = {Incident: write_incidents(changed)}
    reviews = write_reviews(changed)
    for follower in followers():
        rows = {**rows, **follower.write_rows(changed, author.by)}
    return WrittenRows(rows, reviews)


def _locked(cases: Sequence[Case]) -> dict[int, Case]:
    """The cases under their locks, taken in the order of their ids so that two imports never wait for each other."""
    ids = [case.pk for case in cases]
    return {row.pk: row for row in Case.objects.under_lock().filter(pk__in=ids)}


def _check_open(case: Case, entries: Sequence[NewEvent]) -> None:
    if [entry.kind for entry in entries[:1]] != [EventKind.CASE_REOPENED]:
        check_open(case)


def _told(
    case: Case, past: Sequence[told_events.CaseEvent], entries: Sequence[NewEvent], now: datetime, law: Law
) -> _Story:
    try:
        new = [_read(entry, number, now) for number, entry in enumerate(entries, start=len(past) + 1)]
        return new, replay_events([*past, *new], law, recorded=len(past))
    except EventRefused as refusal:
        raise CaseRefused(case, refusal) from refusal


def _details(new: Sequence[told_events.CaseEvent], entries: Sequence[NewEvent]) -> dict[int, Mapping[str, object]]:
    return {event.number: entry.details for event, entry in zip(new, entries, strict=True) if entry.details}


def _lines(changed: Sequence[CaseProjection], author: Author) -> Iterator[AuditEntry]:
    for each in changed:
        for row in each.new:
            yield trail_line(
                by=author.by, act=f"event.{row.kind}", subject=each.case, now=author.now, number=row.number
            )


@transaction.atomic
def remeasure_case(case: Case, *, now: datetime) -> None:
    """Measure a case's clocks anew, after its organisation has changed a limit; no event is added."""
    locked = lock(case)
    law, events = law_of(locked.organisation_id), events_of(locked)
    days = law.one_off_days(local_day(now))
    with counting_with(lambda: days):
        told = replay_events(events, law, recorded=len(events))
        write_clocks([(locked, measure_clocks(told, thresholds_of(locked.organisation_id)))])
        raise_flags_of_cases([locked], now=now)


def events_of(case: Case) -> list[told_events.CaseEvent]:
    """The events of a case as values, in the order in which they were written down."""
    return events_of_each([case.pk])[case.pk]


def events_of_each(cases: Iterable[int]) -> dict[int, list[told_events.CaseEvent]]:
    """The same of many cases, by their ids, in one statement."""
    found: dict[int, list[told_events.CaseEvent]] = {case: [] for case in cases}
    rows = Event.objects.filter(case__in=found).order_by("number")
    for case, number, at, kind, facts in rows.values_list("case_id", "number", "at", "kind", "facts"):
        found[case].append(read_event(number, at, kind, facts))
    return found


def _read(entry: NewEvent, number: int, now: datetime) -> told_events.CaseEvent:
    try:
        if entry.at > now:
            local = entry.at.astimezone(LONDON)
            sentence = f"{local:%-d %B %Y, %H:%M} lies in the future: record it when it has happened."
            raise RuleViolation(sentence, field="at")
        return read_event(number, entry.at, entry.kind, entry.facts)
    except RuleViolation as refusal:
        raise EventRefused(number, refusal) from refusal


def _row(case: Case, event: told_events.CaseEvent, entry: NewEvent, author: Author) -> Event:
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
