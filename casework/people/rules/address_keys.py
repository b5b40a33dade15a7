"""Decides whether two addresses are one, and whether a text holds an address that must stay hidden."""

from __future__ import annotations

import re
from typing import Final

from casework.people.rules.name_keys import name_words

_POSTCODE: Final = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", re.IGNORECASE)
_SHORT_FORMS: Final = {
    "road": "rd",
    "street": "st",
    "saint": "st",
    "avenue": "ave",
    "lane": "ln",
    "drive": "dr",
    "close": "cl",
    "court": "ct",
    "crescent": "cres",
    "gardens": "gdns",
    "terrace": "ter",
    "place": "pl",
    "square": "sq",
    "grove": "gr",
    "apartment": "flat",
    "apt": "flat",
    "number": "no",
}
_SAYS_NOTHING: Final = frozenset({"flat", "no", "the", "at", "in", "of"})
LONGEST_ADDRESS: Final = 1_000
LONGEST_READ: Final = 50_000


def postcode_of(text: str) -> str:
    """The first postcode in a text, as AB12CD; empty if there is none."""
    match = _POSTCODE.search(text)
    return f"{match[1]}{match[2]}".upper() if match else ""


def address_key(written: str) -> str:
    """An address as its plain words: Flat 3, 12 Elm Road BN1 4QR gives `flat 3 12 elm rd` and the postcode last."""
    text = written[:LONGEST_ADDRESS]
    return " ".join((*_words(_POSTCODE.sub(" ", text)), postcode_of(text))).strip()


def same_address(one: str, other: str) -> bool:
    """Whether two written addresses name one place, as far as both say: sooner too often than too seldom."""
    first, second = _Place(one), _Place(other)
    if first.postcode and second.postcode:
        same_numbers = not first.numbers or not second.numbers or bool(first.numbers & second.numbers)
        return first.postcode == second.postcode and same_numbers
    shorter, longer = sorted((first.telling, second.telling), key=len)
    return len(shorter) >= 2 and shorter <= longer and first.has_number == second.has_number


def holds_address(text: str, address: str) -> bool:
    """Whether a text says where somebody lives: its postcode, or its number and street, or its house and street."""
    text, place = text[:LONGEST_READ], _Place(address)
    postcodes = {f"{match[1]}{match[2]}".upper() for match in _POSTCODE.finditer(text)}
    if place.postcode and place.postcode in postcodes:
        return True
    return len(place.opening) >= 2 and f" {' '.join(place.opening)} " in f" {' '.join(_words(text))} "


class _Place:
    """One address taken apart."""

    def __init__(self, written: str) -> None:
        text = written[:LONGEST_ADDRESS]
        words = _words(_POSTCODE.sub(" ", text))
        self.postcode = postcode_of(text)
        self.numbers = frozenset(word for word in words if word[0].isdigit())
        self.has_number = bool(self.numbers)
        self.telling = frozenset(words) - _SAYS_NOTHING
        self.opening = _opening(text)


def _opening(text: str) -> tuple[str, ...]:
    """The words of the first line that says where: the one with a number and a street, else the first."""
    lines = [_words(_POSTCODE.sub(" ", line)) for line in re.split(r"[\n,;]+", text)]
    numbered = [line for line in lines if len(line) >= 2 and line[0][0].isdigit() and line[1].isalpha()]
    named = [line for line in lines if len(line) >= 2 and line[0] not in _SAYS_NOTHING]
    return next(iter(numbered or named), ())


def _words(text: str) -> tuple[str, ...]:
    found = (word for part in text.split() for word in name_words(part))
    return tuple(_SHORT_FORMS.get(word, word) for word in found)
