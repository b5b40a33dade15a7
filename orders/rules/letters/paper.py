"""Takes the text of a letter apart for paper: headings, paragraphs and points of lists, with no markup of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

HEADING: Final = "heading"
PARAGRAPH: Final = "paragraph"
POINTS: Final = "points"
BLANK: Final = "blank"


@dataclass(frozen=True)
class Part:
    """One part of a letter and its lines: of a list, one for each point."""

    kind: str
    lines: tuple[str, ...]


def parts(text: str) -> list[Part]:
    """The parts in their order. A line that begins with # is a heading, one with - a point, a blank line parts."""
    return [part for kind, lines in groupby(text.splitlines(), key=_kind) for part in _parts(kind, list(lines))]


def _kind(line: str) -> str:
    written = line.strip()
    if not written:
        return BLANK
    if written.startswith("# ") and written[2:].strip():
        return HEADING
    return POINTS if written.startswith("- ") and written[2:].strip() else PARAGRAPH


def _parts(kind: str, lines: list[str]) -> Iterator[Part]:
    written = [line.strip() for line in lines]
    if kind == HEADING:
        yield from (Part(kind, (line[2:].strip(),)) for line in written)
    elif kind == POINTS:
        yield Part(kind, tuple(line[2:].strip() for line in written))
    elif kind == PARAGRAPH:
        yield Part(kind, tuple(written))
