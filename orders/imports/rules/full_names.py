"""Takes the name of a person apart: titles off, a last name before a comma put last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from orders.imports.rules.spellings import PARTICLES, SUFFIXES, TITLES

_SPACES: Final = re.compile(r"\s+")
_TWO_PEOPLE: Final = re.compile(r"\s(?:&|and)\s|/", re.IGNORECASE)


@dataclass(frozen=True)
class FullName:
    """A name as understood; `surprise` says what was done that the writer may not expect."""

    first: str
    last: str
    surprise: str = ""

    @property
    def words(self) -> str:
        """As the dry run shows it."""
        return f"{self.first} | {self.last}" if self.first and self.last else self.first or self.last

    @property
    def whole(self) -> str:
        return f"{self.first} {self.last}".strip()


def full_name(written: str) -> FullName:
    """First and last name out of one cell; what cannot be taken apart stays as it is, with a word of doubt."""
    text = _SPACES.sub(" ", written).strip(" ,")
    if _TWO_PEOPLE.search(text):
        return FullName(text, "", "This may be the names of two people: it is kept as it stands.")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    parts, dropped = _without_endings(parts)
    if len(parts) > 2:
        return _in_two(text.replace(",", ""), "More than one comma: which is the last name is a guess.")
    if len(parts) == 2:
        return _comma(parts[0], parts[1])
    return _no_comma(" ".join([*parts, *dropped]))


def without_title(written: str) -> tuple[str, str]:
    """A name without the titles before it, and the titles; a name that is nothing else stays."""
    words = _SPACES.sub(" ", written).strip().split(" ")
    taken: list[str] = []
    while len(words) > 1 and _bare(words[0]) in TITLES:
        taken.append(words.pop(0))
    return " ".join(words), " ".join(taken)


def _bare(word: str) -> str:
    return word.strip(".").casefold()


def _without_endings(parts: list[str]) -> tuple[list[str], list[str]]:
    """The parts between commas, without those that are only a title or what stands behind a name (OBE, Jr)."""
    kept, dropped = parts[:1], []
    for part in parts[1:]:
        words = [_bare(word) for word in part.split()]
        if all(word in SUFFIXES for word in words):
            dropped.append(part)
        elif not all(word in TITLES for word in words):
            kept.append(part)
    return kept, dropped


def _comma(before: str, after: str) -> FullName:
    last, outer = without_title(before)
    first, inner = without_title(after)
    words = first.split(" ")
    trailing = ""
    while len(words) > 1 and _bare(words[-1]) in TITLES:
        trailing = words.pop()
    title = outer or inner or trailing
    first = " ".join(words)
    return FullName(first, last, f"Read as first name {first}, last name {last}{_left_out(title)}.")


def _no_comma(text: str) -> FullName:
    name, title = without_title(text)
    words = name.split(" ")
    surprise = f"Read as {name}{_left_out(title)}." if title else ""
    if _bare(name) in TITLES:
        return FullName("", "", f"“{text}” is a title and no name.")
    if len(words) == 1:
        return FullName(name, "", surprise or "Only one name is given.")
    if len(words) > 2 and words[1].casefold() not in PARTICLES and words[-1].casefold() not in SUFFIXES:
        surprise = f"Read as first name {words[0]}, last name {' '.join(words[1:])}{_left_out(title)}."
    return FullName(words[0], " ".join(words[1:]), surprise)


def _in_two(text: str, surprise: str) -> FullName:
    first, _, last = text.partition(" ")
    return FullName(first, last, surprise)


def _left_out(title: str) -> str:
    return f"; “{title}” is left out" if title else ""
