"""What each kind of thing that a case is found by is called, and how a hit says why it is one."""

from __future__ import annotations

from typing import Final

from casework.search.rules.lexemes import MatchKind

KIND_WORDS: Final[dict[str, str]] = {
    "reference": "reference",
    "old_reference": "reference in the old list",
    "client": "name of the client",
    "first_name": "first name of the client",
    "legal_name": "legal name of the client",
    "former_client": "former name of the client",
    "perpetrator": "name of the perpetrator",
    "former_perpetrator": "former name of the perpetrator",
    "alias": "other name of the perpetrator",
    "former_alias": "former other name of the perpetrator",
    "perpetrator_phone": "phone of the perpetrator",
    "perpetrator_email": "e-mail address of the perpetrator",
    "perpetrator_account": "account of the perpetrator",
    "perpetrator_vehicle": "vehicle of the perpetrator",
    "client_phone": "phone of the client",
    "client_email": "e-mail address of the client",
    "child": "child",
    "other_person": "other person in the case",
    "witness": "witness of an incident",
    "incident_account": "account used in an incident",
    "crime": "crime reference",
    "cad": "police incident number (CAD)",
    "court": "court reference",
    "officer": "officer",
    "officer_number": "officer’s number",
    "record": "words in the record",
    "note": "words in a note",
    "contact": "words in the contact log",
    "meeting": "words about a meeting",
    "recommendation": "words of a recommendation",
    "exhibit": "words about evidence",
    "task": "words of a task",
    "letter": "words of a letter",
    "court_day": "words about a day at court",
}
"""By the codes that the index holds. A view of a floor above uses these, or adds its own here."""

PLACES: Final[tuple[str, ...]] = tuple(KIND_WORDS)
"""In the order in which the reasons of one hit are told."""

TAIL: Final = {
    MatchKind.EXACT: "",
    MatchKind.BEGINS: "in part, or a short form",
    MatchKind.TOGETHER: "",
    MatchKind.ALIKE: "sounds or is spelled alike",
    MatchKind.IN_TEXT: "",
}


def why_words(kind: str, match: MatchKind, shown: str) -> str:
    """“Former name of the client: Quince (sounds or is spelled alike)”; what may not be said is not in `shown`."""
    named = KIND_WORDS.get(kind, "something in the case")
    said = f"{named[0].upper()}{named[1:]}" + (f": {shown}" if shown else "")
    return f"{said} ({TAIL[match]})" if TAIL[match] else said
