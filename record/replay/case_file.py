"""Replays a case file: which flags would have been raised, when, and how far each was escalated."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Final, TypeGuard

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_moment
from casework.form_fields.rules.text_input import is_keepable
from record.case_state.folding import EventRefused
from record.case_state.labels import free_label
from record.events.events import CaseEvent, CaseOpened, Content, IncidentAmended, IncidentLogged, ProtectionRecorded
from record.events.reading import read_event
from record.replay.replay import measure_clocks, replay_events
from risk.clocks.rules.due_moments import ClockDueMoments
from risk.thresholds.rules.limits import DEFAULTS, LEVELS, Thresholds

MOST_EVENTS: Final = 50_000
LONGEST_NAME: Final = 100


FIELDS: Final = {"I": "incident", "P": "protection"}
"""The field that holds the label, by its letter."""


class FileRefused(RuleViolation):
    """A case file was refused whole; `number` is the event's (from 1), or None when the file itself is broken."""

    def __init__(self, sentence: str, number: int | None = None) -> None:
        super().__init__(f"Event {number}: {sentence}" if number else sentence)
        self.number = number


def read_case_file(text: str) -> tuple[str, list[CaseEvent]]:
    """The name of the case and its events, each sound by itself; refuses the file whole otherwise."""
    try:
        file = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise FileRefused("This is not a case file: it is not JSON.") from error
    _check_written_once(_beside_events(file))
    if not isinstance(file, dict) or not isinstance(file.get("events"), list) or not file["events"]:
        raise FileRefused("This is not a case file: it needs “case” and a list of “events”.")
    name = file.get("case")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME or not is_keepable(name):
        raise FileRefused(f"“case” needs the name of the case, at most {LONGEST_NAME} characters.")
    if len(file["events"]) > MOST_EVENTS:
        raise FileRefused(f"A case file holds at most {MOST_EVENTS} events.")
    return name.strip(), _numbered([_read(number, raw) for number, raw in enumerate(file["events"], start=1)])


def _numbered(events: list[CaseEvent]) -> list[CaseEvent]:
    """Give each incident and each other protection without a label the next free one, in the order of the file."""
    taken = {letter: _labels(events, letter) for letter in FIELDS}
    ordinals = {letter: count(1) for letter in FIELDS}
    return [_labelled(event, taken, ordinals) for event in events]


def _labels(events: list[CaseEvent], letter: str) -> set[str]:
    found = (event.content for event in events)
    return {each.label for each in found if _is_told_first(each) and _letter(each) == letter}


def _is_told_first(content: Content) -> TypeGuard[IncidentLogged | ProtectionRecorded]:
    """Whether an event brings a thing of its own into the file; an amendment speaks of one that is there."""
    return isinstance(content, IncidentLogged | ProtectionRecorded) and not isinstance(content, IncidentAmended)


def _letter(content: IncidentLogged | ProtectionRecorded) -> str:
    return "I" if isinstance(content, IncidentLogged) else "P"


def _labelled(event: CaseEvent, taken: dict[str, set[str]], ordinals: dict[str, count[int]]) -> CaseEvent:
    told = event.content
    if not _is_told_first(told):
        return event
    letter = _letter(told)
    ordinal = next(ordinals[letter])
    if told.label:
        return event
    label = free_label(letter, ordinal, taken[letter])
    taken[letter].add(label)
    return replace(event, content=replace(told, label=label), facts={**event.facts, FIELDS[letter]: label})


def _refuse_constant(constant: str) -> object:
    raise ValueError(constant)


class WrittenTwice(dict[str, object]):
    """An object of the file in which a field is written twice: reading it would lose the first of its facts."""

    def __init__(self, fields: dict[str, object], field: str) -> None:
        super().__init__(fields)
        self.field = field


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of the file, marked where a field is written twice in it."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    return WrittenTwice(found, next(name for name in found if names.count(name) > 1))


def _beside_events(file: object) -> object:
    """The file without its events, which are looked at one by one."""
    if not isinstance(file, dict):
        return None
    beside = {key: value for key, value in file.items() if key != "events"}
    return WrittenTwice(beside, file.field) if isinstance(file, WrittenTwice) else beside


def _check_written_once(told: object, number: int | None = None) -> None:
    """Refuse what holds a field that is written twice, however deep it lies."""
    inside = [told]
    while inside:
        each = inside.pop()
        if isinstance(each, WrittenTwice):
            raise FileRefused(f"“{each.field[:40]}” is written twice in one object.", number)
        inside += each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()


def _read(number: int, raw: object) -> CaseEvent:
    _check_written_once(raw, number)
    if not isinstance(raw, Mapping):
        raise FileRefused("An event is an object with “at” and “type”.", number)
    at, kind = raw.get("at"), raw.get("type")
    if not isinstance(at, str) or not isinstance(kind, str):
        raise FileRefused("An event needs “at” and “type”.", number)
    try:
        facts = {key: value for key, value in raw.items() if key not in ("at", "type")}
        return read_event(number, local_moment(at), kind, facts)
    except RuleViolation as refusal:
        raise FileRefused(refusal.sentence, number) from refusal


def replay(
    name: str, events: list[CaseEvent], *, until: datetime, thresholds: Thresholds = DEFAULTS
) -> list[dict[str, object]]:
    """One object per level that a flag reached by `until`, sorted by time. The whole file must make sense.

    Events after `until` are checked and then left out, as if they had not happened yet.
    """
    try:
        replay_events(events)
        told = replay_events(event for event in events if event.at <= until or isinstance(event.content, CaseOpened))
    except EventRefused as refusal:
        raise FileRefused(refusal.sentence, refusal.number) from refusal
    dated = [(events[0].at, thresholds)]
    rows = [row for measured in measure_clocks(told, dated) for row in _rows(name, measured, until)]
    return sorted(rows, key=_order)


def _order(row: dict[str, object]) -> tuple[str, str, str, int]:
    return str(row["at"]), str(row["subject"]), str(row["rule"]), LEVELS.index(str(row["level"]))


def _rows(name: str, measured: ClockDueMoments, until: datetime) -> Iterator[dict[str, object]]:
    clock = measured.clock
    closed_at = clock.runs_until()
    steps = [
        {"step": mark.step.number, "to": mark.step.to, "at": _iso(mark.at)}
        for mark in measured.marks
        if mark.step is not None and mark.at <= until
    ]
    for mark in measured.marks:
        if mark.step is None and mark.at <= until:
            yield {
                "case": name,
                "subject": subject_of(clock.subject),
                "rule": clock.rule,
                "level": mark.name,
                "at": _iso(mark.at),
                "closed_at": _iso(closed_at) if closed_at is not None and closed_at <= until else None,
                "escalations": steps if mark.name == "red" else [],
            }


def subject_of(key: str) -> str:
    """The id that a subject goes by in a case file: a condition's key also names its order, its id does not."""
    return key.rpartition("/")[2]


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
