"""Holds the words for two optional opinions: a stage of the homicide timeline, and a kind of motive.

Both are opinions of a person on a day, not predictions. The stages come from a study of killings by partners and
former partners (Monckton Smith), so they say less about strangers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from accounts.rules import RuleViolation

TIMELINE: Final = "timeline"
TYPOLOGY: Final = "typology"
KINDS: Final = {TIMELINE: "A stage of the homicide timeline", TYPOLOGY: "A kind of motive"}

STAGES: Final[Mapping[str, str]] = {
    "1": "A history of stalking or control before this",
    "2": "A relationship that became serious very fast",
    "3": "A relationship marked by control",
    "4": "Something set it off: a separation, a loss, money, illness",
    "5": "It gets worse: more often, more serious, more kinds, talk of suicide",
    "6": "A change in thinking: there is no way back, or revenge",
    "7": "Planning: finding out, watching, weapons, keeping others away",
    "8": "A killing, of others or of oneself",
}
TYPOLOGIES: Final[Mapping[str, str]] = {
    "after_relationship": "After a relationship: to win it back, or to punish its end",
    "grievance": "A grievance: to frighten or to get even",
    "seeks_love": "Wants a relationship, or believes there is one",
    "awkward": "Clumsy approaches by somebody who does not see the effect",
    "prepares_attack": "Watching in order to attack",
    "not_clear": "Not clear",
}
CHOICES: Final = {TIMELINE: STAGES, TYPOLOGY: TYPOLOGIES}
SUPERVISOR_FROM: Final = 5


def asks_supervisor(kind: str, choice: str) -> bool:
    """A fifth stage or later is looked at by a supervisor."""
    return kind == TIMELINE and int(choice) >= SUPERVISOR_FROM


def check_opinion(kind: str, choice: str) -> None:
    if kind not in KINDS or choice not in CHOICES[kind]:
        raise RuleViolation("Choose one.", field="choice")
