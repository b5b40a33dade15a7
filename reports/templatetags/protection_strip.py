"""Draws the protection strip: a band of all days together, then a row for each order or other protection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from django import template

from casework.dates.rules.london_time import local_day
from orders.protection.rules import CoverSpan, DayCover, Shield
from reports.protection.queries.protection import ProtectionStrip

register = template.Library()

WIDTH: Final = 360
LEFT: Final = 8
TOP: Final = 22
BAND: Final = 26
ROW: Final = 34
BAR: Final = 10
FOOT: Final = 26
LEAST: Final = 2.5
NEAR_THE_END: Final = 0.85
DAY: Final = timedelta(days=1)
WORDS: Final = {
    DayCover.SERVED: "Protected",
    DayCover.UNSERVED: "Made, not served",
    DayCover.UNKNOWN: "Last day not known: find out",
    DayCover.NOTHING: "Nothing protects",
}


@dataclass(frozen=True)
class StripBar:
    """One stretch of the band, or one bar of a row."""

    x: float
    width: float
    look: str


@dataclass(frozen=True)
class StripRow:
    """One order or other protection: its words, where they stand, and its bars (not served, then served)."""

    words: str
    label_y: int
    y: int
    blocks: list[StripBar]


@dataclass(frozen=True)
class QuarterTick:
    """The first day of a quarter, with its words where there is room for them."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True)
class StripPicture:
    """Everything that the picture is drawn from."""

    width: int
    height: int
    band: list[StripBar]
    rows: list[StripRow]
    ticks: list[QuarterTick]
    today_x: float
    today_anchor: str
    foot: int


@register.inclusion_tag("components/protection_strip.html")
def protection_strip(strip: ProtectionStrip, *, small: bool = False) -> dict[str, object]:
    """The picture of one person's days, with the same as a table; a small one is the band alone, told by its words."""
    lines = [(span, WORDS[span.cover], span.first <= strip.today <= span.last) for span in strip.spans]
    return {
        "strip": strip,
        "drawn": _drawn(strip, small=small),
        "lines": lines,
        "ident": f"strip-{strip.key}",
        "small": small,
    }


def _drawn(strip: ProtectionStrip, *, small: bool) -> StripPicture:
    shields = [] if small else strip.shields
    rows = [_row(strip, shield, place) for place, shield in enumerate(shields)]
    foot = TOP + BAND + ROW * len(rows)
    today_x = _x(strip, strip.today)
    return StripPicture(
        width=WIDTH,
        height=foot + FOOT,
        band=[_block(strip, *stretch) for stretch in _gaps_last(_stretches(strip.spans))],
        rows=rows,
        ticks=list(_ticks(strip)),
        today_x=today_x,
        today_anchor="end" if today_x > WIDTH * NEAR_THE_END else "middle",
        foot=foot,
    )


def _stretches(found: list[CoverSpan]) -> Iterator[tuple[date, date, str]]:
    """Days in a row that look alike, whatever covers them: a seam in the band would look like a gap."""
    for cover, alike in groupby(found, key=lambda span: span.cover):
        together = list(alike)
        yield together[0].first, together[-1].last, cover.value


def _gaps_last(stretches: Iterable[tuple[date, date, str]]) -> list[tuple[date, date, str]]:
    """A gap of a day is drawn over what stands beside it, so that it is seen."""
    return sorted(stretches, key=lambda stretch: stretch[2] == DayCover.NOTHING)


def _x(strip: ProtectionStrip, day: date) -> float:
    days = (strip.last - strip.first).days + 1
    return round(LEFT + (WIDTH - 2 * LEFT) * (day - strip.first).days / days, 1)


def _block(strip: ProtectionStrip, first: date, last: date, look: str) -> StripBar:
    x, end = _x(strip, max(first, strip.first)), _x(strip, min(last, strip.last) + DAY)
    return StripBar(x, round(max(end - x, LEAST), 1), look)


def _row(strip: ProtectionStrip, shield: Shield, place: int) -> StripRow:
    top = TOP + BAND + ROW * place
    return StripRow(_words(shield), top + 18, top + 23, list(_bars(strip, shield)))


def _words(shield: Shield) -> str:
    last = shield.last_whole_day
    until = f"to {last.day} {last:%b %Y}" if last else "no last day" if shield.last_day_known else "last day not known"
    return f"{shield.words}, {until}{'' if shield.binds else ' (binds nobody)'}"


def _bars(strip: ProtectionStrip, shield: Shield) -> Iterator[StripBar]:
    last = min(shield.last_whole_day or strip.last, strip.last)
    served = local_day(shield.served_at) if shield.served_at else None
    if not shield.last_day_known:
        yield _block(strip, shield.first_day, last, DayCover.UNKNOWN.value)
        return
    if not shield.binds:
        yield _block(strip, shield.first_day, last, "weak")
        return
    if not shield.must_be_served:
        yield _block(strip, shield.first_day, last, DayCover.SERVED.value)
        return
    if served is None or served > shield.first_day:
        until = last if served is None else min(last, served - DAY)
        yield _block(strip, shield.first_day, until, DayCover.UNSERVED.value)
    if served is not None and served <= last:
        yield _block(strip, max(served, shield.first_day), last, DayCover.SERVED.value)


def _ticks(strip: ProtectionStrip) -> Iterator[QuarterTick]:
    """The beginning of each quarter; every other one in words, so that they do not run into each other."""
    quarters = [
        date(year, month, 1) for year in range(strip.first.year, strip.last.year + 1) for month in (1, 4, 7, 10)
    ]
    for place, day in enumerate(each for each in quarters if strip.first <= each <= strip.last):
        x = _x(strip, day)
        yield QuarterTick(x, "" if place % 2 else f"{day:%b %Y}", "end" if x > WIDTH * NEAR_THE_END else "start")
