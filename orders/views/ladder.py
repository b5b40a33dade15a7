"""Lays out what is to be done about a breach: what is done, what waits, and what is overdue, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casework.models import Case
from casework.templatetags.display import ago, when
from orders.models import Breach
from risk.models import Clock
from risk.rules.words import elapsed, lateness

RUNGS: Final = {
    "B1": "Reported, or the decision not to report reviewed",
    "B7": "Risk reviewed since",
    "B2": "Client contacted by the police",
    "B3": "Crime number given",
    "B4": "Arrest, interview or warrant",
    "B5": "Warrant executed",
    "B6": "Client told the outcome",
    "B8": "News of bail or of the investigation",
    "B9": "Decision to take no further action reviewed",
}
WITH_REPORT: Final = ("B2", "B3", "B4")


@dataclass(frozen=True)
class Rung:
    """One thing to be done, its state in words, and whether it is done or overdue."""

    what: str
    state: str
    is_done: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class WarrantAge:
    """A warrant, since when, and how long it has been out or was out."""

    issued_at: datetime
    executed_at: datetime | None
    age: str


def ladder(case: Case, breach: Breach, now: datetime) -> list[Rung]:
    """The rungs that this breach has come to, and those that reporting it will start."""
    clocks = {clock.rule: clock for clock in Clock.objects.filter(case=case, subject=breach.label).order_by("id")}
    rungs = []
    for rule, what in RUNGS.items():
        if clock := clocks.get(rule):
            rungs.append(_rung(what, clock, now))
        elif rule in WITH_REPORT and breach.closed_at is None:
            rungs.append(Rung(what, "Begins when it is reported"))
    return rungs


def _rung(what: str, clock: Clock, now: datetime) -> Rung:
    if clock.closed_at is not None:
        return Rung(what, f"Done {when(clock.closed_at)}{_was_late(clock, clock.closed_at)}", is_done=True)
    if clock.late_at and clock.late_at <= now:
        late = lateness(clock.rule, clock.late_at, now)
        return Rung(what, f"Not done: {late}, due {when(clock.late_at)}", is_late=True)
    due = f": late {ago(clock.late_at, now)}" if clock.late_at else ""
    return Rung(what, f"Not done yet{due}")


def _was_late(clock: Clock, done_at: datetime) -> str:
    if clock.late_at is None or done_at <= clock.late_at:
        return ""
    return f", {lateness(clock.rule, clock.late_at, done_at)}"


def warrant_ages(breach: Breach, now: datetime) -> list[WarrantAge]:
    rows = breach.warrants.order_by("-issued_at", "-id")
    return [
        WarrantAge(row.issued_at, row.executed_at, elapsed((row.executed_at or now) - row.issued_at)) for row in rows
    ]
