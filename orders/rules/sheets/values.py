"""Says what a cell of a spreadsheet means: a text, a day, a time, a yes or no, or one of our codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from accounts.rules import RuleViolation
from casework.rules.codes import BEHAVIOURS, POLICE_RESPONSES, RELATIONSHIPS
from casework.rules.london import check_year
from casework.rules.written import is_keepable, read_day, read_time
from orders.rules.aliases import RELATIONSHIP_CODES, RESPONSES
from orders.rules.sheets.spellings import (
    BEHAVIOUR_WORDS,
    NO,
    ORDER_KINDS,
    OUTCOMES,
    RELATIONSHIP_WORDS,
    RISKS,
    SAFE,
    WHO,
    YES,
)
from orders.rules.sheets.tables import Cell

BLANKS: Final = frozenset({"", "n/a", "na", "#n/a", "-", "–", "—", "none", "null", "nil", "tbc", "not applicable"})
_ERRORS: Final = frozenset({"#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#####"})
_FIRST_SERIAL: Final = 3_000
_LAST_SERIAL: Final = 80_000
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 what a spreadsheet shows has no zone
_DAYS_TO_1904: Final = 1_462
_DAY_AND_TIME: Final = re.compile(r"(.+?)[\sT,]+(\d{1,2}[:.]\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?Z?", re.I)
_SHORT_YEAR: Final = re.compile(r"(?!\d{4})(.*[/ .-])(\d{2})", re.ASCII)
_PARTS: Final = re.compile(r"[;\n|]")


def plain(text: str) -> str:
    """A heading or a code in small letters and single spaces, without what is neither letter nor digit."""
    return " ".join(re.sub(r"[^\w#/%+]+|_", " ", text.casefold()).split())


def text_of(cell: Cell) -> str:
    """What a cell says, as text; nothing for the words that people put into cells which do not apply."""
    text = _written(cell)
    if text.casefold() in _ERRORS or text.startswith("#####"):
        raise RuleViolation(f"The cell holds an error of the spreadsheet ({text[:10]}).")
    if not is_keepable(text):
        raise RuleViolation("It holds a character that cannot be kept.")
    return "" if text.casefold() in BLANKS else text


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return f"{cell.day}/{cell.month}/{cell.year}" + (f" {cell:%H:%M}" if cell.time() != time.min else "")
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").replace("\u00a0", " ").strip()


def day_of(cell: Cell, *, from_1904: bool = False) -> date | None:
    """The day that a cell names, however it is written; None for a blank one."""
    return day_and_time_of(cell, from_1904=from_1904)[0]


def day_and_time_of(cell: Cell, *, from_1904: bool = False) -> tuple[date | None, time | None]:
    """The day that a cell names, and the time of day if it names one besides (midnight does not count)."""
    if isinstance(cell, bool | time | timedelta):
        raise RuleViolation("This is not a date. Write it like 3/3/2026.")
    if isinstance(cell, int | float):
        cell = _of_serial(cell, from_1904=from_1904)
    if isinstance(cell, date):
        check_year(cell.year, written=_written(cell))
        return (cell.date(), _unless_midnight(cell.time())) if isinstance(cell, datetime) else (cell, None)
    text = text_of(cell)
    if text.isascii() and text.isdecimal() and len(text) == 5:
        return day_and_time_of(int(text), from_1904=from_1904)
    return _in_words(text) if text else (None, None)


def _in_words(text: str) -> tuple[date, time | None]:
    if match := _DAY_AND_TIME.fullmatch(text):
        return _day(match[1]), _unless_midnight(read_time(f"{match[2]}{match[3] or ''}"))
    return _day(text), None


def _unless_midnight(at: time) -> time | None:
    """A spreadsheet writes midnight where nobody gave a time."""
    return at.replace(second=0, microsecond=0) if at != time.min else None


def _of_serial(number: float, *, from_1904: bool) -> datetime:
    """The day that a spreadsheet counts as so many days, with its fraction as the time."""
    days = number + (_DAYS_TO_1904 if from_1904 else 0)
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        raise RuleViolation(f"“{_written(number)[:20]}” is not a date we can read. Write it like 3/3/2026.")
    return _EPOCH + timedelta(minutes=round(days * 24 * 60))


def _day(text: str) -> date:
    """A day as people write it; a year of two digits is one from 1950 to 2049."""
    if match := _SHORT_YEAR.fullmatch(text.strip()):
        century = 20 if int(match[2]) < 50 else 19
        return read_day(f"{match[1]}{century}{match[2]}")
    return read_day(text)


def time_of(cell: Cell) -> time | None:
    """The time of day that a cell names; None for a blank one."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, timedelta):
        cell = cell.total_seconds() / 86_400
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60)
        return time(minutes // 60 % 24, minutes % 60)
    text = text_of(cell)
    seconds = re.fullmatch(r"(\d{1,2}:\d{2}):\d{2}", text)
    return read_time(seconds[1] if seconds else text) if text else None


def is_yes(cell: Cell) -> bool:
    """Yes or no; a blank cell is a no."""
    text = plain(text_of(cell))
    if text in YES:
        return True
    if text in NO or not text:
        return False
    raise RuleViolation(f"“{text[:40]}” is neither yes nor no.")


def risk_of(cell: Cell) -> str:
    return _one_of(cell, RISKS, "Write standard, medium, high or very high.")


def order_kind_of(cell: Cell) -> str:
    return _one_of(cell, ORDER_KINDS, "Write full or interim.")


def outcome_of(cell: Cell) -> str:
    return _one_of(cell, OUTCOMES, "Write granted, declined, refused or withdrawn.")


def who_of(cell: Cell) -> str:
    return _one_of(cell, WHO, "Write client or perpetrator.")


def safe_of(cell: Cell) -> str:
    return _one_of(cell, SAFE, "Write yes, no or unknown.")


def relationship_of(cell: Cell) -> str:
    words = "Write it as on the page that opens a case, for example former partner or neighbour."
    return _one_of(cell, _RELATIONSHIPS, words)


def _one_of(cell: Cell, known: Mapping[str, str], advice: str) -> str:
    text = text_of(cell)
    if not text:
        return ""
    if code := known.get(plain(text)):
        return code
    raise RuleViolation(f"“{text[:40]}” is not one of ours. {advice}")


def behaviours_of(cell: Cell) -> tuple[list[str], list[str]]:
    """The codes of what was done, and the words that are none of ours (they go into the text)."""
    return _codes(cell, _BEHAVIOURS)


def responses_of(cell: Cell) -> tuple[list[str], list[str]]:
    """The codes of how the police answered, and the words that are none of ours."""
    return _codes(cell, _RESPONSES)


def _codes(cell: Cell, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Some of our own words hold commas: a part is cut at them only if it means nothing whole."""
    parts = [
        piece.strip()
        for part in _PARTS.split(text_of(cell))
        for piece in ([part] if plain(part) in known else part.split(","))
        if piece.strip()
    ]
    found = [known[plain(part)] for part in parts if plain(part) in known]
    return list(dict.fromkeys(found)), [part for part in parts if plain(part) not in known]


_RELATIONSHIPS: Final = {
    **{plain(spelling): code for spelling, code in RELATIONSHIP_CODES.items()},
    **{plain(words): code for code, words in RELATIONSHIPS.items()},
    **RELATIONSHIP_WORDS,
}
_RESPONSES: Final = {
    **{plain(spelling): code for spelling, code in RESPONSES.items()},
    **{plain(words): code for code, words in POLICE_RESPONSES.items()},
}
_BEHAVIOURS: Final = {
    **{plain(code): code for code in BEHAVIOURS},
    **{plain(each.words): code for code, each in BEHAVIOURS.items()},
    **BEHAVIOUR_WORDS,
}
