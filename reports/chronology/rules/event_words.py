"""The words of each event of a case in the chronology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import singledispatch

from casework.codes.rules.codes import BEHAVIOURS, POLICE_RESPONSES, RELATIONSHIPS
from casework.codes.rules.incident_codes import SOURCES
from casework.dates.rules.precision import Precision
from casework.fact_types.rules import said_words
from casework.templatetags.display import count, risk_words, span_words, when
from casework.templatetags.display import day as day_words
from orders.breaches.rules.reported import PoliceReport, reported_words
from orders.steps.rules.event_words import (
    application_event_words,
    breach_event_words,
    breach_step_event_words,
    condition_words,
    order_event_words,
    order_made_words,
    what_was_broken_words,
)
from record.events import events
from record.vocabulary.protection_kinds import protection_words
from record.vocabulary.reasons import CLOSING_REASONS, REOPENING_REASONS, reason_words, without_instruction
from record.vocabulary.steps import WORDS, ApplicationStep, BreachStep, OrderKind, OrderStep
from reports.lists.rules import ReasonSubject

NEARLY_AT_ONCE = timedelta(minutes=5)


@dataclass(frozen=True)
class EventInWords:
    """One event in words: a title, the lines beneath it, and the thing whose page tells more."""

    title: str
    lines: tuple[str, ...]
    noun: ReasonSubject
    label: str


@dataclass(frozen=True)
class EventContext:
    """What telling an event needs besides the event: when it was, the names of forces, what was reported since.

    `reports` says of incidents, by their labels, how the police know of them today.
    """

    at: datetime
    forces: Mapping[str, str]
    reports: Mapping[str, PoliceReport] = field(default_factory=dict)

    def force(self, slug: str) -> str:
        return self.forces.get(slug, slug)


def event_in_words(
    event: events.CaseEvent, forces: Mapping[str, str], reports: Mapping[str, PoliceReport] | None = None
) -> EventInWords:
    """What one event says."""
    title, lines, noun, label = _say(event.content, EventContext(event.at, forces, reports or {}))
    return EventInWords(title, tuple(line for line in lines if line), noun, label)


def recorded_words(*, at: datetime, recorded_at: datetime, by: str) -> str:
    """Who wrote it down, and when if that was not at once."""
    late = abs(recorded_at - at) > NEARLY_AT_ONCE
    return f"{by}, recorded {when(recorded_at)}" if late else by


Words = tuple[str, Iterator[str], ReasonSubject, str]


@singledispatch
def _say(content: object, told: EventContext) -> Words:
    raise TypeError(f"{type(content).__name__} has no words yet")


@_say.register
def _(content: events.CaseOpened, told: EventContext) -> Words:
    lines = (risk_words(content.risk), RELATIONSHIPS[content.relationship], told.force(content.victim_force))
    return "Case opened", iter([". ".join(lines) + "."]), ReasonSubject.CASE, ""


@_say.register
def _(content: events.CaseClosed, told: EventContext) -> Words:
    return "Case closed", _why(CLOSING_REASONS[content.reason], content.note), ReasonSubject.CASE, ""


@_say.register
def _(content: events.CaseReopened, told: EventContext) -> Words:
    return "Case reopened", _why(REOPENING_REASONS[content.reason], content.note), ReasonSubject.CASE, ""


def _why(reason: str, note: str) -> Iterator[str]:
    yield f"{without_instruction(reason)}."
    yield note


@_say.register
def _(content: events.RiskReviewed, told: EventContext) -> Words:
    return f"Risk reviewed: {risk_words(content.level).lower()}", iter(()), ReasonSubject.CASE, ""


@_say.register
def _(content: events.IncidentLogged, told: EventContext) -> Words:
    return f"Incident {content.label}".strip(), _incident_lines(content, told), ReasonSubject.INCIDENT, content.label


@_say.register
def _(content: events.IncidentAmended, told: EventContext) -> Words:
    return f"Incident {content.label} amended", _incident_lines(content, told), ReasonSubject.INCIDENT, content.label


def _incident_lines(content: events.IncidentLogged, told: EventContext) -> Iterator[str]:
    yield f"{count(content.count, 'time') + ': ' if content.count > 1 else ''}{_behaviours(content.behaviours)}"
    yield _incident_when(content, told.at)
    yield f"{reported_words(told=content.reported, report=told.reports.get(content.label))}."
    if content.police_response:
        yield f"How the police answered: {'; '.join(POLICE_RESPONSES[code] for code in content.police_response)}."
    yield from (f"{name}: {words}." for name, words in said_words(content))
    yield content.text


def _incident_when(content: events.IncidentLogged, at: datetime) -> str:
    """A stretch and a guess are always said; a moment only if it is not the one at which it was recorded."""
    if content.precision == Precision.EXACT and content.happened_from is None:
        return _happened(content.happened_at, at)
    first_at = content.happened_from or content.happened_at
    return f"Happened {span_words(content.precision, first_at, content.happened_at)}."


@dataclass(frozen=True)
class AccountInWords:
    """What an account of an incident says that the record does not hold, as far as the chronology shows it."""

    source: str
    police_words: str
    quoted_words: str

    def lines(self) -> list[str]:
        told = f"Told by: {SOURCES[self.source].lower()}." if self.source not in {"", "client"} else ""
        police = f"What the police said: “{self.police_words}”" if self.police_words else ""
        quoted = f"As reported, word for word: “{self.quoted_words}”" if self.quoted_words else ""
        return [line for line in (told, quoted, police) if line]


@_say.register
def _(content: events.ProtectionRecorded, told: EventContext) -> Words:
    end = f"to {day_words(content.last_day)}" if content.last_day else "until further notice"
    if not content.last_day_known:
        end = "on: its last day is not known"
    title = f"Other protection: {protection_words(content.kind)}"
    return title, iter([f"From {day_words(content.first_day)} {end}."]), ReasonSubject.PROTECTION, content.label


@_say.register
def _(content: events.ProtectionLastDayFound, told: EventContext) -> Words:
    title = f"Last day of other protection found out: {content.label}"
    end = f"Its last day is {day_words(content.last_day)}." if content.last_day else "Until further notice."
    return title, iter([end]), ReasonSubject.PROTECTION, content.label


@_say.register
def _(content: events.ProtectionEnded, told: EventContext) -> Words:
    title = f"Other protection ends early: {content.label}"
    return title, iter([f"Its last day is now {day_words(content.last_day)}."]), ReasonSubject.PROTECTION, content.label


@_say.register
def _(content: events.ApplicationEvent, told: EventContext) -> Words:
    title = f"{WORDS[content.step]}: application {content.label}"
    return title, _application_lines(content, told), ReasonSubject.APPLICATION, content.label


def _application_lines(content: events.ApplicationEvent, told: EventContext) -> Iterator[str]:
    if content.force:
        yield f"Asked of {told.force(content.force)}."
    yield from application_event_words(content, told.force)
    if content.officer:
        yield f"Officer: {content.officer}."
    yield _application_day(content.step, content.day)
    if content.reason:
        yield f"Reason: {reason_words(content.reason)}"
    if content.alternatives:
        yield f"Offered instead: {content.alternatives}"


def _application_day(step: ApplicationStep, day: date | None) -> str:
    if step is ApplicationStep.ADJOURNED:
        return f"Next hearing on {day_words(day)}." if day else "No new date was given."
    if day is None:
        return ""
    return f"Until {day_words(day)}." if step is ApplicationStep.PAUSED else f"Hearing on {day_words(day)}."


@_say.register
def _(content: events.OrderMade, told: EventContext) -> Words:
    kind = "Interim" if content.kind is OrderKind.INTERIM else "Full"
    return f"{kind} order made: {content.label}", _order_lines(content, told), ReasonSubject.ORDER, content.label


def _order_lines(content: events.OrderMade, told: EventContext) -> Iterator[str]:
    if content.last_day_known:
        yield f"Last day {day_words(content.last_day)}." if content.last_day else "Until further order."
    else:
        yield "Its last day is not known."
    yield from order_made_words(content, told.force)
    yield from (condition_words(condition) for condition in content.conditions)


@_say.register
def _(content: events.OrderEvent, told: EventContext) -> Words:
    lines = iter(
        [
            f"Condition {content.condition}." if content.condition else "",
            _renewed_until(content),
            *order_event_words(content, told.force),
        ]
    )
    return f"{WORDS[content.step]}: order {content.label}", lines, ReasonSubject.ORDER, content.label


def _renewed_until(content: events.OrderEvent) -> str:
    if content.step is OrderStep.LAST_DAY_FOUND and content.last_day:
        return f"Last day {day_words(content.last_day)}."
    if content.step not in (OrderStep.RENEWED, OrderStep.LAST_DAY_FOUND):
        return ""
    return f"New last day {day_words(content.last_day)}." if content.last_day else "Until further order."


@_say.register
def _(content: events.BreachLearned, told: EventContext) -> Words:
    said = breach_event_words(content)
    lines = iter([_behaviours(content.behaviours), *said, _happened(content.happened_at, told.at)])
    return f"Breach {content.label} {what_was_broken_words(content)}", lines, ReasonSubject.BREACH, content.label


@_say.register
def _(content: events.BreachEvent, told: EventContext) -> Words:
    reviewed = content.step is BreachStep.REVIEWED
    words = "Decision to take no further action reviewed" if reviewed else WORDS[content.step]
    lines = iter(breach_step_event_words(content))
    return f"{words}: breach {content.label}", lines, ReasonSubject.BREACH, content.label


def _behaviours(codes: Sequence[str]) -> str:
    return "; ".join(BEHAVIOURS[code].words for code in codes) + "."


def _happened(happened_at: datetime, at: datetime) -> str:
    return f"Happened {when(happened_at)}." if abs(at - happened_at) > NEARLY_AT_ONCE else ""
