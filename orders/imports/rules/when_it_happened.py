"""Reads when something happened from a day cell and a time cell: to the minute, about, a day or a span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_moment, moments_of
from casework.dates.rules.precision import Precision, RoughMoment, Told, read_rough_moment
from casework.people.rules.birth_dates import BirthPrecision, read_birth_date_part
from orders.imports.rules import cell_values
from orders.imports.rules.cells import RowCells, stamp_words
from orders.imports.rules.moments import WrittenMoment, read_range, read_stamp

_ABOUT: Final = re.compile(r"(?:c|ca|circa|about|approx|approximately|around|roughly|~)\.?\s*(?=\d)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:between|from)\s+", re.IGNORECASE)
_ZONED_TIME: Final = re.compile(r"\d{1,2}[:.]\d{2}.*(?:Z|UTC|GMT|BST|[+-]\d{1,2}:?\d{0,2})\)?", re.IGNORECASE)


@dataclass(frozen=True)
class _Found:
    """What the two cells say: when it began, until when, and how sure that is."""

    begins: Told
    until: Told | None = None
    precision: Precision = Precision.EXACT


def happened(cells: RowCells, day_name: str, time_name: str) -> RoughMoment | None:
    """When something happened, or `None` with the problem noted; what has not come yet is refused."""
    begun = len(cells.problems)
    found = _stretch(cells, day_name, time_name) or _part_of_a_year(cells, day_name) or _one(cells, day_name, time_name)
    if found is None or len(cells.problems) > begun:
        return None
    try:
        return read_rough_moment(found.precision, found.begins, found.until, now=cells.now)
    except RuleViolation as refusal:
        cells.refuse(day_name, refusal.sentence)
        return None


def moment(cells: RowCells, day_name: str, time_name: str) -> datetime | None:
    """One moment: the first of a stretch, and the beginning of the day where no time is known."""
    when = happened(cells, day_name, time_name)
    return when.first_at if when else None


# --- Two times -----------------------------------------------------------------------------------------------


def _stretch(cells: RowCells, day_name: str, time_name: str) -> _Found | None:
    """Two times with a dash between them, in the cell of the day or in that of the time."""
    cell, at = cells.raw(day_name), cells.raw(time_name)
    how = cells.how(day_name)
    both = read_range(_BETWEEN.sub("", cell.strip(), count=1), how) if isinstance(cell, str) else None
    name = day_name
    if both is None and isinstance(at, str) and (day := _quiet_day(cells, day_name)):
        both, name = read_range(f"{day.isoformat()} {_BETWEEN.sub('', at.strip(), count=1)}", how), time_name
    if both is None:
        return None
    first, last = both
    if last.at and first.at and last.day == first.day and last.at < first.at and not last.moment:
        last = WrittenMoment(last.day + timedelta(days=1), last.at)
        cells.say(name, "", "The second time is read as of the next day.")
    begins, until = _told(cells, name, first), _told(cells, name, last)
    if begins is None or until is None:
        return None
    cells.say(name, f"Between {stamp_words(first)} and {stamp_words(last)}", "Two times: some time between them.")
    return _Found(begins, until, Precision.BETWEEN)


def _quiet_day(cells: RowCells, name: str) -> date | None:
    try:
        stamp = cell_values.stamp_of(cells.raw(name), cells.how(name))
    except RuleViolation:
        return None
    return stamp.day if stamp else None


def _part_of_a_year(cells: RowCells, name: str) -> _Found | None:
    """A month or a year alone: some time in it, up to now."""
    cell = cells.raw(name)
    if not isinstance(cell, str | int | float) or isinstance(cell, bool):
        return None
    part = read_birth_date_part(cell_values.written(cell), cells.today)
    if part is None or part.precision is BirthPrecision.DAY:
        return None
    last = min(part.last_day, cells.today)
    cells.say(name, f"Some time in {part.words}", f"Only the {part.precision.value} is given.")
    return _Found(part.on, last, Precision.BETWEEN)


# --- One time ------------------------------------------------------------------------------------------------


def _one(cells: RowCells, day_name: str, time_name: str) -> _Found | None:
    about = _strip_about(cells, day_name)
    stamp = cells.stamp(day_name)
    if stamp is None:
        return None
    stamp, about_time = _with_time(cells, stamp, time_name)
    name = time_name if cells.has(time_name) and not cells.blank(time_name) else day_name
    told = _told(cells, name, stamp)
    if told is None:
        return None
    is_about = (about or about_time) and isinstance(told, datetime)
    if is_about:
        cells.say(name, "", "About this time.")
    return _Found(told, None, Precision.ABOUT if is_about else Precision.EXACT)


def _strip_about(cells: RowCells, name: str) -> bool:
    """Whether a cell says “about”; the word is taken off so that the rest can be read."""
    cell, place = cells.stands(name), cells.sheet.columns.get(name)
    if not isinstance(cell, str) or place is None or not _ABOUT.match(cell.strip()):
        return False
    cells.replace(name, _ABOUT.sub("", cell.strip(), count=1))
    return True


def _with_time(cells: RowCells, stamp: WrittenMoment, name: str) -> tuple[WrittenMoment, bool]:
    """The day with what the cell of the time says, in its zone if it names one."""
    about = _strip_about(cells, name)
    cell = cells.raw(name)
    if isinstance(cell, str) and _ZONED_TIME.fullmatch(cell.strip()):
        zoned = cells.take(name, lambda _cell: read_stamp(f"{stamp.day.isoformat()} {cell}", cells.how(name)), None)
        if zoned is not None:
            cells.say(name, stamp_words(zoned), zoned.shifted)
        return zoned or stamp, about
    at: time | None = cells.take(name, cell_values.time_of, None)
    if at is None:
        return stamp, about
    cells.say(name, f"{at:%H:%M}")
    return WrittenMoment(stamp.day, at), about


def _told(cells: RowCells, name: str, stamp: WrittenMoment) -> Told | None:
    """The moment of a stamp by London clocks, or only its day where it has no time."""
    if stamp.moment is not None:
        return stamp.moment
    if stamp.at is None:
        return stamp.day
    local = datetime.combine(stamp.day, stamp.at)
    try:
        return local_moment(local)
    except RuleViolation as refusal:
        twice = len(moments_of(local)) == 2
        way = " Write BST behind the first, GMT behind the second." if twice else ""
        cells.refuse(name, refusal.sentence + way)
        return None
