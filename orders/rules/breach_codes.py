"""Names the codes by which a breach says what was done, who began it, and what police and courts made of it."""

from __future__ import annotations

from typing import Final

BREACH_KINDS: Final = (
    "contact_direct",
    "contact_indirect",
    "contact_third_party",
    "excluded_area",
    "approach",
    "surveillance",
    "online",
    "device",
    "requirement_missed",
    "provider_missed",
    "notification_initial",
    "notification_name",
    "notification_address",
    "prints_refused",
    "false_information",
    "other",
)
INITIATORS: Final = ("perpetrator", "client", "third_party", "unknown")
RECORDED_AS: Final = (
    "breach_only",
    "breach_and_stalking",
    "stalking_only",
    "harassment",
    "malicious_communications",
    "other",
    "not_told",
)
COURT_RESULTS: Final = ("guilty_plea", "convicted", "acquitted", "discontinued", "other")
