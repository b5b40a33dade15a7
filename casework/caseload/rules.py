"""How much a case weighs, who carries too much, and a proposal of who takes a leaver's cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accounts.rules import RuleViolation

OPEN_BREACH: Final = "open_breach"
LIVE_ORDER: Final = "live_order"
APPLICATION: Final = "application"
TOO_MUCH: Final = "too_much"
RISKS: Final = ("standard", "medium", "high", "very_high")

DEFAULT_WEIGHTS: Final[Mapping[str, int]] = {
    "standard": 1,
    "medium": 2,
    "high": 3,
    "very_high": 5,
    OPEN_BREACH: 3,
    LIVE_ORDER: 1,
    APPLICATION: 2,
    TOO_MUCH: 60,
}
"""What a service works with until it sets its own; no law and no study sets any of them."""

WEIGHT_WORDS: Final[Mapping[str, str]] = {
    "standard": "A case at standard risk",
    "medium": "A case at medium risk",
    "high": "A case at high risk",
    "very_high": "A case at very high risk",
    OPEN_BREACH: "An open breach on it",
    LIVE_ORDER: "A live order on it",
    APPLICATION: "An open application on it",
    TOO_MUCH: "A caseworker carries too much from",
}
LARGEST_WEIGHT: Final = 1_000


@dataclass(frozen=True)
class CaseBurden:
    """What of a case weighs: its risk and what runs on it."""

    risk: str
    open_breach: bool = False
    live_order: bool = False
    application: bool = False


@dataclass(frozen=True)
class PossibleOwner:
    """Somebody who may be given cases, with what is carried already."""

    worker: int
    weight: int
    teams: frozenset[int]


@dataclass(frozen=True)
class ToPlace:
    """A case that needs somebody of its team."""

    case: int
    team: int
    weight: int


def weight_of(case: CaseBurden, weights: Mapping[str, int]) -> int:
    """The weight of one open case: that of its risk, and once for each kind of thing that runs on it."""
    runs = ((OPEN_BREACH, case.open_breach), (LIVE_ORDER, case.live_order), (APPLICATION, case.application))
    return weights[case.risk] + sum(weights[kind] for kind, is_running in runs if is_running)


def carries_too_much(weight: int, weights: Mapping[str, int]) -> bool:
    return weight >= weights[TOO_MUCH]


def spread(cases: Sequence[ToPlace], takers: Sequence[PossibleOwner]) -> dict[int, int | None]:
    """Give each case to somebody of its team: the heaviest first, each to whoever then carries least.

    None where the team has nobody. The same cases and takers give the same plan whatever order they come in.
    """
    carried = {taker.worker: taker.weight for taker in takers}
    plan: dict[int, int | None] = {}
    for each in sorted(cases, key=lambda case: (-case.weight, case.case)):
        able = [taker.worker for taker in takers if each.team in taker.teams]
        chosen = min(able, key=lambda worker: (carried[worker], worker), default=None)
        plan[each.case] = chosen
        if chosen is not None:
            carried[chosen] += each.weight
    return plan


def check_weight(kind: str, weight: int) -> None:
    """A weight is a whole number; the sum from which somebody carries too much is not nothing."""
    if kind not in DEFAULT_WEIGHTS:
        raise RuleViolation("There is no such weight.", field="kind")
    if not 0 <= weight <= LARGEST_WEIGHT:
        raise RuleViolation(f"Enter a whole number from 0 to {LARGEST_WEIGHT:,}.", field="weight")
    if kind == TOO_MUCH and weight == 0:
        raise RuleViolation("With 0 everybody would carry too much. Enter 1 or more.", field="weight")
