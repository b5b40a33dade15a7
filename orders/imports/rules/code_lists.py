"""Knows the columns whose values are codes of ours: what may be chosen, and the words that people write for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from accounts.rules import RuleViolation
from casework.codes.rules.codes import RELATIONSHIPS
from orders.imports.rules.cell_values import plain
from orders.imports.rules.declared_columns import INCIDENT_COLUMNS, codes_of
from orders.imports.rules.questions import Options
from orders.imports.rules.spellings import (
    CLOSING_WORDS,
    NO,
    ORDER_KINDS,
    OUTCOMES,
    RELATIONSHIP_WORDS,
    RISKS,
    SAFE,
    STATUSES,
    WHO,
    YES,
)
from record.vocabulary.forces import OFFICIAL, force_of
from record.vocabulary.reasons import CLOSING_REASONS
from record.vocabulary.spellings_of_codes import RELATIONSHIP_CODES

UNKNOWN_LAST_DAY: Final = "unknown"
NO_LAST_DAY: Final = "no_end"


@dataclass(frozen=True)
class CodeList:
    """The codes of one column with their words, and the other words for them in small letters."""

    options: Options
    spellings: Mapping[str, str]
    refusal: str

    def words(self, code: str) -> str:
        return dict(self.options).get(code, code)

    def find(self, text: str) -> str:
        """The code behind a text, or nothing."""
        return self.spellings.get(plain(text), "")

    def suggest(self, text: str) -> str:
        """The code whose words look most like a text, if any do."""
        near = get_close_matches(plain(text), list(self.spellings), n=1, cutoff=0.6)
        return self.spellings[near[0]] if near else ""


class _Forces(CodeList):
    """Forces are known by more names than a list holds."""

    def find(self, text: str) -> str:
        try:
            return force_of(text)
        except RuleViolation:
            return ""


def _list(options: Mapping[str, str], spellings: Mapping[str, str], refusal: str) -> CodeList:
    known = {**{plain(code): code for code in options}, **{plain(words): code for code, words in options.items()}}
    return CodeList(tuple(options.items()), {**known, **spellings}, refusal)


_FORCE_WORDS: Final = {
    plain(name.replace("Police", "").replace("Constabulary", "")): slug for slug, name in OFFICIAL.items()
}

CODE_LISTS: Final[Mapping[str, CodeList]] = {
    **{each.attribute: _list(dict(codes_of(each)), {}, "Write one of our words.") for each in INCIDENT_COLUMNS},
    "risk": _list(
        {"standard": "Standard", "medium": "Medium", "high": "High", "very_high": "Very high"},
        RISKS,
        "Write standard, medium, high or very high.",
    ),
    "kind": _list({"full": "Full order", "interim": "Interim order"}, ORDER_KINDS, "Write full or interim."),
    "outcome": _list(
        {
            "granted": "Granted by the court",
            "declined": "Declined by the police",
            "refused": "Refused by the court",
            "withdrawn": "Withdrawn",
        },
        OUTCOMES,
        "Write granted, declined, refused or withdrawn.",
    ),
    "who": _list({"client": "Client", "perpetrator": "Perpetrator"}, WHO, "Write client or perpetrator."),
    "safe_contact": _list(
        {"safe": "Safe to contact", "unsafe": "Not safe to contact", "unknown": "Not known"},
        SAFE,
        "Write yes, no or unknown.",
    ),
    "relationship": _list(
        dict(RELATIONSHIPS),
        {**{plain(spelling): code for spelling, code in RELATIONSHIP_CODES.items()}, **RELATIONSHIP_WORDS},
        "Write it as on the page that opens a case, for example former partner or neighbour.",
    ),
    "force": _Forces(tuple(sorted(OFFICIAL.items(), key=lambda each: each[1])), _FORCE_WORDS, "Write its whole name."),
    "status": _list({"open": "Open", "closed": "Closed"}, STATUSES, "Write open or closed."),
    "closing_reason": _list(dict(CLOSING_REASONS), CLOSING_WORDS, ""),
    "reported": _list(
        {"yes": "Reported to the police", "no": "Not reported"},
        {**dict.fromkeys(YES, "yes"), **dict.fromkeys(NO, "no")},
        "Write yes or no.",
    ),
    "last_day": _list(
        {UNKNOWN_LAST_DAY: "Nobody knows the last day: find out", NO_LAST_DAY: "Until further order: no last day"},
        {},
        "Write a date, or “until further order”.",
    ),
}
