"""How long each party held an application; the parts add up to the time since the first request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from casework.dates.rules.london_time import local_day
from orders.applications.rules.stages import ElapsedTime, span
from record.case_state.state import ApplicationState
from record.events.events import ApplicationEvent, CaseEvent, OrderMade
from record.vocabulary.steps import TRANSITIONS, WAITING_ON, ApplicationStep, OrderKind
from risk.working_days.rules import ENGLAND_AND_WALES, WorkingDays


@dataclass(frozen=True)
class HeldStretch:
    """One party's turn, from a moment to the next."""

    party: str
    began_at: datetime
    ended_at: datetime

    @property
    def length(self) -> ElapsedTime:
        return span(self.began_at, self.ended_at)


@dataclass(frozen=True)
class PartyTime:
    """All of one party's turns together."""

    party: str
    days: int
    working_days: int


@dataclass(frozen=True)
class TimeHeld:
    """The whole time and who held how much of it, the longest first."""

    total: ElapsedTime
    stretches: tuple[HeldStretch, ...]
    parts: tuple[PartyTime, ...]


def holding(
    events: Iterable[CaseEvent], applications: Iterable[ApplicationState], own: ApplicationState, now: datetime
) -> TimeHeld:
    """From the first request (refiling keeps it) to the decision, or to now."""
    end = max(own.determined_at or now, own.first_requested_at)
    turns = list(_turns(events, {each.label for each in applications if _is_of_chain(each, own)}, own))
    return measured(_stretches(turns, own.first_requested_at, end), own.first_requested_at, end)


def measured(
    stretches: Iterable[HeldStretch], start: datetime, end: datetime, calendar: WorkingDays = ENGLAND_AND_WALES
) -> TimeHeld:
    """Days are counted like the clocks count them: midnights passed, so that the parts add up exactly."""
    kept = tuple(stretches)
    found: dict[str, tuple[int, int]] = {}
    for each in kept:
        first, last = local_day(each.began_at), local_day(each.ended_at)
        days, working_days = found.get(each.party, (0, 0))
        found[each.party] = (days + (last - first).days, working_days + calendar.between(first, last))
    parts = [PartyTime(party, *lengths) for party, lengths in found.items()]
    return TimeHeld(span(start, end, calendar), kept, tuple(sorted(parts, key=lambda part: (-part.days, part.party))))


def _is_of_chain(application: ApplicationState, own: ApplicationState) -> bool:
    """Whether it is the application itself or an earlier one whose first request it goes on from."""
    same = application.first_requested_at == own.first_requested_at
    return application.label == own.label or (same and application.requested_at < own.requested_at)


def _turns(events: Iterable[CaseEvent], chain: set[str], own: ApplicationState) -> Iterator[tuple[datetime, str]]:
    """Each moment at which somebody else may have had to act; until it was made itself, by what came before it."""
    for event in sorted(events, key=lambda each: (each.at, each.number)):
        label, step = _step(event)
        is_own = label == own.label
        if step is not None and (is_own or (label in chain and event.at < own.requested_at)):
            yield event.at, WAITING_ON[step]


def _step(event: CaseEvent) -> tuple[str, ApplicationStep | None]:
    match event.content:
        case ApplicationEvent(label=label, step=step) if step in TRANSITIONS:
            return label, step
        case OrderMade(application=label, kind=OrderKind.FULL):
            return label, ApplicationStep.GRANTED
        case _:
            return "", None


def _stretches(turns: list[tuple[datetime, str]], start: datetime, end: datetime) -> Iterator[HeldStretch]:
    """One stretch for each change of hands; a turn that begins after the end never came."""
    before = [party for at, party in turns if at <= start]
    within = [(at, party) for at, party in turns if start < at < end]
    begun = [(start, before[-1] if before else WAITING_ON[ApplicationStep.REQUESTED]), *within]
    changed = [turn for place, turn in enumerate(begun) if not place or turn[1] != begun[place - 1][1]]
    for (began_at, party), (ended_at, _) in pairwise([*changed, (end, "")]):
        yield HeldStretch(party, began_at, ended_at)
