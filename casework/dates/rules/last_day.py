"""A last day and whether it is known: without an end is not the same as not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from accounts.rules import AlreadyDone

FIND_OUT: Final = "Last day not known: find out"


@dataclass(frozen=True)
class LastDay:
    """A day; None without an end; not known while nobody can say which of the two."""

    day: date | None = None
    is_known: bool = True


def last_day_words(last_day: date | None, *, is_known: bool, no_end: str) -> str:
    """A last day in a word for a page: the day, what it means to have none, or that somebody has to find out."""
    if not is_known:
        return FIND_OUT
    return f"{last_day:%a} {last_day.day} {last_day:%b %Y}" if last_day else no_end


def check_found(stored: LastDay) -> None:
    """Only what nobody knew can be found out; what is known is changed where it was said."""
    if stored.is_known:
        words = last_day_words(stored.day, is_known=True, no_end="Without an end")
        raise AlreadyDone("Its last day is known already.", [("Last day", words)])
