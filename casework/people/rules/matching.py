"""Decides how likely it is that somebody we look for is somebody we know, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from casework.people.rules.birth_dates import BirthDate, BirthPrecision
from casework.people.rules.name_keys import NICKNAMES, name_words, sound

WORTH_SHOWING: Final = 35
ALIKE: Final = 0.8


@dataclass(frozen=True, kw_only=True)
class IdentifyingDetails:
    """What tells a person: names as written, and keys as casework/people/rules/number_keys.py makes them."""

    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    vehicles: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    born: BirthDate | None = None

    @property
    def says_anything(self) -> bool:
        things = (self.phones, self.emails, self.accounts, self.vehicles, self.references)
        return any((self.names, self.aliases, *things, self.born))


@dataclass(frozen=True)
class Likeness:
    """How alike two people are: points that only put the list in order, and the reasons in words.

    That a name is a former one is told apart from the reasons: who may not see the person must not learn it.
    """

    score: int
    reasons: tuple[str, ...]
    former_name: str = ""

    @property
    def is_worth_showing(self) -> bool:
        return self.score >= WORTH_SHOWING


SAME_THINGS: Final = (
    ("phones", "same phone number", 60),
    ("emails", "same e-mail address", 60),
    ("vehicles", "same vehicle", 50),
    ("accounts", "same account name", 50),
    ("references", "same reference in an old list", 60),
)


def likeness(sought: IdentifyingDetails, known: IdentifyingDetails) -> Likeness:
    """Add up what agrees; one thing that is hardly shared by chance is enough to be shown."""
    best = _best_names(sought, known)
    found = [*_same_things(sought, known), *([best[:2]] if best[0] else []), *_birth(sought, known)]
    former = best[2] if best[2] in known.former else ""
    return Likeness(sum(points for points, _ in found), tuple(words for _, words in found), former)


def _same_things(sought: IdentifyingDetails, known: IdentifyingDetails) -> Iterator[tuple[int, str]]:
    for name, words, points in SAME_THINGS:
        if getattr(sought, name) & getattr(known, name):
            yield points, words


def _birth(sought: IdentifyingDetails, known: IdentifyingDetails) -> Iterator[tuple[int, str]]:
    one, other = sought.born, known.born
    if one is None or other is None:
        return
    if BirthPrecision.DAY not in {one.precision} & {other.precision}:
        if one.may_be(other):
            yield 10, "date of birth that may be the same: only a part is known"
    elif one.on == other.on:
        yield 35, "same date of birth"
    elif (one.on.year, one.on.day, one.on.month) == (other.on.year, other.on.month, other.on.day):
        yield 20, "date of birth with day and month exchanged"


def _best_names(sought: IdentifyingDetails, known: IdentifyingDetails) -> tuple[int, str, str]:
    """The best that any name of the one has in common with any name of the other, now or before, and which that is."""
    pairs = [
        (*_compared(one, other, is_alias=one in sought.aliases or other in known.aliases), other)
        for one in (*sought.names, *sought.former, *sought.aliases)
        for other in (*known.names, *known.aliases, *known.former)
    ]
    return max(pairs, key=lambda pair: pair[0], default=(0, "", ""))


def _compared(one: str, other: str, *, is_alias: bool) -> tuple[int, str]:
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return 0, ""
    if sorted(first) == sorted(second):
        return _same(len(first), in_order=first == second, is_alias=is_alias)
    if min(len(first), len(second)) == 1:
        return _one_word(first, second)
    return _several(first, second)


def _same(words: int, *, in_order: bool, is_alias: bool) -> tuple[int, str]:
    if is_alias:
        return 50, "same other name"
    if words == 1:
        return 30, "same name, of which only one part is known"
    return (60, "same name") if in_order else (55, "same name in another order")


def _one_word(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[int, str]:
    """Of one of the two only a single name is known: alone it is no reason to disturb anybody."""
    shorter, longer = sorted((first, second), key=len)
    if shorter[0] in longer:
        return 20, "one name is the same"
    if any(_is_short_form(shorter[0], word) for word in longer):
        return 15, "one name is a short form of the other"
    return (10, "one name sounds alike") if sound(shorter[0]) in map(sound, longer) else (0, "")


def _several(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[int, str]:
    """Two full names that are not the same: every word of the shorter must have its like in the longer."""
    shorter, longer = sorted((first, second), key=len)
    points = [max(_word_points(word, other) for other in longer) for word in shorter]
    lowest = min(points)
    if lowest >= 4:
        return 50, "same name, with another word beside it"
    if lowest >= 3:
        return 45, "name with a short form"
    if lowest >= 2:
        return 40, "name sounds alike"
    if lowest >= 1:
        return 38, "name is spelled almost alike"
    last = first[-1] == second[-1] or first[-1] == second[0] or first[0] == second[-1]
    return (15, "same last name") if last else (0, "")


def _word_points(one: str, other: str) -> int:
    if one == other:
        return 4
    if _is_short_form(one, other):
        return 3
    if len(one) > 2 and sound(one) == sound(other):
        return 2
    alike = min(len(one), len(other)) >= 4 and SequenceMatcher(None, one, other).ratio() >= ALIKE
    return 1 if alike else 0


def _is_short_form(one: str, other: str) -> bool:
    return other in NICKNAMES.get(one, frozenset())
