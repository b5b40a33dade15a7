"""Says how far a breach has come on the ladder of what is «actioned», and on whose word (practice.md 3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """The levels of the ladder, lowest first."""

    LOGGED = "A0"
    REPORTED = "A1"
    RECORDED = "A2"
    SUSPECT_ACTION = "A3"
    DECISION = "A4"
    COURT = "A5"


LEVEL_WORDS: Final[dict[Level, str]] = {
    Level.LOGGED: "Logged by us",
    Level.REPORTED: "Reported to the police",
    Level.RECORDED: "Recorded as a crime",
    Level.SUSPECT_ACTION: "Arrested or interviewed, or the warrant executed",
    Level.DECISION: "Decided: charged, out of court, or no further action",
    Level.COURT: "Decided by a court",
}
REACHED_BY: Final[dict[str, Level]] = {
    "reported_to_police": Level.REPORTED,
    "crime_recorded": Level.RECORDED,
    "arrested": Level.SUSPECT_ACTION,
    "interviewed": Level.SUSPECT_ACTION,
    "warrant_executed": Level.SUSPECT_ACTION,
    "charged": Level.DECISION,
    "out_of_court": Level.DECISION,
    "no_further_action": Level.DECISION,
    "court_outcome": Level.COURT,
}
"""The step that reaches each level. A warrant that is issued reaches none, and a review asked for decides nothing."""
OURS: Final = frozenset({"reported_to_police"})
"""What we know by having done it ourselves: nobody has to tell us."""


class Trust(StrEnum):
    """On whose word a step stands."""

    SERVICE = "Recorded by our service"
    POLICE = "Reported by the police, not confirmed by us"
    CONFIRMED = "Reported by the police, confirmed by us"
    FILE = "Brought in with a case file"


@dataclass(frozen=True)
class StepTold:
    """One step of a breach: what, when, from where (an event's source), and how we know of it if somebody said."""

    step: str
    at: datetime
    source: str
    number: int = 0
    known: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True)
class Reached:
    """One level: the steps that reached it, oldest first; none if it has not been reached."""

    level: Level
    steps: tuple[StepTold, ...]

    @property
    def words(self) -> str:
        return LEVEL_WORDS[self.level]


def trust(step: StepTold) -> Trust:
    """What a reader may rely on: a liaison's word is not confirmed until one of us says how we know."""
    if step.source == "import":
        return Trust.FILE
    if step.source != "police_reported":
        return Trust.SERVICE
    return Trust.CONFIRMED if step.is_confirmed else Trust.POLICE


def needs_confirming(step: StepTold) -> bool:
    return trust(step) is Trust.POLICE


def needs_source(step: str) -> bool:
    """Whether whoever records a step has to say who told us: what closes a gap needs words, a date and a source."""
    return step in REACHED_BY and step not in OURS


def levels(steps: Iterable[StepTold], *, learned_at: datetime) -> list[Reached]:
    """The whole ladder, each level with the steps that reached it; the lowest was reached by being written down."""
    told: Sequence[StepTold] = [StepTold("logged", learned_at, "service"), *steps]
    return [Reached(level, tuple(step for step in told if _level_of(step) is level)) for level in Level]


def highest(steps: Iterable[StepTold]) -> Level:
    """How far it has come; a step may have been skipped on the way."""
    return max((_level_of(step) or Level.LOGGED for step in steps), default=Level.LOGGED)


def _level_of(step: StepTold) -> Level | None:
    return Level.LOGGED if step.step == "logged" else REACHED_BY.get(step.step)


FOUND: Final = frozenset({"guilty_plea", "convicted"})


def finding(court_result: str) -> str:
    """What may be said of a breach: alleged until a court has found it, and never more than the court said."""
    if court_result in FOUND:
        return "Found by a court"
    return "Not found by the court" if court_result in {"acquitted", "discontinued"} else "Alleged"
