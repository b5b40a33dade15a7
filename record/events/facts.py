"""Reads the fields of one event of a case file, and says plainly what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import check_year, local_moment
from casework.dates.rules.precision import MOST_TIMES
from casework.form_fields.rules.text_input import LONGEST_TEXT, is_keepable, one_break

Choice = TypeVar("Choice", bound=StrEnum)

WRITTEN_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
UNKNOWN: Final = "unknown"
"""What stands in place of a last day that nobody knows; nothing at all means that there is none."""


def written_last_day(last_day: date | None, *, is_known: bool) -> str | None:
    """A last day as an event writes it: the day, nothing where it has none, or that nobody knows it."""
    if not is_known:
        return UNKNOWN
    return last_day.isoformat() if last_day else None


LABEL: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}", re.ASCII)
LONGEST_NAME: Final = 200
LONGEST_REFERENCE: Final = 100
LONGEST_KIND: Final = 60


class EventFacts:
    """The fields of one event; each reader takes a field and says plainly what is wrong with it."""

    def __init__(self, facts: Mapping[str, object], at: datetime) -> None:
        self.at = at
        self._facts = facts
        self._read: set[str] = set()

    def has(self, name: str) -> bool:
        return self._facts.get(name) is not None

    def raw(self, name: str) -> object:
        self._read.add(name)
        return self._facts.get(name)

    def text(self, name: str, default: str | None = None, *, longest: int = LONGEST_TEXT) -> str:
        given = self.raw(name)
        if given is None and default is not None:
            return default
        return _checked_text(given, name, longest, blank=default is not None).strip()

    def texts(self, name: str) -> str:
        """One text, or a list of texts (an empty one too) as one."""
        given = self.raw(name)
        if not isinstance(given, list):
            return self.text(name)
        return "; ".join(_checked_text(each, name, LONGEST_TEXT).strip() for each in given)

    def word(self, name: str) -> str:
        """A text that stands for one thing, exactly as it is written."""
        return _checked_text(self.raw(name), name, LONGEST_TEXT)

    def label(self, name: str) -> str:
        given = self.word(name)
        if not LABEL.fullmatch(given):
            raise RuleViolation(f"“{name}” is {given[:40]!r}: use letters, digits and dashes, such as A1.", field=name)
        return given

    def label_or_none(self, name: str) -> str:
        """A label, or "" where nothing is said."""
        return self.label(name) if self.raw(name) is not None else ""

    def labels(self, name: str) -> tuple[str, ...]:
        """A list of labels, each said once; nothing said is none."""
        given = self.raw(name)
        if given is None:
            return ()
        if not isinstance(given, list) or not all(isinstance(each, str) and LABEL.fullmatch(each) for each in given):
            raise RuleViolation(f"“{name}” needs a list of labels, such as C1.", field=name)
        if len(set(given)) < len(given):
            raise RuleViolation(f"“{name}” names one thing twice.", field=name)
        return tuple(given)

    def short(self, name: str, longest: int) -> str:
        """A short text, or "" where nothing is said."""
        return self.text(name, default="", longest=longest)

    def one_of(self, name: str, known: Sequence[str]) -> str:
        given = self.word(name)
        if given not in known:
            raise RuleViolation(f"“{name}” is {given[:40]!r}, which is not a known code.", field=name)
        return given

    def one_of_or_none(self, name: str, known: Sequence[str]) -> str:
        """A code, or "" where nothing is said."""
        return self.one_of(name, known) if self.raw(name) is not None else ""

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        return kind(self.one_of(name, [each.value for each in kind]))

    def codes(self, name: str, known: Mapping[str, object], *, required: bool) -> tuple[str, ...]:
        given = self.raw(name)
        if given is None and not required:
            return ()
        if not isinstance(given, list) or (required and not given):
            raise RuleViolation(f"“{name}” needs a list of at least one code.", field=name)
        for code in given:
            if not isinstance(code, str) or code not in known:
                raise RuleViolation(f"{str(code)[:40]!r} in “{name}” is not a known code.", field=name)
        return tuple(given)

    def day(self, name: str) -> date:
        given = self.raw(name)
        if not isinstance(given, str) or not WRITTEN_DAY.fullmatch(given):
            raise RuleViolation(f"“{name}” needs a date such as 2026-03-31.", field=name)
        try:
            day = date.fromisoformat(given)
        except ValueError:
            raise RuleViolation(f"“{name}”: {given} is not a real date.", field=name) from None
        check_year(day.year, written=given, field=name)
        return day

    def day_or_none(self, name: str) -> date | None:
        return self.day(name) if self.raw(name) is not None else None

    def last_day(self, name: str) -> dict[str, object]:
        """A last day, none, or that nobody knows it: as the fields `last_day` and `last_day_known`."""
        if self.raw(name) == UNKNOWN:
            return {"last_day": None, "last_day_known": False}
        return {"last_day": self.day_or_none(name), "last_day_known": True}

    def moment(self, name: str) -> datetime:
        return local_moment(self.word(name))

    def flag(self, name: str) -> bool:
        given = self.raw(name)
        if given is not None and not isinstance(given, bool):
            raise RuleViolation(f"“{name}” is either true or false.", field=name)
        return bool(given)

    def count(self, name: str) -> int:
        """How often; once if nothing is said."""
        given = self.raw(name)
        if given is None:
            return 1
        if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= MOST_TIMES:
            raise RuleViolation(f"“{name}” needs a whole number from 1 to {MOST_TIMES:,}.", field=name)
        return given

    def objects(self, name: str) -> list[EventFacts]:
        given = self.raw(name)
        if given is not None and not (isinstance(given, list) and all(isinstance(each, dict) for each in given)):
            raise RuleViolation(f"“{name}” needs a list of objects.", field=name)
        return [EventFacts(each, self.at) for each in given] if isinstance(given, list) else []

    def nothing_else(self) -> None:
        """Refuse fields that nobody reads: a slip of the pen must not lose a fact in silence."""
        unread = sorted(set(self._facts) - self._read)
        if unread:
            raise RuleViolation(f"“{str(unread[0])[:40]}” is not a field of this kind of event.", field=str(unread[0]))


def _checked_text(given: object, name: str, longest: int, *, blank: bool = False) -> str:
    if not isinstance(given, str) or not (blank or given.strip()):
        raise RuleViolation(f"“{name}” is missing: it needs some text.", field=name)
    if len(one_break(given)) > longest:
        raise RuleViolation(f"“{name}” is too long: it holds at most {longest} characters.", field=name)
    if not is_keepable(given):
        raise RuleViolation(f"“{name}” holds a character that cannot be kept.", field=name)
    return given
