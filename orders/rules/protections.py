"""Names the kinds of protection other than a Stalking Protection Order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROTECTIONS: Final[Mapping[str, str]] = {
    "bail_conditions": "Bail conditions",
    "restraining_order": "Restraining order",
    "non_molestation_order": "Non-molestation order",
    "occupation_order": "Occupation order",
    "domestic_abuse_protection_order": "Domestic abuse protection order",
    "domestic_abuse_protection_notice": "Domestic abuse protection notice",
    "injunction": "Injunction",
    "criminal_behaviour_order": "Criminal behaviour order",
    "licence_conditions": "Licence conditions after prison",
    "in_custody": "He is in custody",
    "other": "Something else: say what in the note",
}


def protection_words(kind: str) -> str:
    """The words for a kind; a case file from elsewhere may give its own."""
    return PROTECTIONS.get(kind, kind.replace("_", " ").capitalize())
