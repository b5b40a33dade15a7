"""Draws who held an application and for how long: one bar from the first request on, cut where it changed hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django import template

from orders.applications.rules.held_by import PartyTime, TimeHeld
from orders.applications.rules.stages import HOLDERS

register = template.Library()

WIDTH: Final = 720
HEIGHT: Final = 34
NARROW: Final = 16
"""A piece narrower than this has no room for its letter."""
LETTERS: Final = "ABCDEFGHIJ"
TONES: Final = 5


@dataclass(frozen=True)
class HeldChartRow:
    """One party: the letter that marks its pieces, its words, its time and how much of the whole that is."""

    letter: str
    tone: int
    words: str
    days: int
    working_days: int
    share: int


@dataclass(frozen=True)
class HeldChartPiece:
    """One piece of the bar."""

    x: float
    width: float
    middle: float
    tone: int
    letter: str


@register.inclusion_tag("orders/_held_chart.html")
def held_chart(found: TimeHeld) -> dict[str, object]:
    """The bar and the table that says the same; no bar when less than a day has gone by."""
    rows = {part.party: _row(part, place, found.total.days) for place, part in enumerate(found.parts)}
    return {
        "rows": list(rows.values()),
        "pieces": _pieces(found, rows),
        "total": found.total,
        "width": WIDTH,
        "height": HEIGHT,
    }


def _row(part: PartyTime, place: int, total: int) -> HeldChartRow:
    return HeldChartRow(
        letter=LETTERS[place % len(LETTERS)],
        tone=place % TONES,
        words=holder_words(part.party),
        days=part.days,
        working_days=part.working_days,
        share=round(100 * part.days / total) if total else 0,
    )


def holder_words(party: str) -> str:
    """Whom a stage waits on, as the beginning of a line."""
    words = HOLDERS.get(party, party.replace("_", " "))
    return words[:1].upper() + words[1:]


def _pieces(found: TimeHeld, rows: dict[str, HeldChartRow]) -> list[HeldChartPiece]:
    if not found.total.days:
        return []
    pieces, x = [], 0.0
    for stretch in found.stretches:
        row = rows[stretch.party]
        width = WIDTH * stretch.length.days / found.total.days
        if width:
            letter = row.letter if width >= NARROW else ""
            pieces.append(HeldChartPiece(round(x, 1), round(width, 1), round(x + width / 2, 1), row.tone, letter))
        x += width
    return pieces
