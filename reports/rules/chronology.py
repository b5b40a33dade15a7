"""Says each event of a case in words, for the one chronology that everybody reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import singledispatch

from casework.rules.codes import BEHAVIOURS, POLICE_RESPONSES, RELATIONSHIPS
from casework.rules.declared import said_words
from casework.rules.happened import Precision
from casework.rules.incident_codes import SOURCES
from casework.templatetags.display import count, risk_words, span_words, when
from casework.templatetags.display import day as day_words
from orders.rules import events
from orders.rules.besides import (
    broken,
    condition_words,
    said_of_application,
    said_of_breach,
    said_of_breach_step,
    said_of_making,
    said_of_order,
)
from orders.rules.protections import protection_words
from orders.rules.reasons import CLOSING_REASONS, REOPENING_REASONS, reason_words, without_instruction
from orders.rules.reported import Report, reported_words
from orders.rules.vocabulary import WORDS, BreachStep, OrderKind, OrderStep, Step
from reports.rules.rows import Noun

NEARLY_AT_ONCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Said:
    """One event in words: a title, the lines beneath it, and the thing whose page tells more."""

    title: str
    lines: tuple[str, ...]
    noun: Noun
    label: str


@dataclass(frozen=True)
class Told:
    """What telling an event needs besides the event: when it was, the names of forces, what was reported since.

    `reports` says of incidents, by their labels, how the police know of them today.
    """

    at: datetime
    forces: Mapping[str, str]
    reports: Mapping[str, Report] = field(default_factory=dict)

    def force(self, slug: str) -> str:
        return self.forces.get(slug, slug)


def said(event: events.Event, forces: Mapping[str, str], reports: Mapping[str, Report] | None = None) -> Said:
    """What one event says."""
    title, lines, noun, label = _say(event.content, Told(event.at, forces, reports or {}))
    return Said(title, tuple(line for line in lines if line), noun, label)


def recorded_words(*, at: datetime, recorded_at: datetime, by: str) -> str:
    """Who wrote it down, and when if that was not at once."""
    late = abs(recorded_at - at) > NEARLY_AT_ONCE
    return f"{by}, recorded {when(recorded_at)}" if late else by


Words = tuple[str, Iterator[str], Noun, str]


@singledispatch
def _say(content: object, told: Told) -> Words:
    raise TypeError(f"{type(content).__name__} has no words yet")


@_say.register
def _(content: events.CaseOpened, told: Told) -> Words:
    lines = (risk_words(content.risk), RELATIONSHIPS[content.relationship], told.force(content.victim_force))
    return "Case opened", iter([". ".join(lines) + "."]), Noun.CASE, ""


@_say.register
def _(content: events.CaseClosed, told: Told) -> Words:
    return "Case closed", _why(CLOSING_REASONS[content.reason], content.note), Noun.CASE, ""


@_say.register
def _(content: events.CaseReopened, told: Told) -> Words:
    return "Case reopened", _why(REOPENING_REASONS[content.reason], content.note), Noun.CASE, ""


def _why(reason: str, note: str) -> Iterator[str]:
    yield f"{without_instruction(reason)}."
    yield note


@_say.register
def _(content: events.RiskReviewed, told: Told) -> Words:
    return f"Risk reviewed: {risk_words(content.level).lower()}", iter(()), Noun.CASE, ""


@_say.register
def _(content: events.Incident, told: Told) -> Words:
    return f"Incident {content.label}".strip(), _incident_lines(content, told), Noun.INCIDENT, content.label


@_say.register
def _(content: events.IncidentAmended, told: Told) -> Words:
    return f"Incident {content.label} amended", _incident_lines(content, told), Noun.INCIDENT, content.label


def _incident_lines(content: events.Incident, told: Told) -> Iterator[str]:
    yield f"{count(content.count, 'time') + ': ' if content.count > 1 else ''}{_behaviours(content.behaviours)}"
    yield _incident_when(content, told.at)
    yield f"{reported_words(told=content.reported, report=told.reports.get(content.label))}."
    if content.police_response:
        yield f"How the police answered: {'; '.join(POLICE_RESPONSES[code] for code in content.police_response)}."
    yield from (f"{name}: {words}." for name, words in said_words(content))
    yield content.text


def _incident_when(content: events.Incident, at: datetime) -> str:
    """A stretch and a guess are always said; a moment only if it is not the one at which it was recorded."""
    if content.precision == Precision.EXACT and content.happened_from is None:
        return _happened(content.happened_at, at)
    first_at = content.happened_from or content.happened_at
    return f"Happened {span_words(content.precision, first_at, content.happened_at)}."


@dataclass(frozen=True)
class Account:
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
def _(content: events.OtherProtection, told: Told) -> Words:
    end = f"to {day_words(content.last_day)}" if content.last_day else "until further notice"
    if not content.last_day_known:
        end = "on: its last day is not known"
    title = f"Other protection: {protection_words(content.kind)}"
    return title, iter([f"From {day_words(content.first_day)} {end}."]), Noun.PROTECTION, content.label


@_say.register
def _(content: events.ProtectionLastDayFound, told: Told) -> Words:
    title = f"Last day of other protection found out: {content.label}"
    end = f"Its last day is {day_words(content.last_day)}." if content.last_day else "Until further notice."
    return title, iter([end]), Noun.PROTECTION, content.label


@_say.register
def _(content: events.ProtectionEnded, told: Told) -> Words:
    title = f"Other protection ends early: {content.label}"
    return title, iter([f"Its last day is now {day_words(content.last_day)}."]), Noun.PROTECTION, content.label


@_say.register
def _(content: events.ApplicationEvent, told: Told) -> Words:
    title = f"{WORDS[content.step]}: application {content.label}"
    return title, _application_lines(content, told), Noun.APPLICATION, content.label


def _application_lines(content: events.ApplicationEvent, told: Told) -> Iterator[str]:
    if content.force:
        yield f"Asked of {told.force(content.force)}."
    yield from said_of_application(content, told.force)
    if content.officer:
        yield f"Officer: {content.officer}."
    yield _application_day(content.step, content.day)
    if content.reason:
        yield f"Reason: {reason_words(content.reason)}"
    if content.alternatives:
        yield f"Offered instead: {content.alternatives}"


def _application_day(step: Step, day: date | None) -> str:
    if step is Step.ADJOURNED:
        return f"Next hearing on {day_words(day)}." if day else "No new date was given."
    if day is None:
        return ""
    return f"Until {day_words(day)}." if step is Step.PAUSED else f"Hearing on {day_words(day)}."


@_say.register
def _(content: events.OrderMade, told: Told) -> Words:
    kind = "Interim" if content.kind is OrderKind.INTERIM else "Full"
    return f"{kind} order made: {content.label}", _order_lines(content, told), Noun.ORDER, content.label


def _order_lines(content: events.OrderMade, told: Told) -> Iterator[str]:
    if content.last_day_known:
        yield f"Last day {day_words(content.last_day)}." if content.last_day else "Until further order."
    else:
        yield "Its last day is not known."
    yield from said_of_making(content, told.force)
    yield from (condition_words(condition) for condition in content.conditions)


@_say.register
def _(content: events.OrderEvent, told: Told) -> Words:
    lines = iter(
        [
            f"Condition {content.condition}." if content.condition else "",
            _renewed_until(content),
            *said_of_order(content, told.force),
        ]
    )
    return f"{WORDS[content.step]}: order {content.label}", lines, Noun.ORDER, content.label


def _renewed_until(content: events.OrderEvent) -> str:
    if content.step is OrderStep.LAST_DAY_FOUND and content.last_day:
        return f"Last day {day_words(content.last_day)}."
    if content.step not in (OrderStep.RENEWED, OrderStep.LAST_DAY_FOUND):
        return ""
    return f"New last day {day_words(content.last_day)}." if content.last_day else "Until further order."


@_say.register
def _(content: events.BreachLearned, told: Told) -> Words:
    said = said_of_breach(content)
    lines = iter([_behaviours(content.behaviours), *said, _happened(content.happened_at, told.at)])
    return f"Breach {content.label} {broken(content)}", lines, Noun.BREACH, content.label


@_say.register
def _(content: events.BreachEvent, told: Told) -> Words:
    reviewed = content.step is BreachStep.REVIEWED
    words = "Decision to take no further action reviewed" if reviewed else WORDS[content.step]
    lines = iter(said_of_breach_step(content))
    return f"{words}: breach {content.label}", lines, Noun.BREACH, content.label


def _behaviours(codes: Sequence[str]) -> str:
    return "; ".join(BEHAVIOURS[code].words for code in codes) + "."


def _happened(happened_at: datetime, at: datetime) -> str:
    return f"Happened {when(happened_at)}." if abs(at - happened_at) > NEARLY_AT_ONCE else ""
