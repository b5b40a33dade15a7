"""Parses a spreadsheet cell: a text, a reference, a day, a time, a yes or no, or codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from accounts.rules import RuleViolation
from casework.codes.rules.codes import BEHAVIOURS, POLICE_RESPONSES
from casework.dates.rules.london_time import check_year
from casework.form_fields.rules.text_input import is_keepable, read_time
from casework.people.rules.birth_dates import BirthDate, read_birth_date_part
from orders.imports.rules.moments import DateStyle, WrittenMoment, read_stamp, unless_midnight
from orders.imports.rules.spellings import BEHAVIOUR_WORDS, ENDLESS, NOT_KNOWN
from orders.imports.rules.tables import Cell, UncalculatedCell
from record.vocabulary.spellings_of_codes import RESPONSES

BLANKS: Final = frozenset({"", "n/a", "na", "#n/a", "-", "–", "—", "none", "null", "nil", "tbc", "not applicable"})
_ERRORS: Final = frozenset({"#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#####"})
_FIRST_SERIAL: Final = 3_000
_LAST_SERIAL: Final = 80_000
_FIRST_RUN: Final = 19_000_101
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 what a spreadsheet shows has no zone
_DAYS_TO_1904: Final = 1_462
_PARTS: Final = re.compile(r"[;\n|]")
_UNSEEN: Final = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009", " "),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("“”„″", '"'),
    }
)
NOT_A_DATE: Final = "This is not a date. Write it like 3/3/2026."


def plain(text: str) -> str:
    """A heading or a code in small letters and single spaces, without what is neither letter nor digit."""
    return " ".join(re.sub(r"[^\w#/%+]+|_", " ", text.casefold()).split())


def text_of(cell: Cell) -> str:
    """What a cell says, as text; nothing for the words that people put into cells which do not apply."""
    if isinstance(cell, UncalculatedCell):
        raise RuleViolation(
            f"The cell holds a formula ({cell.formula[:40]}) of which the file has no result. "
            "Open the file in your spreadsheet program, save it, and upload it again."
        )
    text = written(cell)
    if text.casefold() in _ERRORS or text.startswith("#####"):
        raise RuleViolation(f"The cell holds an error of the spreadsheet ({text[:10]}).")
    if not is_keepable(text):
        raise RuleViolation("It holds a character that cannot be kept.")
    return "" if text.casefold() in BLANKS else text


def known_text_of(cell: Cell) -> str:
    """The same; nothing also for the words that say that nobody knows."""
    text = text_of(cell)
    return "" if says_unknown(text) else text


def written(cell: Cell) -> str:
    """What stands in a cell."""
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


def says_unknown(text: str) -> bool:
    """Whether a text only says that nobody knows: TBC, ?, not known, n/k."""
    return plain(text) in NOT_KNOWN or (bool(text.strip()) and not text.strip("?.-–— …"))


def says_endless(text: str) -> bool:
    """Whether a text says in so many words that there is no last day."""
    return plain(text) in ENDLESS


def reference_of(cell: Cell) -> str:
    """A reference with plain dashes, quotes and spaces, so that FT–6 is FT-6."""
    return reference_key(text_of(cell))


def reference_key(text: str) -> str:
    """A reference as it compares, but for capitals."""
    folded = unicodedata.normalize("NFKC", text.translate(_UNSEEN))
    return " ".join("".join(each for each in folded if unicodedata.category(each) != "Cf").split())


def stamp_of(cell: Cell, how: DateStyle) -> WrittenMoment | None:
    """The day that a cell names, with the time and the moment where it gives them; `None` for a blank one."""
    if isinstance(cell, bool | time | timedelta):
        raise RuleViolation(NOT_A_DATE)
    if isinstance(cell, int | float) and not _is_run(cell):
        cell = _of_serial(cell, from_1904=how.from_1904)
    if isinstance(cell, date):
        check_year(cell.year, written=written(cell))
        if not isinstance(cell, datetime):
            return WrittenMoment(cell)
        whole = cell + timedelta(microseconds=500_000)
        return WrittenMoment(whole.date(), unless_midnight(whole.time()))
    text = known_text_of(cell)
    if text.isascii() and text.isdecimal() and len(text) == 5:
        return stamp_of(int(text), how)
    return read_stamp(text, how) if text else None


def _is_run(number: float) -> bool:
    """20261120, a day without any dashes."""
    return number >= _FIRST_RUN


def _of_serial(number: float, *, from_1904: bool) -> datetime:
    """The day that a spreadsheet counts as so many days, with its fraction as the time."""
    days = number + (_DAYS_TO_1904 if from_1904 else 0)
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        raise RuleViolation(f"“{written(number)[:20]}” is not a date we can read. Write it like 3/3/2026.")
    return _EPOCH + timedelta(minutes=round(days * 24 * 60))


def born_of(cell: Cell, how: DateStyle, today: date) -> BirthDate | None:
    """A date of birth, or the year or month of one; `None` for a blank cell."""
    text = known_text_of(cell)
    if not text:
        return None
    if not isinstance(cell, date) and (part := read_birth_date_part(text, today)):
        return part
    stamp = stamp_of(cell, replace(how, never_ahead_of=today))
    if stamp is not None and stamp.day > today:
        raise RuleViolation(
            f"{stamp.day.day} {stamp.day:%B %Y} has not come yet. Spreadsheet programs make 2029 of 29: "
            "write the year with four digits."
        )
    return BirthDate(stamp.day) if stamp else None


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
    text = known_text_of(cell)
    seconds = re.fullmatch(r"(\d{1,2}:\d{2}):\d{2}(.*)", text)
    return read_time(seconds[1] + seconds[2] if seconds else text) if text else None


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


_RESPONSES: Final = {
    **{plain(spelling): code for spelling, code in RESPONSES.items()},
    **{plain(words): code for code, words in POLICE_RESPONSES.items()},
}
_BEHAVIOURS: Final = {
    **{plain(code): code for code in BEHAVIOURS},
    **{plain(each.words): code for code, each in BEHAVIOURS.items()},
    **BEHAVIOUR_WORDS,
}
