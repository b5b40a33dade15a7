"""Decides what kind of breach something is as its behaviours say it, and which offence that suggests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

OTHER: Final = "other"
SOMETHING_ELSE: Final = "OTH"
BY_BEHAVIOUR: Final[tuple[tuple[str, str], ...]] = (
    ("CON-07", "contact_third_party"),
    ("PRX", "contact_third_party"),
    ("CON-05", "contact_indirect"),
    ("CON", "contact_direct"),
    ("THR", "contact_direct"),
    ("LOI", "excluded_area"),
    ("FOL", "approach"),
    ("WAT", "surveillance"),
    ("MON", "surveillance"),
    ("PUB", "online"),
)
"""The first whose beginning fits a behaviour says the kind, most telling first (practice.md 3.1, 4.2)."""
OF_DUTIES: Final = frozenset(
    {
        "requirement_missed",
        "provider_missed",
        "notification_initial",
        "notification_name",
        "notification_address",
        "prints_refused",
        "false_information",
    }
)
"""Omissions towards the court or the police: what was not done is a breach too (SPA 2019 ss.8, 11, 14)."""

BREACH_OFFENCE: Final = "offence_H20164"
OFFENCES: Final = {
    "notification_initial": "offence_H20165",
    "notification_name": "offence_H20166",
    "notification_address": "offence_H20167",
    "prints_refused": "offence_H20168",
    "false_information": "offence_H20169",
}


def kind_of(behaviours: Iterable[str], *, is_requirement: bool = False) -> str:
    """The kind that the behaviours show; of a requirement, that it was not done."""
    if is_requirement:
        return "requirement_missed"
    told = list(behaviours)
    return next((kind for begins, kind in BY_BEHAVIOUR if any(each.startswith(begins) for each in told)), OTHER)


def suggested_offence(kind: str) -> str:
    """The figure of the law that holds the code of the offence: breach, unless it was a duty to notify (ss.8, 11)."""
    return OFFENCES.get(kind, BREACH_OFFENCE)


def stalking_prompt(kind: str, recorded_as: str) -> bool:
    """Whether to ask the force to record stalking or harassment too: forces treat breaches alone (HMICFRS 2019)."""
    return recorded_as in {"", "breach_only", "not_told", "malicious_communications"} and kind not in OF_DUTIES
