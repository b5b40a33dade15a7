"""The codes that a searched word stands for, so that a search finds what a page says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from casework.codes.rules.codes import BEHAVIOURS, POLICE_RESPONSES
from record.vocabulary.steps import WORDS

ALSO_CALLED: Final = {"sto": ("sto", "spo", "order"), "spo": ("spo", "sto", "order")}
"""People write STO for a Stalking Protection Order, and the steps of one say “order”."""


def also_called(word: str) -> tuple[str, ...]:
    """A searched word and what else the same thing is called."""
    return ALSO_CALLED.get(word.casefold(), (word,))


@lru_cache(maxsize=512)
def spelled_with(word: str) -> tuple[str, ...]:
    """The codes of behaviours, answers and steps whose words hold this word, whatever its case."""
    sought = word.casefold()
    return tuple(dict.fromkeys(code for code, words in _spoken() if sought in words.casefold()))


def _spoken() -> Iterator[tuple[str, str]]:
    yield from ((code, behaviour.words) for code, behaviour in BEHAVIOURS.items())
    yield from POLICE_RESPONSES.items()
    yield from ((str(step), words) for step, words in WORDS.items())
