"""The ladder of a breach for its page: what is done, what waits, what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind
from casework.templatetags.display import ago, when
from orders.breaches.models.breach import Breach
from orders.breaches.models.breach_work import StepConfirmation
from orders.breaches.rules.ladder import StepTaken, levels, needs_confirming, trust
from record.vocabulary.steps import WORDS
from risk.clocks.models.clock import Clock
from risk.thresholds.rules.rule_words import lateness

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
LOGGED: Final = "Learned of and written down"
WITH_REPORT: Final = ("B2", "B3", "B4")


@dataclass(frozen=True)
class LadderItem:
    """One thing to be done, its state in words, and whether it is done or overdue."""

    what: str
    state: str
    is_done: bool = False
    is_late: bool = False


def ladder(case: Case, breach: Breach, now: datetime) -> list[LadderItem]:
    """The rungs that this breach has come to, and those that reporting it will start."""
    clocks = {clock.rule: clock for clock in Clock.objects.filter(case=case, subject=breach.label).order_by("id")}
    rungs = []
    for rule, what in RUNGS.items():
        if clock := clocks.get(rule):
            rungs.append(_rung(what, clock, now))
        elif rule in WITH_REPORT and breach.closed_at is None:
            rungs.append(LadderItem(what, "Begins when it is reported"))
    return rungs


def _rung(what: str, clock: Clock, now: datetime) -> LadderItem:
    if clock.closed_at is not None:
        return LadderItem(what, f"Done {when(clock.closed_at)}{_was_late(clock, clock.closed_at)}", is_done=True)
    if clock.late_at and clock.late_at <= now:
        late = lateness(clock.rule, clock.late_at, now)
        return LadderItem(what, f"Not done: {late}, due {when(clock.late_at)}", is_late=True)
    due = f": late {ago(clock.late_at, now)}" if clock.late_at else ""
    return LadderItem(what, f"Not done yet{due}")


def _was_late(clock: Clock, done_at: datetime) -> str:
    if clock.late_at is None or done_at <= clock.late_at:
        return ""
    return f", {lateness(clock.rule, clock.late_at, done_at)}"


@dataclass(frozen=True)
class StepLine:
    """One step on the ladder: what, when, on whose word, and how we know."""

    what: str
    at: datetime
    trust: str
    known: str
    is_unconfirmed: bool


@dataclass(frozen=True)
class LevelLine:
    """One level of the ladder and the steps that reached it; none if it was not reached."""

    code: str
    words: str
    steps: list[StepLine]


def actioned(breach: Breach) -> list[LevelLine]:
    """How far a breach has come, from A0 to A5, each step with its source (practice.md 3.2)."""
    steps = _steps_told(breach)
    return [
        LevelLine(each.level.value, each.words, [_line(step) for step in each.steps])
        for each in levels(steps, learned_at=breach.learned_at)
    ]


def _steps_told(breach: Breach) -> list[StepTaken]:
    rows = Event.objects.filter(case=breach.case_id, kind=EventKind.BREACH_STEP, facts__breach=breach.label)
    return [_told(event) for event in rows.chronology().select_related("confirmation", "recorded_by")]


def _told(event: Event) -> StepTaken:
    row: StepConfirmation | None = getattr(event, "confirmation", None)
    known = f"{row.get_known_from_display()}: {row.how_known}" if row else ""
    step = str(event.facts["step"])
    return StepTaken(step, event.at, event.source, event.number, known, is_confirmed=row is not None)


def _line(step: StepTaken) -> StepLine:
    words = LOGGED if step.step == "logged" else WORDS[step.step]
    return StepLine(words, step.at, trust(step).value, step.known, needs_confirming(step))
