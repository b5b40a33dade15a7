"""Replays a case for its pages: its state, and every event in words with who recorded it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Final

from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventSource
from casework.templatetags.display import day
from orders.steps.rules.event_words import (
    application_event_words,
    breach_event_words,
    breach_step_event_words,
    order_event_words,
    order_made_words,
)
from record.case_state.state import CaseState
from record.events import events as told
from record.events.reading import read_event
from record.law.services import law_of
from record.replay.replay import replay_events
from record.vocabulary.forces import force_name
from record.vocabulary.protection_kinds import protection_words
from record.vocabulary.reasons import reason_words
from record.vocabulary.steps import WORDS, ApplicationStep, BreachStep, OrderKind, OrderStep

BREACH_WORDS: Final[dict[str, str]] = {**WORDS, BreachStep.REVIEWED: "Decision to take no further action reviewed"}
MADE: Final = {OrderKind.INTERIM: "Interim order made", OrderKind.FULL: "Full order made"}


@dataclass(frozen=True)
class EventLine:
    """One event in words, for the timeline of a page."""

    number: int
    title: str
    moment: datetime
    by: str
    description: str
    tag: str = ""


@dataclass(frozen=True)
class CaseTimeline:
    """All events of a case, oldest first, and the history that they add up to."""

    history: CaseState
    rows: list[tuple[Event, told.CaseEvent]]

    def about(self, concerns: Callable[[told.Content], bool]) -> Iterator[tuple[Event, told.CaseEvent]]:
        """The events that concern something, as they happened."""
        return (pair for pair in self.rows if concerns(pair[1].content))


def timeline_of_case(case: Case) -> CaseTimeline:
    rows = list(Event.objects.filter(case=case).select_related("recorded_by").chronology())
    pairs = [(row, read_event(row.number, row.at, row.kind, row.facts)) for row in rows]
    told = replay_events((event for _, event in pairs), law_of(case.organisation_id), recorded=len(pairs))
    return CaseTimeline(told.history, pairs)


def lines(pairs: Iterable[tuple[Event, told.CaseEvent]], held: dict[int, str] | None = None) -> list[EventLine]:
    """Newest first; `held` adds a sentence to an event by its number."""
    found = [_line(row, event, (held or {}).get(row.number, "")) for row, event in pairs]
    return found[::-1]


def _line(row: Event, event: told.CaseEvent, held: str) -> EventLine:
    said = [*_details(event.content), row.note, held]
    by = row.recorded_by.get_full_name() or row.recorded_by.get_username() if row.recorded_by else ""
    tag = "" if row.source == EventSource.SERVICE else EventSource(row.source).label
    return EventLine(row.number, title(event.content), row.at, by, "\n\n".join(filter(None, said)), tag)


@singledispatch
def title(content: told.Content) -> str:
    """What happened, in a few words."""
    return ""


@title.register
def _(content: told.ApplicationEvent) -> str:
    return WORDS[content.step]


@title.register
def _(content: told.OrderMade) -> str:
    return MADE[content.kind]


@title.register
def _(content: told.OrderEvent) -> str:
    return WORDS[content.step]


@title.register
def _(content: told.ProtectionRecorded) -> str:
    return f"{protection_words(content.kind)} recorded"


@title.register
def _(content: told.ProtectionLastDayFound) -> str:
    return "Its last day was found out"


@title.register
def _(content: told.ProtectionEnded) -> str:
    return "It ends earlier than was known"


@title.register
def _(content: told.BreachLearned) -> str:
    return "Breach learned of"


@title.register
def _(content: told.BreachEvent) -> str:
    return BREACH_WORDS[content.step]


@singledispatch
def _details(content: told.Content) -> list[str]:
    return []


@_details.register
def _(content: told.ApplicationEvent) -> list[str]:
    said = [f"Officer in the case: {content.officer}." if content.officer else "", _day(content.step, content.day)]
    said += [f"Reason: {reason_words(content.reason).rstrip('.')}." if content.reason else ""]
    said += application_event_words(content, force_name)
    return [*filter(None, said), *([f"Offered instead: {content.alternatives}"] if content.alternatives else [])]


def _day(step: ApplicationStep, on: date | None) -> str:
    if step is ApplicationStep.PAUSED:
        return f"To the end of {day(on)}."
    if on is not None:
        return f"Hearing on {day(on)}."
    return "No new date was given." if step is ApplicationStep.ADJOURNED else ""


@_details.register
def _(content: told.ProtectionRecorded) -> list[str]:
    until = f"to {day(content.last_day)}" if content.last_day else "until further notice"
    if not content.last_day_known:
        until = "on: its last day is not known"
    return [f"From {day(content.first_day)} {until}."]


@_details.register
def _(content: told.ProtectionLastDayFound) -> list[str]:
    return [f"Last day {day(content.last_day)}." if content.last_day else "Until further notice."]


@_details.register
def _(content: told.ProtectionEnded) -> list[str]:
    return [f"Last day now {day(content.last_day)}."]


@_details.register
def _(content: told.OrderMade) -> list[str]:
    return [_order_until(content), *order_made_words(content, force_name)]


def _order_until(content: told.OrderMade) -> str:
    if not content.last_day_known:
        return "Its last day is not known."
    return f"Last day {day(content.last_day)}." if content.last_day else "Until further order."


@_details.register
def _(content: told.OrderEvent) -> list[str]:
    if content.condition:
        return [f"Condition {content.condition}."]
    until = f"Last day now {day(content.last_day)}." if content.last_day else ""
    if content.step in (OrderStep.RENEWED, OrderStep.LAST_DAY_FOUND) and not until:
        until = "Until further order."
    return [*filter(None, [until]), *order_event_words(content, force_name)]


@_details.register
def _(content: told.BreachLearned) -> list[str]:
    return breach_event_words(content)


@_details.register
def _(content: told.BreachEvent) -> list[str]:
    return breach_step_event_words(content)
