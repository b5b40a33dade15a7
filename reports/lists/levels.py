"""The numbers above a list, each of which narrows it: how many cases stand at each level, due today, and in all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from casework.templatetags.display import LEVEL_WORDS
from risk.thresholds.rules.limits import LEVELS

TODAY: Final = "today"


@dataclass(frozen=True)
class LevelChoice:
    """One number above a list, and the address of the list that it counts."""

    level: str
    words: str
    count: int
    href: str
    is_chosen: bool


WORDS: Final = {level: LEVEL_WORDS[level] for level in reversed(LEVELS)}


def choices_of(
    counts: Mapping[str, int],
    *,
    chosen: str,
    with_today: bool = False,
    kept: Mapping[str, str] | None = None,
    is_linked: bool = True,
) -> list[LevelChoice]:
    """The worst level first; none is left out because nothing stands there, so that each keeps its place.

    `kept` are the other filters in use. A number of nothing leads nowhere.
    """
    words = {**WORDS, TODAY: "Due today"} if with_today else WORDS
    return [
        LevelChoice(
            level=level,
            words=said,
            count=counts.get(level, 0),
            href="?" + urlencode({**(kept or {}), "level": level}) if is_linked and counts.get(level) else "",
            is_chosen=chosen == level,
        )
        for level, said in words.items()
    ]
