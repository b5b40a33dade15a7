"""Whom a late thing waits on: a code to filter by and its words."""

from __future__ import annotations

from typing import Final

from reports.lists.rules import HEARING, REVIEW, ReasonSubject, noun_of
from risk.thresholds.rules.rule_words import COURT, SERVICE, WATCHES

POLICE: Final = "police"
WORDS: Final = {
    "service": "Our service",
    "victim": "The client",
    "police_oic": "officer in the case",
    "police_authoriser": "authorising officer",
    "police_legal": "legal services",
    POLICE: "",
    "court": "The court",
    "provider": "A provider",
    "defendant": "The perpetrator",
    "nobody": "Nobody",
}
CHOICES: Final = (
    ("police_oic", "Police: officer in the case"),
    ("police_authoriser", "Police: authorising officer"),
    ("police_legal", "Police: legal services"),
    (POLICE, "Police: order or breach"),
    ("court", "The court"),
    ("victim", "The client"),
    ("provider", "A provider"),
    ("service", "Our service"),
)
SERVICE_RULES: Final = frozenset(rule for rule, watch in WATCHES.items() if watch.waiting_on == SERVICE) | {REVIEW}
COURT_RULES: Final = frozenset(rule for rule, watch in WATCHES.items() if watch.waiting_on == COURT) | {HEARING}
BY_STAGE: Final = frozenset(
    rule for rule in WATCHES if noun_of(rule) is ReasonSubject.APPLICATION and rule not in SERVICE_RULES | COURT_RULES
)
"""Rules whose subject is an application and which wait on whoever its stage waits on."""


def waiting_code(rule: str, stage_waits_on: str) -> str:
    """Whom a rule waits on; `stage_waits_on` is the application's own answer, where there is one."""
    if rule in SERVICE_RULES:
        return "service"
    if rule in COURT_RULES:
        return "court"
    return (stage_waits_on or POLICE) if rule in BY_STAGE else POLICE


def waiting_words(code: str, force: str) -> str:
    """Sussex Police: legal services; Sussex Police; The court; Our service."""
    words = WORDS.get(code, "")
    if not code.startswith(POLICE):
        return words
    return f"{force}: {words}" if words else force
