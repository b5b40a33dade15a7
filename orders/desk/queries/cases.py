"""Cases, late clocks and timelines as the police liaison's desk shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind, EventSource
from casework.templatetags.display import day
from orders.desk.queries.words import OUR_OWN_BUSINESS
from record.vocabulary.steps import WORDS
from risk.clocks.models.clock import Clock
from risk.thresholds.rules.rule_words import POLICE, WATCHES, lateness

PEOPLE: Final = ("case__victim", "case__organisation", "case__team", "case__caseworker")

FOR_POLICE: Final = frozenset(rule for rule, watch in WATCHES.items() if watch.waiting_on == POLICE)
"""The clocks that the police alone can answer; what the service or the court owes is not the liaison's to see."""
NOUNS: Final = {EventKind.BREACH_STEP: "breach", EventKind.APPLICATION: "application", EventKind.ORDER: "order"}

Clocks = Mapping[tuple[int, str], list[Clock]]


@dataclass(frozen=True)
class SharedCase:
    """Which case it is, how dangerous, and through whom the client is reached."""

    reference: str
    first_name: str
    risk: str
    contact: str


@dataclass(frozen=True)
class LatePoliceClock:
    """One clock that is late for the police: its level and rule, and a sentence."""

    level: str
    rule: str
    sentence: str


@dataclass(frozen=True)
class DeskTimelineEntry:
    """One step in the timeline of a breach, an application or an order, without the notes on it."""

    title: str
    moment: datetime
    by: str
    description: str


def late_clocks(user: User, cases: Iterable[int], now: datetime) -> dict[tuple[int, str], list[Clock]]:
    """The late clocks that wait on the police, worst first, by case and subject."""
    rows = Clock.objects.visible_to(user).late(now).filter(case_id__in=set(cases), rule__in=FOR_POLICE)
    found: dict[tuple[int, str], list[Clock]] = {}
    for clock in rows.worst_first(now):
        found.setdefault((clock.case_id, clock.subject), []).append(clock)
    return found


def shared_case(case: Case) -> SharedCase:
    who = name_of(case.caseworker) or case.team.name
    contact = f"{case.organisation.name}, {who}"
    return SharedCase(case.reference, case.victim.first_name, case.risk_level, contact)


def done_about(case: Case, kind: EventKind, label: str) -> list[DeskTimelineEntry]:
    """What was done, as it happened, on whose word; what the service does for itself is left out."""
    rows = Event.objects.filter(**{"case": case, "kind": kind, f"facts__{NOUNS[kind]}": label})
    told = rows.exclude(facts__step__in=OUR_OWN_BUSINESS).chronology().select_related("recorded_by")
    return [_step_done(event) for event in told]


def _step_done(event: Event) -> DeskTimelineEntry:
    step = str(event.facts["step"])
    is_police = event.source == EventSource.POLICE_REPORTED
    by = f"the police: {name_of(event.recorded_by)}" if is_police else "the service"
    return DeskTimelineEntry(WORDS[step], event.at, by, _described(event.facts))


def _described(facts: Mapping[str, object]) -> str:
    """The one fact that a step names, as far as it is the police's own: never a reason or a note."""
    if facts.get("step") == "crime_recorded":
        return f"Crime reference {facts['reference']}"
    if facts.get("officer"):
        return f"Officer: {facts['officer']}"
    if facts.get("offence"):
        return f"Charged: {facts['offence']}"
    on = facts.get("hearing_on") or facts.get("next_on")
    return f"Hearing on {day(date.fromisoformat(str(on)))}" if on else ""


def late_lines(clocks: Iterable[Clock], now: datetime) -> tuple[LatePoliceClock, ...]:
    return tuple(LatePoliceClock(clock.level or "", clock.rule, _sentence(clock, now)) for clock in clocks)


def _sentence(clock: Clock, now: datetime) -> str:
    how_late = lateness(clock.rule, clock.late_at, now) if clock.late_at else ""
    missing = WATCHES[clock.rule].missing
    return f"{how_late}. {missing}." if how_late else f"{missing}."


def name_of(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
