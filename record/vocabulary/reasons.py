"""Holds the reasons for which requests are declined, hearings adjourned, orders refused, cases closed and reopened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OTHER: Final = "other"

CLOSING_REASONS: Final[Mapping[str, str]] = {
    "support_complete": "The support is complete",
    "stalking_stopped": "The stalking has stopped",
    "client_ended": "The client does not want our support any more",
    "contact_lost": "We have lost contact with the client",
    "transferred": "Another service supports the client now",
    "moved_away": "The client has moved out of our area",
    "not_stalking": "It was not stalking",
    "opened_by_mistake": "Opened by mistake, or twice",
    "client_died": "The client has died",
    OTHER: "Something else: say what in your words",
}
REOPENING_REASONS: Final[Mapping[str, str]] = {
    "it_began_again": "The stalking has begun again, or never stopped",
    "client_came_back": "The client has asked for support again",
    "order_or_breach": "There is news of an order or a breach",
    "closed_by_mistake": "Closed by mistake",
    OTHER: "Something else: say what in your words",
}

REASONS: Final[Mapping[str, str]] = {
    "evidence_insufficient": "Not enough evidence",
    "no_witnesses_or_cctv": "No witnesses or CCTV",
    "identity_unproven": "Identity not proven",
    "bail_considered_enough": "Bail thought to be enough",
    "other_order_in_place": "Another order is in place",
    "criminal_case_pending": "Criminal case not finished",
    "defendant_not_located": "The defendant was not found or not served",
    "defendant_unrepresented": "The defendant has no lawyer, or waits for legal aid",
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


def without_instruction(words: str) -> str:
    """A reason as a page tells it, without what a form asks of whoever chooses it."""
    return words.partition(":")[0]
