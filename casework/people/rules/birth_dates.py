"""Birth dates of which perhaps only the year or month is known: how they are read and said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import FIRST_YEAR
from casework.form_fields.rules.text_input import MONTH_NAMES, MONTHS, read_day

_ABOUT: Final = re.compile(
    r"(?:c|ca|circa|about|approx|approximately|around|roughly|in|born(?:\s+in)?|b|~)\.?\s*(?=\S)", re.IGNORECASE
)
_DOUBT: Final = re.compile(r"\s*(?:\?+|\(\?+\)|\((?:approx|about|est)[a-z]*\.?\))$", re.IGNORECASE)
_YEAR: Final = re.compile(r"(\d{4})", re.ASCII)
_MONTH_IN_WORDS: Final = re.compile(r"([A-Za-z]{3,9})\.?,?[ /-]?(\d{4}|\d{2})", re.ASCII)
_MONTH_IN_DIGITS: Final = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{4})", re.ASCII)
_MONTH_AFTER_YEAR: Final = re.compile(r"(\d{4})[/.-](\d{1,2})", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"(?!\d{4})(.*[A-Za-z\d][/ .-])(\d{2})", re.ASCII)


class BirthPrecision(StrEnum):
    """How much of a date of birth is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class BirthDate:
    """A date of birth, or the first day of the month or year in which somebody was born."""

    on: date
    precision: BirthPrecision = BirthPrecision.DAY

    def __post_init__(self) -> None:
        is_first = {BirthPrecision.DAY: True, BirthPrecision.MONTH: self.on.day == 1}
        if not is_first.get(self.precision, (self.on.month, self.on.day) == (1, 1)):
            raise ValueError("A part of a date of birth is kept as its first day.")

    def __str__(self) -> str:
        return self.written

    @property
    def words(self) -> str:
        """12 March 1985, March 1985 or 1985."""
        if self.precision is BirthPrecision.YEAR:
            return str(self.on.year)
        month = f"{MONTH_NAMES[self.on.month - 1].capitalize()} {self.on.year}"
        return month if self.precision is BirthPrecision.MONTH else f"{self.on.day} {month}"

    @property
    def written(self) -> str:
        """As a form shows it, and reads it again: 12/3/1985, March 1985 or 1985."""
        return f"{self.on.day}/{self.on.month}/{self.on.year}" if self.precision is BirthPrecision.DAY else self.words

    def ages(self, today: date) -> tuple[int, int]:
        """The lowest and the highest age that somebody born then can have."""
        return max(_years(self.last_day, today), 0), max(_years(self.on, today), 0)

    def age_words(self, today: date) -> str:
        """“41 years old”, or “40 or 41 years old” where the day is not known."""
        lowest, highest = self.ages(today)
        return f"{highest} years old" if lowest == highest else f"{lowest} or {highest} years old"

    def says_more_than(self, other: BirthDate | None) -> bool:
        """Whether this is the same birth, of which more is known."""
        if other is None:
            return True
        order = list(BirthPrecision)
        return self.may_be(other) and order.index(self.precision) < order.index(other.precision)

    def may_be(self, other: BirthDate) -> bool:
        """Whether the two can be the same day."""
        return self.on <= other.last_day and other.on <= self.last_day

    @property
    def last_day(self) -> date:
        """The last day on which somebody can have been born."""
        if self.precision is BirthPrecision.YEAR:
            return date(self.on.year, 12, 31)
        if self.precision is BirthPrecision.MONTH:
            return date(self.on.year + self.on.month // 12, self.on.month % 12 + 1, 1) - date.resolution
        return self.on


def _years(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def birth_date_of(born_on: date | None, precision: str) -> BirthDate | None:
    """What two columns of a row say together."""
    return None if born_on is None else BirthDate(born_on, BirthPrecision(precision))


def read_birth_date(written: str, today: date) -> BirthDate:
    """Read a date of birth or a part of one; a year of two digits is the latest that does not lie ahead."""
    text = " ".join(written.split())
    if (match := _YEAR.fullmatch(text)) and today.year < int(match[1]) <= today.year + 100:
        raise RuleViolation("This year has not come yet.")
    born = _part(text, today) or BirthDate(read_day(full_year(text, today)))
    if born.on > today:
        raise RuleViolation("This day has not come yet.")
    return born


def read_birth_date_part(written: str, today: date) -> BirthDate | None:
    """Only a year or a month, if that is what is written; `None` for everything else."""
    return _part(" ".join(written.split()), today)


def _part(text: str, today: date) -> BirthDate | None:
    text = _DOUBT.sub("", text)
    text = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    if (match := _YEAR.fullmatch(text)) and FIRST_YEAR <= int(match[1]) <= today.year:
        return BirthDate(date(int(match[1]), 1, 1), BirthPrecision.YEAR)
    if month := _month_of(text, today):
        year, number = month
        if FIRST_YEAR <= year <= today.year and 1 <= number <= 12:
            return BirthDate(date(year, number, 1), BirthPrecision.MONTH)
    return None


def _month_of(text: str, today: date) -> tuple[int, int] | None:
    if match := _MONTH_IN_WORDS.fullmatch(text):
        word = match[1].lower()
        if word[:3] not in MONTHS or not (word in MONTHS or word in MONTH_NAMES or word == "sept"):
            return None
        number = MONTHS.index(word[:3]) + 1
        year = int(match[2]) if len(match[2]) == 4 else past_year(int(match[2]), number, 1, today)
        return year, number
    if match := _MONTH_IN_DIGITS.fullmatch(text):
        return int(match[2]), int(match[1])
    match = _MONTH_AFTER_YEAR.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def past_year(digits: int, month: int, day: int, today: date) -> int:
    """The latest year of these two digits whose day does not lie ahead."""
    year = today.year - today.year % 100 + digits
    return year if (year, month, day) <= (today.year, today.month, today.day) else year - 100


def full_year(text: str, today: date) -> str:
    """A day with the century put before a year of two digits, if that is how it is written."""
    match = _SHORT_YEAR.fullmatch(text)
    if match is None:
        return text
    century = today.year // 100
    for year in (century * 100 + int(match[2]), century * 100 - 100 + int(match[2])):
        day = read_day(f"{match[1]}{year}")
        if day <= today:
            break
    return f"{match[1]}{year}"
