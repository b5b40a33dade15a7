"""When a risk level needs a second person's signature, and who may sign (practice.md 5.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from accounts.rules import RuleViolation
from risk.thresholds.rules.limits import RISK_LEVELS

VERY_HIGH: Final = "very_high"


def is_lowering(current: str, level: str) -> bool:
    """A lower level waits for a second person; a higher one never waits."""
    return RISK_LEVELS.index(level) < RISK_LEVELS.index(current)


def needs_signature(level: str, judged_before: str) -> bool:
    """Very high, newly judged so by a person, holds at once and is signed afterwards; kept, it is signed already."""
    return level == VERY_HIGH and judged_before != VERY_HIGH


@dataclass(frozen=True)
class Signer:
    """Somebody who wants to answer for a level that another person asked for."""

    may_sign: bool
    asked_for_it: bool
    runs_the_case: bool


def check_signer(signer: Signer) -> None:
    """A supervisor, who neither asked for the level nor runs the case."""
    if not signer.may_sign:
        raise RuleViolation("This needs a supervisor.")
    if signer.asked_for_it:
        raise RuleViolation("This needs a second person: somebody other than who asked for it.")
    if signer.runs_the_case:
        raise RuleViolation("This needs a second person: a supervisor who does not run the case.")
