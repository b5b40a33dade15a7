"""Whether two breaches may be the same one, reported by two people within minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeVar

WITHIN: Final = timedelta(minutes=15)
"""Two accounts of one thing seldom name the same minute."""


@dataclass(frozen=True)
class ComparableBreach:
    """What two accounts of one breach have in common. `of` names the order or protection, empty if not known yet."""

    of: str
    happened_at: datetime


Known = TypeVar("Known")


def may_be_the_same(one: ComparableBreach, other: ComparableBreach) -> bool:
    """Of the same thing, or of one that nobody has identified, and within minutes of each other."""
    same_thing = one.of == other.of or not one.of or not other.of
    return same_thing and abs(one.happened_at - other.happened_at) <= WITHIN


def reported_before(new: ComparableBreach, known: Iterable[tuple[Known, ComparableBreach]]) -> list[Known]:
    """Those of the known breaches that may be the new one."""
    return [each for each, tells in known if may_be_the_same(new, tells)]
