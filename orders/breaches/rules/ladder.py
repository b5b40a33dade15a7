"""The ladder of a breach, A0 to A5: how far police and courts have acted, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class LadderLevel(StrEnum):
    """The levels of the ladder, lowest first."""

    LOGGED = "A0"
    REPORTED = "A1"
    RECORDED = "A2"
    SUSPECT_ACTION = "A3"
    DECISION = "A4"
    COURT = "A5"


LEVEL_WORDS: Final[dict[LadderLevel, str]] = {
    LadderLevel.LOGGED: "Logged by us",
    LadderLevel.REPORTED: "Reported to the police",
    LadderLevel.RECORDED: "Recorded as a crime",
    LadderLevel.SUSPECT_ACTION: "Arrested or interviewed, or the warrant executed",
    LadderLevel.DECISION: "Decided: charged, out of court, or no further action",
    LadderLevel.COURT: "Decided by a court",
}
REACHED_BY: Final[dict[str, LadderLevel]] = {
    "reported_to_police": LadderLevel.REPORTED,
    "crime_recorded": LadderLevel.RECORDED,
    "arrested": LadderLevel.SUSPECT_ACTION,
    "interviewed": LadderLevel.SUSPECT_ACTION,
    "warrant_executed": LadderLevel.SUSPECT_ACTION,
    "charged": LadderLevel.DECISION,
    "out_of_court": LadderLevel.DECISION,
    "no_further_action": LadderLevel.DECISION,
    "court_outcome": LadderLevel.COURT,
}
"""The step that reaches each level. A warrant that is issued reaches none, and a review asked for decides nothing."""
OURS: Final = frozenset({"reported_to_police"})
"""What we know by having done it ourselves: nobody has to tell us."""


class StepTrust(StrEnum):
    """On whose word a step stands."""

    SERVICE = "Recorded by our service"
    POLICE = "Reported by the police, not confirmed by us"
    CONFIRMED = "Reported by the police, confirmed by us"
    FILE = "Brought in with a case file"


@dataclass(frozen=True)
class StepTaken:
    """One step of a breach: what, when, from where (an event's source), and how we know of it if somebody said."""

    step: str
    at: datetime
    source: str
    number: int = 0
    known: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True)
class LevelReached:
    """One level: the steps that reached it, oldest first; none if it has not been reached."""

    level: LadderLevel
    steps: tuple[StepTaken, ...]

    @property
    def words(self) -> str:
        return LEVEL_WORDS[self.level]


def trust(step: StepTaken) -> StepTrust:
    """What a reader may rely on: a liaison's word is not confirmed until one of us says how we know."""
    if step.source == "import":
        return StepTrust.FILE
    if step.source != "police_reported":
        return StepTrust.SERVICE
    return StepTrust.CONFIRMED if step.is_confirmed else StepTrust.POLICE


def needs_confirming(step: StepTaken) -> bool:
    return trust(step) is StepTrust.POLICE


def needs_source(step: str) -> bool:
    """Whether whoever records a step has to say who told us: what closes a gap needs words, a date and a source."""
    return step in REACHED_BY and step not in OURS


def levels(steps: Iterable[StepTaken], *, learned_at: datetime) -> list[LevelReached]:
    """The whole ladder, each level with the steps that reached it; the lowest was reached by being written down."""
    told: Sequence[StepTaken] = [StepTaken("logged", learned_at, "service"), *steps]
    return [LevelReached(level, tuple(step for step in told if _level_of(step) is level)) for level in LadderLevel]


def highest(steps: Iterable[StepTaken]) -> LadderLevel:
    """How far it has come; a step may have been skipped on the way."""
    return max((_level_of(step) or LadderLevel.LOGGED for step in steps), default=LadderLevel.LOGGED)


def _level_of(step: StepTaken) -> LadderLevel | None:
    return LadderLevel.LOGGED if step.step == "logged" else REACHED_BY.get(step.step)


FOUND: Final = frozenset({"guilty_plea", "convicted"})


def finding(court_result: str) -> str:
    """What may be said of a breach: alleged until a court has found it, and never more than the court said."""
    if court_result in FOUND:
        return "Found by a court"
    return "Not found by the court" if court_result in {"acquitted", "discontinued"} else "Alleged"
