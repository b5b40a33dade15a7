"""Names the codes by which a breach says what was done, who began it, and what police and courts made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BREACH_KINDS: Final[Mapping[str, str]] = {
    "contact_direct": "Prohibited contact, direct",
    "contact_indirect": "Prohibited contact, indirect",
    "contact_third_party": "Prohibited contact, through somebody else",
    "excluded_area": "Entered an excluded area",
    "approach": "Approached within a distance",
    "surveillance": "Watched or tracked",
    "online": "Posted or referred to the client online",
    "device": "Broke a rule about devices",
    "requirement_missed": "Did not do what the order requires",
    "provider_missed": "Did not attend a provider",
    "notification_initial": "Did not notify the police in time",
    "notification_name": "Used a name not notified",
    "notification_address": "Did not notify an address",
    "prints_refused": "Refused fingerprints or a photograph",
    "false_information": "Gave the police false information",
    "other": "Something else",
}
INITIATORS: Final[Mapping[str, str]] = {
    "perpetrator": "The perpetrator",
    "client": "The client",
    "third_party": "Somebody else",
    "unknown": "Not known",
}
RECORDED_AS: Final[Mapping[str, str]] = {
    "breach_only": "Breach of the order only",
    "breach_and_stalking": "Breach and stalking",
    "stalking_only": "Stalking only",
    "harassment": "Harassment",
    "malicious_communications": "Malicious communications",
    "other": "Another offence",
    "not_told": "They did not say",
}
COURT_RESULTS: Final[Mapping[str, str]] = {
    "guilty_plea": "Pleaded guilty",
    "convicted": "Found guilty",
    "acquitted": "Found not guilty",
    "discontinued": "Discontinued",
    "other": "Something else",
}
