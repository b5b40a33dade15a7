"""The thresholds of every rule at every risk level as shipped, and the escalation ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

LEVELS: Final = ("amber", "red", "critical")
RISK_LEVELS: Final = ("standard", "medium", "high", "very_high")


class Unit(StrEnum):
    """How a limit is counted (../domain/clocks.md, «Counting»)."""

    WORKING_DAYS = "working_days"
    HOURS = "hours"
    DAYS = "days"
    AT_ONCE = "at_once"
    WORKING_DAYS_AHEAD = "working_days_ahead"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS_BEFORE = "working_days_before"
    DAYS_BEFORE = "days_before"


CRITICAL_AT_THREE_TIMES: Final = frozenset({"B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"})
TIMES: Final = 3
RUNNING: Final = frozenset({Unit.WORKING_DAYS, Unit.HOURS, Unit.DAYS})


@dataclass(frozen=True)
class Limit:
    """One rule's limits at one risk level, in `unit`; None means that the level is never reached."""

    unit: Unit
    amber: int | None = None
    red: int | None = None
    critical: int | None = None

    def at(self, level: str) -> int | None:
        return {"amber": self.amber, "red": self.red, "critical": self.critical}[level]


@dataclass(frozen=True)
class EscalationStep:
    """One step of the escalation ladder: due when `times` the red limit is over, told to `to`."""

    times: Fraction
    to: str

    @property
    def number(self) -> int | float:
        return int(self.times) if self.times.denominator == 1 else float(self.times)


@dataclass(frozen=True)
class Thresholds:
    """All limits and the escalation ladder that an organisation works with from some day on."""

    limits: Mapping[tuple[str, str], Limit]
    ladder: tuple[EscalationStep, ...]

    def limit(self, rule: str, risk_level: str) -> Limit:
        """The limit of a rule at a risk level; a breach is critical when three times its limit is over."""
        found = self.limits[rule, risk_level]
        if rule in CRITICAL_AT_THREE_TIMES and found.critical is None and found.red is not None:
            return replace(found, critical=TIMES * found.red)
        return found

    def replacing(self, limits: Mapping[tuple[str, str], Limit]) -> Thresholds:
        return Thresholds({**self.limits, **limits}, self.ladder)


LADDER: Final = (
    EscalationStep(Fraction(1), "caseworker_and_supervisor"),
    EscalationStep(Fraction(3, 2), "force_lead"),
    EscalationStep(Fraction(2), "senior_officer"),
    EscalationStep(Fraction(3), "chief_officer"),
)

# Working days, amber / red, for high and very high, medium, standard (practice.md 2.3).
_WORKING_DAYS: Final[dict[str, tuple[tuple[int, int], ...]]] = {
    "T1": ((1, 2), (2, 5), (3, 5)),
    "T2": ((3, 5), (7, 10), (10, 15)),
    "T3": ((3, 5), (5, 10), (7, 15)),
    "T4": ((1, 2), (2, 3), (3, 5)),
    "T5": ((3, 5), (5, 10), (10, 15)),
    "T6": ((1, 2), (3, 5), (5, 10)),
    "T7": ((2, 5), (5, 10), (5, 10)),
    "T9": ((1, 2), (2, 5), (2, 5)),
    "T11": ((1, 2), (1, 2), (2, 3)),
    "T12": ((1, 2), (1, 2), (2, 5)),
    "T14": ((3, 5), (5, 10), (10, 15)),
    "T17": ((5, 7), (8, 12), (10, 15)),
    "T18": ((1, 2), (2, 5), (3, 5)),
    "T19": ((10, 20), (15, 30), (20, 40)),
    "T20": ((40, 60), (50, 80), (60, 90)),
}
_T8: Final = ((5, 10), (10, 20), (15, 30))

# Red only, for very high, high, medium, standard (practice.md 3.3).
_BREACH: Final[dict[str, tuple[tuple[int, Unit], ...]]] = {
    "B1": ((1, Unit.HOURS), (4, Unit.HOURS), (24, Unit.HOURS), (24, Unit.HOURS)),
    "B2": ((1, Unit.HOURS), (4, Unit.HOURS), (24, Unit.HOURS), (48, Unit.HOURS)),
    "B3": ((24, Unit.HOURS), (24, Unit.HOURS), (24, Unit.HOURS), (48, Unit.HOURS)),
    "B4": ((12, Unit.HOURS), (24, Unit.HOURS), (72, Unit.HOURS), (168, Unit.HOURS)),
    "B5": ((24, Unit.HOURS), (48, Unit.HOURS), (96, Unit.HOURS), (168, Unit.HOURS)),
    "B6": ((24, Unit.HOURS), (24, Unit.HOURS), (1, Unit.WORKING_DAYS), (5, Unit.WORKING_DAYS)),
    "B7": ((4, Unit.HOURS), (24, Unit.HOURS), (2, Unit.WORKING_DAYS), (5, Unit.WORKING_DAYS)),
    "B8": ((7, Unit.DAYS), (14, Unit.DAYS), (28, Unit.DAYS), (28, Unit.DAYS)),
    "B9": ((1, Unit.WORKING_DAYS), (1, Unit.WORKING_DAYS), (2, Unit.WORKING_DAYS), (5, Unit.WORKING_DAYS)),
}

_SAME_AT_EVERY_LEVEL: Final = {
    "T13": Limit(Unit.CALENDAR_DAYS, red=3),
    "T15": Limit(Unit.WORKING_DAYS_BEFORE, amber=0, red=10, critical=2),
    "T16": Limit(Unit.DAYS_BEFORE, amber=90, red=60, critical=28),
    "T21": Limit(Unit.AT_ONCE, red=0),
}


def _per_band(rule: str, unit: Unit, bands: tuple[tuple[int, int], ...]) -> dict[tuple[str, str], Limit]:
    high, medium, standard = (Limit(unit, amber=amber, red=red) for amber, red in bands)
    return {
        (rule, "very_high"): high,
        (rule, "high"): high,
        (rule, "medium"): medium,
        (rule, "standard"): standard,
    }


def _defaults() -> dict[tuple[str, str], Limit]:
    limits: dict[tuple[str, str], Limit] = {}
    for rule, bands in _WORKING_DAYS.items():
        limits |= _per_band(rule, Unit.WORKING_DAYS, bands)
    limits |= _per_band("T8", Unit.WORKING_DAYS_AHEAD, _T8)
    for level in RISK_LEVELS:
        limits |= {(rule, level): limit for rule, limit in _SAME_AT_EVERY_LEVEL.items()}
        limits["T10", level] = Limit(Unit.AT_ONCE, red=0) if level != "standard" else Limit(Unit.AT_ONCE, amber=0)
    for rule, rows in _BREACH.items():
        for level, (count, unit) in zip(reversed(RISK_LEVELS), rows, strict=True):
            limits[rule, level] = Limit(unit, red=count)
    return limits


DEFAULTS: Final = Thresholds(_defaults(), LADDER)
RULES: Final = tuple(dict.fromkeys(rule for rule, _ in DEFAULTS.limits))
