"""Draws the pattern of conduct as a picture that scales: one row of bars for each kind, dates as dashed lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Final

from django import template

from reports.pattern.rules.pattern import BehaviourCounts, ConductPattern

register = template.Library()

WIDTH: Final = 360
LEFT: Final = 8
TOP: Final = 26
LABEL: Final = 18
BARS: Final = 34
ROW: Final = LABEL + BARS + 14
FOOT: Final = 24
SMALL: Final = 3
"""How many kinds the small picture of the overview shows."""


@dataclass(frozen=True)
class PatternBar:
    """One bar with its number above."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    count: int


@dataclass(frozen=True)
class PatternChartLine:
    """One kind: its words and its bars."""

    words: str
    y: float
    base: float
    bars: list[PatternBar]


@dataclass(frozen=True)
class PatternChart:
    """Everything that the picture is drawn from."""

    width: int
    height: int
    lines: list[PatternChartLine]
    marks: list[float]
    first: str
    last: str
    last_x: int
    label: str


@register.inclusion_tag("components/pattern_chart.html")
def pattern_chart(found: ConductPattern, ident: str, *, small: bool = False) -> dict[str, object]:
    """The picture; `ident` tells two pictures of one page apart."""
    kinds = found.kinds[:SMALL] if small else found.kinds
    return {"chart": _chart(found, kinds), "pattern": found, "ident": ident}


def _chart(found: ConductPattern, kinds: tuple[BehaviourCounts, ...]) -> PatternChart:
    pitch = (WIDTH - 2 * LEFT) / max(len(found.columns), 1)
    most = max((max(kind.counts, default=0) for kind in kinds), default=1) or 1
    lines = [_line(kind, place, pitch, most) for place, kind in enumerate(kinds)]
    return PatternChart(
        width=WIDTH,
        height=TOP + ROW * len(kinds) + FOOT,
        lines=lines,
        marks=sorted({_mark_x(found.columns, mark.on, pitch) for mark in found.marks}),
        first=_column_words(found.columns[0], found.step) if found.columns else "",
        last=_column_words(found.columns[-1], found.step) if len(found.columns) > 1 else "",
        last_x=WIDTH - LEFT,
        label="; ".join(f"{kind.words}: {kind.total}" for kind in kinds),
    )


def _line(kind: BehaviourCounts, place: int, pitch: float, most: int) -> PatternChartLine:
    base = TOP + place * ROW + LABEL + BARS
    bars = []
    for column, count in enumerate(kind.counts):
        if count:
            height = round(max(BARS * 0.62 * count / most, 3), 1)
            x = round(LEFT + column * pitch + 2, 1)
            bars.append(
                PatternBar(x, round(base - height, 1), round(pitch - 4, 1), height, round(x + pitch / 2 - 2, 1), count)
            )
    return PatternChartLine(kind.words, TOP + place * ROW + 12, base, bars)


def _mark_x(columns: tuple[date, ...], on: date, pitch: float) -> float:
    place = max(bisect_right(columns, on) - 1, 0)
    return round(LEFT + (place + 0.5) * pitch, 1)


def _column_words(column: date, step: str) -> str:
    if step == "week":
        return f"{column.day} {column:%b %Y}"
    return f"{column:%Y}" if step == "year" else f"{column:%b %Y}"


@register.filter
def column_words(column: date, step: str) -> str:
    """Mon 2 Mar 2026 for a week, Mar 2026 for a month or a quarter, 2026 for a year."""
    return _column_words(column, step)
