"""Takes the text of a letter apart for paper: headings, paragraphs, points of lists; says where a sign stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

HEADING: Final = "heading"
PARAGRAPH: Final = "paragraph"
POINTS: Final = "points"
BLANK: Final = "blank"


@dataclass(frozen=True)
class LetterPart:
    """One part of a letter and its lines: of a list, one for each point."""

    kind: str
    lines: tuple[str, ...]


def parts(text: str) -> list[LetterPart]:
    """The parts in their order. A line that begins with # is a heading, one with - a point, a blank line parts."""
    return [part for kind, lines in groupby(text.splitlines(), key=_kind) for part in _parts(kind, list(lines))]


def _kind(line: str) -> str:
    written = line.strip()
    if not written:
        return BLANK
    if written.startswith("# ") and written[2:].strip():
        return HEADING
    return POINTS if written.startswith("- ") and written[2:].strip() else PARAGRAPH


def _parts(kind: str, lines: list[str]) -> Iterator[LetterPart]:
    written = [line.strip() for line in lines]
    if kind == HEADING:
        yield from (LetterPart(kind, (line[2:].strip(),)) for line in written)
    elif kind == POINTS:
        yield LetterPart(kind, tuple(line[2:].strip() for line in written))
    elif kind == PARAGRAPH:
        yield LetterPart(kind, tuple(written))


# Latin letters of Europe and the signs of ordinary writing: every font of ours has them, so nobody need be asked.
_ORDINARY: Final = re.compile(r"[\n\t\x20-\x7e\xa0-\xac\xae-\u017f‘’“”–—…•€]*")


def is_ordinary(text: str) -> bool:
    """Whether a text holds nothing but signs that are drawn for certain."""
    return _ORDINARY.fullmatch(text) is not None


@dataclass(frozen=True)
class UndrawnSign:
    """A sign that paper cannot show, what is printed in its place, and where in the letter it stands."""

    sign: str
    places: tuple[str, ...]

    @property
    def mark(self) -> str:
        return f"[U+{ord(self.sign):04X}]"

    @property
    def name(self) -> str:
        return unicodedata.name(self.sign, "a sign that shows nothing").lower()


def places_of(sign: str, *, subject: str, text: str, service: str = "") -> tuple[str, ...]:
    """Where a sign stands: in the subject, in a heading, in a paragraph or point, with the words around it."""
    found = [f"the {name}" for name, said in (("subject", subject), ("name of the service", service)) if sign in said]
    heading = ""
    for part in parts(text):
        if part.kind == HEADING:
            heading = part.lines[0]
        named = {HEADING: "the heading", POINTS: "the point"}.get(part.kind, "the paragraph")
        under = f" under “{heading}”" if heading and part.kind != HEADING else ""
        found += [f"{named} “{_around(sign, line)}”{under}" for line in part.lines if sign in line]
    return tuple(found)


def _around(sign: str, line: str, reach: int = 30) -> str:
    """The words about the first place of a sign in a line."""
    at = line.index(sign)
    start, end = max(0, at - reach), at + reach
    return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"
