"""Draws the line of an order as a picture that scales: a bar for each span, a dot for each day, today as a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django import template

from casework.templatetags.display import day as day_words
from orders.orders.rules.timeline import OrderTimeline, OrderTimelinePoint, OrderTimelineSpan

register = template.Library()

WIDTH: Final = 360
LEFT: Final = 8
TOP: Final = 30
ROW: Final = 32
FOOT: Final = 22
LONGEST: Final = 48
"""As many letters of a row's words as fit the width of a phone."""


@dataclass(frozen=True)
class OrderTimelineRow:
    """One line of the picture: its words, and a bar or a dot."""

    words: str
    text_y: float
    base_y: float
    x: float
    width: float
    kind: str


@dataclass(frozen=True)
class OrderTimelinePicture:
    """Everything that the picture is drawn from; `today_x` is None if today lies outside the line."""

    width: int
    height: int
    rows: list[OrderTimelineRow]
    last_x: float
    today_x: float | None
    today_anchor: str
    first: str
    last: str
    label: str


@register.inclusion_tag("components/order_runway.html")
def order_runway(line: OrderTimeline, ident: str) -> dict[str, object]:
    """The picture and the table that says the same."""
    return {"picture": _picture(line), "line": line, "ident": ident, "lines": _lines(line)}


def _x(line: OrderTimeline, on: date) -> float:
    return round(LEFT + line.place(on) * (WIDTH - 2 * LEFT), 1)


def _picture(line: OrderTimeline) -> OrderTimelinePicture:
    rows = [_bar(line, span, place) for place, span in enumerate(line.spans)]
    rows += [_dot(line, point, place) for place, point in enumerate(line.points, start=len(rows))]
    today_x = _x(line, line.today) if line.has_today else None
    return OrderTimelinePicture(
        width=WIDTH,
        height=TOP + ROW * len(rows) + FOOT,
        rows=rows,
        last_x=WIDTH - LEFT,
        today_x=today_x,
        today_anchor="start" if today_x is not None and today_x < WIDTH / 2 else "end",
        first=day_words(line.first_day),
        last=_last(line),
        label="; ".join(f"{words}: {when}" for when, words in _lines(line)),
    )


def _bar(line: OrderTimeline, span: OrderTimelineSpan, place: int) -> OrderTimelineRow:
    x, end = _x(line, span.first_day), _x(line, span.last_day or line.last_day)
    kind = "gap" if span.is_gap else "open" if span.last_day is None else "bar"
    return OrderTimelineRow(_short(span.words), *_heights(place), x, round(max(end - x, 4), 1), kind)


def _dot(line: OrderTimeline, point: OrderTimelinePoint, place: int) -> OrderTimelineRow:
    words = f"{_day(point.on)}: {point.words}"
    return OrderTimelineRow(_short(words), *_heights(place), _x(line, point.on), 0, "end" if point.is_end else "dot")


def _heights(place: int) -> tuple[float, float]:
    top = TOP + place * ROW
    return top + 10, top + 20


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _lines(line: OrderTimeline) -> list[tuple[str, str]]:
    """Days and words, spans first: what the table says."""
    spans = [(f"{_day(each.first_day)} to {_end(each)}", each.words) for each in line.spans]
    return spans + [(_day(each.on), each.words) for each in line.points]


def _last(line: OrderTimeline) -> str:
    if not line.is_open:
        return day_words(line.last_day)
    return "no last day" if line.spans[0].end_known else "not known"


def _end(span: OrderTimelineSpan) -> str:
    return _day(span.last_day) if span.end_known else "a day not known"


def _day(on: date | None) -> str:
    return f"{on.day} {on:%b %Y}" if on else "further order"
