"""Holds the reasons for which a request is declined, a hearing adjourned, or an order refused (practice.md 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OTHER: Final = "other"

REASONS: Final[Mapping[str, str]] = {
    "evidence_insufficient": "Not enough evidence",
    "no_witnesses_or_cctv": "No witnesses or CCTV",
    "identity_unproven": "Identity not proven",
    "bail_considered_enough": "Bail thought to be enough",
    "other_order_in_place": "Another order is in place",
    "criminal_case_pending": "Criminal case not finished",
    "defendant_not_located": "He was not found or not served",
    "defendant_unrepresented": "He has no lawyer, or waits for legal aid",
    "court_listing": "The court had no time",
    "court_unfamiliar": "The court did not know these orders",
    "victim_withdrew": "The client withdrew",
    "victim_not_asked": "The client was not asked",
    "officer_unaware": "The officer did not know these orders",
    "officer_changed": "The officer changed",
    "conditions_impractical": "The conditions were not practical",
    "lawyer_capacity": "Police lawyers had no time",
    "provider_not_available": "No provider for a requirement",
    "jurisdiction": "It is for another force",
    "duplicate": "The same request was made twice",
    OTHER: "Something else: say what in the note",
}


def reason_words(reason: str) -> str:
    """The words for a reason; a case file from elsewhere may give its own."""
    return REASONS.get(reason, reason)
