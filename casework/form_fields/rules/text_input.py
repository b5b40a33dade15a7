"""Reads typed text, days and times of day, and refuses characters that cannot be kept."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import check_year

LONGEST_TEXT: Final = 20_000
_CANNOT_BE_KEPT: Final = re.compile("[\x00\ud800-\udfff]")
"""What PostgreSQL keeps in no text: the null character and halves of a surrogate pair."""

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_DAY_FIRST: Final = re.compile(r"(\d{1,2})\s*[/ .-]\s*(\d{1,2})\s*[/ .-]\s*(\d+)", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_IN_WORDS: Final = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,9})\.?,?[ -]?(\d+)", re.ASCII
)
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.]?([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.ASCII)


def one_break(text: str) -> str:
    """The text with each line break as one character, as a browser holds it until it sends it as two."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def typed_length(text: str) -> int:
    """How long a text is as the browser counts it: a line break is one, an emoji two (UTF-16)."""
    return len(one_break(text).encode("utf-16-le", "surrogatepass")) // 2


def is_keepable(text: str) -> bool:
    return _CANNOT_BE_KEPT.search(text) is None


def read_day(text: str) -> date:
    """Read a day written by hand (3/3/2026, 3 3 2026, 2026-03-03, 3 Mar 2026), or say what to mend."""
    written = " ".join(text.split())
    day, month, year = _parts(written)
    if len(year) == 2:
        raise RuleViolation(f"Write the year of {written} with four digits, like 3/3/2026.")
    check_year(int(year) if len(year) == 4 else 0, written=_quoted(written))
    try:
        return date(int(year), month, day)
    except ValueError:
        raise RuleViolation(_not_real(written, day, month)) from None


def read_time(text: str) -> time:
    """Read a time of day written by hand (14:05, 2.05pm, 0905, 9am, noon), or say what to mend."""
    written = " ".join(text.lower().split())
    if written in {"noon", "midday", "12 noon"}:
        return time(12)
    match = _TIME.fullmatch(written)
    if match is None or not (match[2] or match[3]):
        raise RuleViolation(f"“{_quoted(written)}” is not a time we can read. Write it like 14:05 or 2:05pm.")
    hour, minute = _hour(int(match[1]), match[3]), int(match[2] or 0)
    if hour == 24 and minute == 0:
        raise RuleViolation("Write midnight as 00:00, with the day that it begins.")
    if hour is None or hour > 23 or minute > 59:
        raise RuleViolation(f"{written} is not a real time. Write it like 14:05 or 2:05pm.")
    return time(hour, minute)


def _parts(written: str) -> tuple[int, int, str]:
    """Day, month and the year as typed."""
    if match := _YEAR_FIRST.fullmatch(written):
        return int(match[3]), int(match[2]), match[1]
    if match := _DAY_FIRST.fullmatch(written):
        return int(match[1]), int(match[2]), match[3]
    match = _IN_WORDS.fullmatch(written.lower())
    if match and (month := _month(match[2])):
        return int(match[1]), month, match[3]
    raise RuleViolation(f"“{_quoted(written)}” is not a date we can read. Write it like 3/3/2026.")


def _month(word: str) -> int | None:
    if word == "sept":
        return 9
    if word in MONTHS or word in MONTH_NAMES:
        return MONTHS.index(word[:3]) + 1
    return None


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half.startswith("p") else 0)


def _not_real(written: str, day: int, month: int) -> str:
    if month > 12 >= day:
        return f"{written} is not a real date. Write the day first, then the month."
    return f"{written} is not a real date."


def _quoted(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:40]}…"
