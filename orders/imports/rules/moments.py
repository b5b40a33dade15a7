"""Parses dates and times as people, forms and other programs write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import LONDON, check_year
from casework.form_fields.rules.text_input import MONTH_NAMES, MONTHS, read_day, read_time
from casework.people.rules.birth_dates import past_year

_TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|noon|midday"
_ZONE: Final = r"(?:\(?(?:Z|UTC|GMT|BST)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)(?:\s*\([A-Za-z ]+\))?"
_DAY_AND_TIME: Final = re.compile(rf"(.+?)(?:[\s,]+(?:at\s+)?|(?<=\d)T|\s+T)({_TIME})\s*({_ZONE})", re.IGNORECASE)
_TIME_AND_DAY: Final = re.compile(rf"({_TIME})[\s,]+(?:on\s+)?(.+)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\.?)?", re.IGNORECASE)
_OFFSET: Final = re.compile(r"([+-])(\d{1,2})(?::?(\d{2}))?")
_WEEKDAY: Final = re.compile(r"(?:mon|tues?|wed|wednes|thur?s?|fri|satur|sat|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[/ .-]\s*(\d{1,2})\s*[/ .-]\s*(\d{4}|\d{2})", re.ASCII)
_MONTH_FIRST_WORDS: Final = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_RUN: Final = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"(?!\d{4})(.*[A-Za-z\d][/ .-])(\d{2})", re.ASCII)
_RANGE: Final = re.compile(
    r"(.+?)\s*(?:[–—]|\s(?:-|to|until|till|and)\s|(?<=\d)-(?=\d{1,2}[:.]\d{2}(?:\D|$)))\s*(.+)", re.IGNORECASE
)
_ONLY_TIME: Final = re.compile(rf"({_TIME})\s*({_ZONE})", re.IGNORECASE)


class DateOrder(StrEnum):
    """Which comes first where a day is written in numbers."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    MIXED = "mixed"


ORDER_WORDS: Final = {DateOrder.DAY_FIRST: "day first", DateOrder.MONTH_FIRST: "month first", DateOrder.MIXED: "mixed"}


@dataclass(frozen=True)
class DateStyle:
    """How the days of a column are read; `never_ahead_of` is the day that a year of two digits may not pass.

    In a mixed column what can only be read in one way is, and `order` is for the rest.
    """

    order: DateOrder = DateOrder.DAY_FIRST
    never_ahead_of: date | None = None
    from_1904: bool = False
    is_mixed: bool = False


@dataclass(frozen=True)
class WrittenMoment:
    """A day by London clocks, the time if one is given, and the moment itself if a zone is; `shifted` says how."""

    day: date
    at: time | None = None
    moment: datetime | None = None
    shifted: str = ""


def read_stamp(text: str, how: DateStyle) -> WrittenMoment:
    """Read one day, with or without a time and a zone; raises RuleViolation for everything else."""
    text = " ".join(text.translate(_DASHES).split())
    if match := _DAY_AND_TIME.fullmatch(text):
        return _at(_day(match[1], how), match[2], match[3])
    if match := _TIME_AND_DAY.fullmatch(text):
        return _at(_day(match[2], how), match[1], "")
    return WrittenMoment(_day(text, how))


def read_range(text: str, how: DateStyle) -> tuple[WrittenMoment, WrittenMoment] | None:
    """Two times with a dash or “to” between them, or `None`; the second may be a time of the same day alone."""
    match = _RANGE.fullmatch(" ".join(text.split()))
    if match is None or _is_one(text, how):
        return None
    first_text, last_text = match[1], match[2]
    try:
        if of_time := _ONLY_TIME.fullmatch(last_text):
            if of_time[2] and not _zoned(first_text):
                first_text = f"{first_text} {of_time[2]}"
            first = read_stamp(first_text, how)
            return (first, _at(first.day, of_time[1], of_time[2])) if first.at else None
        return read_stamp(first_text, how), read_stamp(last_text, how)
    except RuleViolation:
        return None


def _is_one(text: str, how: DateStyle) -> bool:
    """Whether a text with a dash in it is one time: 2026-07-01T23:30-05:00, 3–3–2026."""
    try:
        read_stamp(text, how)
    except RuleViolation:
        return False
    return True


def _zoned(text: str) -> bool:
    match = _DAY_AND_TIME.fullmatch(text)
    return bool(match and match[3])


_DASHES: Final = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " "})


def _at(day: date, clock: str, zone: str) -> WrittenMoment:
    at = _clock(clock)
    if not zone.strip():
        return WrittenMoment(day, unless_midnight(at))
    moment = datetime.combine(day, at, _zone(zone)).astimezone(UTC)
    shown = moment.astimezone(LONDON)
    is_same = (shown.date(), shown.time()) == (day, at)
    shifted = (
        "" if is_same else f"{at:%H:%M} {_zone_words(zone)} is {shown:%H:%M} on {in_words(shown.date())} in London."
    )
    return WrittenMoment(shown.date(), shown.time().replace(second=0, microsecond=0), moment.replace(second=0), shifted)


def _clock(text: str) -> time:
    """A time of day, with its seconds taken off."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return read_time(text)
    if match[3] and int(match[3]) > 59:
        raise RuleViolation(f"{text} is not a real time. Write it like 14:05 or 2:05pm.")
    half = (match[4] or "").replace(" ", "").replace(".", "")
    if half and int(match[1]) > 12:
        half = ""
    return read_time(f"{match[1]}:{match[2]}{half}")


def unless_midnight(at: time) -> time | None:
    """A spreadsheet writes midnight where nobody gave a time."""
    return at.replace(second=0, microsecond=0) if at.replace(second=0, microsecond=0) != time.min else None


def _zone(written: str) -> timezone:
    """The offset that a zone says: BST is one hour, GMT, UTC and Z are none, and what follows them is added."""
    hours = timedelta(hours=1 if "BST" in written.upper() else 0)
    if match := _OFFSET.search(written):
        stated = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        hours = hours if "BST" in written.upper() else (-stated if match[1] == "-" else stated)
    if abs(hours) >= timedelta(hours=15):
        raise RuleViolation(f"“{written.strip()}” is not an offset of any clock.")
    return timezone(hours)


def _zone_words(written: str) -> str:
    text = written.split("(", maxsplit=1)[0].strip(" ()") or written.strip(" ()")
    return "UTC" if text.upper() == "Z" else text.upper()


def in_words(day: date) -> str:
    """Thu 2 July 2026."""
    return f"{day:%a} {day.day} {day:%B %Y}"


# --- The day -------------------------------------------------------------------------------------------------


def numbers_of(text: str) -> tuple[int, int, str] | None:
    """The two numbers and the year of a day written in numbers with the year last, in a cell that may hold a time."""
    text = " ".join(text.translate(_DASHES).split())
    match = _DAY_AND_TIME.fullmatch(text)
    numbers = _NUMBERS.fullmatch(_WEEKDAY.sub("", match[1] if match else text, count=1))
    return (int(numbers[1]), int(numbers[2]), numbers[3]) if numbers else None


def _day(text: str, how: DateStyle) -> date:
    text = _WEEKDAY.sub("", text.strip(" ,"), count=1)
    if match := _NUMBERS.fullmatch(text):
        return _in_numbers(text, int(match[1]), int(match[2]), match[3], how)
    if match := _RUN.fullmatch(text):
        return read_day("-".join(match.groups()))
    if (match := _MONTH_FIRST_WORDS.fullmatch(text)) and _is_month(match[1]):
        return read_day(f"{match[2]} {match[1]} {match[3]}")
    match = _SHORT_YEAR.fullmatch(text)
    if match is None:
        return read_day(text)
    try:
        century_day = read_day(f"{match[1]}20{match[2]}")
    except RuleViolation:
        century_day = read_day(text)  # says no in words that quote what stands there
    return read_day(f"{match[1]}{_year(match[2], century_day.month, century_day.day, how)}")


def _is_month(word: str) -> bool:
    return word.lower() in {*MONTHS, *MONTH_NAMES, "sept"}


def _in_numbers(text: str, first: int, second: int, year: str, how: DateStyle) -> date:
    day, month = _ordered(text, first, second, how)
    full = year if len(year) == 4 else str(_year(year, month, day, how))
    try:
        return read_day(f"{full}-{month:02d}-{day:02d}")
    except RuleViolation:
        raise RuleViolation(_not_real(text, how, (day, month, int(full)))) from None


def _ordered(text: str, first: int, second: int, how: DateStyle) -> tuple[int, int]:
    if (how.is_mixed or how.order is DateOrder.MIXED) and max(first, second) > 12:
        return (second, first) if second > 12 else (first, second)
    if how.order is DateOrder.MIXED and first != second:
        raise RuleViolation(f"Nobody can tell whether {text} is day first or month first: say it once for the column.")
    return (second, first) if how.order is DateOrder.MONTH_FIRST else (first, second)


def _not_real(text: str, how: DateStyle, parts: tuple[int, int, int]) -> str:
    day, month, year = parts
    check_year(year, written=text)
    if how.order is DateOrder.DAY_FIRST and month > 12 >= day:
        return f"{text} is not a real date. Write the day first, then the month."
    return f"{text} is not a real date."


def _year(digits: str, month: int, day: int, how: DateStyle) -> int:
    """The century of two digits: never ahead where that cannot be, this century where it can."""
    if how.never_ahead_of is None:
        return 2000 + int(digits)
    return past_year(int(digits), month, day, how.never_ahead_of)
