"""Turns the rows of one case into events of its record, in time order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import LONDON, local_day, midnight
from casework.dates.rules.precision import Precision
from orders.imports.rules.cells import RowProblem
from orders.imports.rules.columns import TableKind
from orders.imports.rules.declared_columns import said_in
from orders.imports.rules.row_facts import ParsedRow
from record.case_state.folding import EventRefused
from record.case_state.labels import next_label, next_labels
from record.case_state.state import CaseState
from record.events.events import CaseEvent, IncidentLogged
from record.events.reading import read_event
from record.replay.replay import replay_events
from record.vocabulary.reasons import OTHER

UNKNOWN: Final = "unknown"
NOT_GIVEN: Final = "Not given"
NAMED: Final = "Named, name not given"
CLOSED_SOME_DAY: Final = "The list did not say when it was closed: this is the day of the last thing that it tells."
TELL_ORDER: Final = (TableKind.CASES, TableKind.APPLICATIONS, TableKind.ORDERS, TableKind.BREACHES, TableKind.INCIDENTS)
MOST_REFUSALS: Final = 50
"""Refusals of one case that are looked for one after the other; what comes after them is told the next time."""


@dataclass(frozen=True)
class ImportedEvent:
    """One event out of a row: what a case file says of it, and the row's key."""

    at: datetime
    kind: str
    facts: Mapping[str, object]
    row: str
    note: str = ""


@dataclass(frozen=True)
class RowReference:
    """An application or an order as other rows may name it."""

    label: str
    reference: str
    on: date
    conditions: tuple[str, ...] = ()
    is_new: bool = False


@dataclass
class ImportedSoFar:
    """What the rows so far, and the record before them, have of applications, orders and breaches."""

    force: str
    now: datetime
    applications: list[RowReference] = field(default_factory=list)
    orders: list[RowReference] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)


def known_to_import(past: CaseState, force: str, now: datetime) -> ImportedSoFar:
    """The book of a case as its record stands."""
    return ImportedSoFar(
        force,
        now,
        [RowReference(each.label, each.label, local_day(each.requested_at)) for each in past.applications.values()],
        [
            RowReference(each.label, each.label, local_day(each.made_at), tuple(each.conditions))
            for each in past.orders.values()
        ],
        list(past.breaches),
        list(past.incidents),
    )


def events_of_rows(rows: Sequence[ParsedRow], book: ImportedSoFar) -> tuple[list[ImportedEvent], dict[str, RowProblem]]:
    """The events of rows that each make sense alone, by time, and what is wrong with those that fit no other.

    A case that is over is closed last: nothing of the file follows that.
    """
    told: list[ImportedEvent] = []
    problems: dict[str, RowProblem] = {}
    for row in sorted(rows, key=_place):
        try:
            told += _TELLERS[row.kind](row, book)
        except RuleViolation as refusal:
            problems[row.key] = RowProblem("", refusal.sentence)
    told.sort(key=lambda each: (each.kind != "case_opened", each.at))
    return [*told, *_closing(rows, told, book)], problems


def _closing(rows: Sequence[ParsedRow], told: Sequence[ImportedEvent], book: ImportedSoFar) -> Iterator[ImportedEvent]:
    """The end of a case, in the last minute of its day; what the file says of that day or later comes before it."""
    for row in rows:
        if row.kind is TableKind.CASES and row.facts.get("is_closed"):
            day = row.facts["closed_on"] or local_day(max(each.at for each in told))
            note = "" if row.facts["closed_on"] else CLOSED_SOME_DAY
            facts = {"reason": row.facts.get("closing_reason") or OTHER}
            said = "\n".join(filter(None, [row.facts.get("closing_note", ""), note]))
            yield ImportedEvent(min(_end_of(day), book.now), "case_closed", facts, row.key, note=said)


def _end_of(day: date) -> datetime:
    return midnight(day + timedelta(days=1)) - timedelta(minutes=1)


def _place(row: ParsedRow) -> tuple[int, date, int]:
    first = {TableKind.APPLICATIONS: "requested_on", TableKind.ORDERS: "made_on"}.get(row.kind)
    return TELL_ORDER.index(row.kind), row.facts[first] if first else date.min, row.number


def refusals(past: Sequence[CaseEvent], told: Sequence[ImportedEvent]) -> dict[str, RowProblem]:
    """The rows whose events cannot follow what came before them: each is taken out and the rest told again."""
    problems: dict[str, RowProblem] = {}
    left = list(told)
    while len(problems) < MOST_REFUSALS:
        try:
            replay_events([*past, *_events(left, len(past))], recorded=len(past))
        except EventRefused as refusal:
            row = left[max(refusal.number - len(past) - 1, 0)].row
            problems[row] = RowProblem("", refusal.sentence)
            left = [each for each in left if each.row != row]
        else:
            break
    return problems


def _events(told: Sequence[ImportedEvent], before: int) -> list[CaseEvent]:
    events = []
    for number, each in enumerate(told, start=before + 1):
        try:
            events.append(read_event(number, each.at, each.kind, each.facts))
        except RuleViolation as refusal:
            raise EventRefused(number, refusal) from refusal
    return events


def repeats(rows: Iterable[ParsedRow], past: CaseState) -> dict[str, str]:
    """Rows that say again what the record or an earlier row says, with the reason to think so."""
    known = dict.fromkeys(_marks_of(past), "the record has it already")
    found: dict[str, str] = {}
    for row in rows:
        mark = _mark(row)
        if mark is None:
            continue
        if mark in known:
            found[row.key] = known[mark]
        known.setdefault(mark, f"row {row.number} says the same")
    return found


def _mark(row: ParsedRow) -> tuple[object, ...] | None:
    facts = row.facts
    match row.kind:
        case TableKind.INCIDENTS:
            return ("incident", facts["when"].last_at, frozenset(facts["behaviours"]), facts["text"])
        case TableKind.APPLICATIONS:
            return ("application", facts["requested_on"], facts["application"])
        case TableKind.ORDERS:
            return ("order", facts["kind"], facts["made_on"])
        case TableKind.BREACHES:
            return ("breach", facts["happened_at"], frozenset(facts["behaviours"]))
        case _:
            return None


def _marks_of(past: CaseState) -> Iterator[tuple[object, ...]]:
    for event in past.incidents.values():
        if isinstance(content := event.content, IncidentLogged):
            yield ("incident", content.happened_at, frozenset(content.behaviours), content.text)
    for application in past.applications.values():
        yield ("application", local_day(application.requested_at), "")
        yield ("application", local_day(application.requested_at), application.label)
    for order in past.orders.values():
        yield ("order", order.kind.value, local_day(order.made_at))
    for breach in past.breaches.values():
        yield ("breach", breach.happened_at, frozenset(breach.behaviours))


# --- One kind of row each -----------------------------------------------------------------------------------


def _case(row: ParsedRow, _book: ImportedSoFar) -> list[ImportedEvent]:
    facts = {name: row.facts[name] for name in ("risk", "relationship")}
    return [
        ImportedEvent(row.facts["opened_at"], "case_opened", {**facts, "victim_force": row.facts["force"]}, row.key)
    ]


_STEPS: Final = (
    ("acknowledged_on", "acknowledged"),
    ("decided_on", "decided_to_apply"),
    ("authorised_on", "authorised"),
    ("legal_on", "sent_to_legal"),
    ("lodged_on", "lodged"),
)


def _application(row: ParsedRow, book: ImportedSoFar) -> list[ImportedEvent]:
    facts = row.facts
    label = next_label("A", [each.label for each in book.applications])
    days: list[tuple[date, str, dict[str, object]]] = [
        (facts["requested_on"], "requested", {"force": facts["force"] or book.force})
    ]
    for name, step in _STEPS:
        if facts[name]:
            days.append((facts[name], step, {"officer": facts["officer"] or NAMED} if step == "acknowledged" else {}))
    if facts["hearing_on"]:
        listed_on = facts["listed_on"] or min(max(day for day, *_ in days), facts["hearing_on"])
        days.append((listed_on, "listed", {"hearing_on": facts["hearing_on"].isoformat()}))
    if facts["outcome"] in _ENDINGS:
        days.append((facts["outcome_on"], facts["outcome"], _ENDINGS[facts["outcome"]](facts["reason"] or NOT_GIVEN)))
    book.applications.append(RowReference(label, facts["application"], facts["requested_on"]))
    return [
        ImportedEvent(midnight(day), "application", {"application": label, "step": step, **more}, row.key)
        for day, step, more in days
    ]


_ENDINGS: Final[Mapping[str, Callable[[str], dict[str, object]]]] = {
    "declined": lambda reason: {"reason": reason, "alternatives": "Not recorded"},
    "refused": lambda reason: {"reason": reason},
    "withdrawn": lambda reason: {"reason": reason},
}


def _order(row: ParsedRow, book: ImportedSoFar) -> list[ImportedEvent]:
    facts = row.facts
    application = _named(book.applications, facts["application"], facts["made_on"], "application")
    label = next_label("O", [each.label for each in book.orders])
    kinds = [("prohibition", text) for text in facts["prohibitions"]]
    kinds += [("positive_requirement", text) for text in facts["requirements"]]
    conditions = next_labels("C", [name for order in book.orders for name in order.conditions], len(kinds))
    made: dict[str, object] = {
        "order": label,
        "application": application.label,
        "kind": facts["kind"],
        "last_day": _last_day(facts),
        "conditions": [
            {"condition": label, "kind": kind, "text": text}
            for label, (kind, text) in zip(conditions, kinds, strict=True)
        ],
    }
    book.orders.append(RowReference(label, facts["order"], facts["made_on"], conditions, is_new=True))
    steps = {"served_on": "served", "told_on": "victim_told", "notified_on": "notified", "discharged_on": "discharged"}
    return [
        ImportedEvent(midnight(facts["made_on"]), "order_made", made, row.key),
        *(
            ImportedEvent(midnight(facts[name]), "order", {"order": label, "step": step}, row.key)
            for name, step in steps.items()
            if facts[name]
        ),
    ]


def _last_day(facts: Mapping[str, Any]) -> str | None:
    """A day, no end, or that nobody knows it: a blank is never taken for an order without end."""
    if not facts.get("last_day_known", True):
        return UNKNOWN
    return facts["last_day"].isoformat() if facts["last_day"] else None


def _breach(row: ParsedRow, book: ImportedSoFar) -> list[ImportedEvent]:
    facts = row.facts
    order = _named(book.orders, facts["order"], local_day(facts["happened_at"]), "order")
    label = next_label("B", book.breaches)
    book.breaches.append(label)
    learned_at = _not_before(facts["learned_on"], facts["happened_at"])
    learned: dict[str, object] = {
        "breach": label,
        "order": order.label,
        **({"condition": _condition_of(order, facts["condition"])} if facts["condition"] else {}),
        "happened_at": _written(facts["happened_at"]),
        "behaviours": facts["behaviours"],
    }
    steps = [
        ImportedEvent(_not_before(day, learned_at), "breach_step", {"breach": label, "step": step, **more}, row.key)
        for day, step, more in _breach_steps(facts)
    ]
    return [ImportedEvent(learned_at, "breach", learned, row.key, note=facts["text"]), *steps]


def _condition_of(order: RowReference, written: str) -> str:
    """The label in the case of a condition that a sheet counts within its order: C2 is the second of that order."""
    number = written.removeprefix("C")
    known = written in order.conditions and not order.is_new
    if known or not number.isdecimal() or not 1 <= int(number) <= len(order.conditions):
        return written
    return order.conditions[int(number) - 1]


def _breach_steps(facts: Mapping[str, Any]) -> list[tuple[date | None, str, dict[str, object]]]:
    """What was done about a breach; the crime counts as recorded on the day of the report."""
    steps: list[tuple[date | None, str, dict[str, object]]] = []
    later = [facts[name] for name in ("arrested_on", "charged_on", "nfa_on") if facts[name]]
    reported_on = facts["reported_on"] or min(later, default=None)
    if reported_on or facts["crime_reference"]:
        steps.append((reported_on, "reported_to_police", {}))
    if facts["crime_reference"]:
        steps.append((reported_on, "crime_recorded", {"reference": facts["crime_reference"]}))
    named = (("arrested_on", "arrested"), ("charged_on", "charged"), ("nfa_on", "no_further_action"))
    return steps + [(facts[name], step, {}) for name, step in named if facts[name]]


def _incident(row: ParsedRow, book: ImportedSoFar) -> list[ImportedEvent]:
    facts, when = row.facts, row.facts["when"]
    label = next_label("I", book.incidents)
    book.incidents.append(label)
    told: dict[str, object] = {
        "incident": label,
        "behaviours": facts["behaviours"],
        "happened_at": _written(when.last_at),
        "reported": facts["reported"],
        "police_response": facts["police_response"],
        "text": facts["text"],
        **said_in(facts),
    }
    if when.precision is not Precision.EXACT:
        told |= {"precision": when.precision.value, "happened_from": _written(when.first_at)}
    return [ImportedEvent(_not_before(facts["recorded_on"], when.last_at), "incident", told, row.key)]


def _named(known: Sequence[RowReference], reference: str, on: date, noun: str) -> RowReference:
    """The one that a row names, or else the latest that there was on the day."""
    if reference:
        found = [each for each in known if each.reference.casefold() == reference.casefold()]
        if not found:
            raise RuleViolation(f"The case has no {noun} “{reference[:40]}”. Add it to the table of {noun}s.")
        return found[-1]
    if not known:
        raise RuleViolation(f"The case has no {noun} yet. Add it to the table of {noun}s.")
    before = [each for each in known if each.on <= on]
    if not before:
        raise RuleViolation(f"The case has no {noun} of that time. Check the dates.")
    return max(before, key=lambda each: each.on)


def _not_before(day: date | None, moment: datetime) -> datetime:
    return moment if day is None else max(midnight(day), moment)


def _written(moment: datetime) -> str:
    return moment.astimezone(LONDON).isoformat()


_TELLERS: Final[Mapping[TableKind, Callable[[ParsedRow, ImportedSoFar], list[ImportedEvent]]]] = {
    TableKind.CASES: _case,
    TableKind.APPLICATIONS: _application,
    TableKind.ORDERS: _order,
    TableKind.BREACHES: _breach,
    TableKind.INCIDENTS: _incident,
}
