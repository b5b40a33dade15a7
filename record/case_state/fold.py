"""The fold of one event into the state of a case: each noun's module registers how its events change the state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TypeVar

from accounts.rules import RuleViolation
from record.case_state.state import CaseState
from record.events import events

Noun = TypeVar("Noun")


@singledispatch
def fold(content: events.Content, history: CaseState, event: events.CaseEvent) -> None:
    """Change the state by what one event says; each noun's module says how."""
    raise TypeError(f"unknown content {content!r}")


def known(label: str, nouns: dict[str, Noun], word: str) -> Noun:
    if label not in nouns:
        raise RuleViolation(f"There is no {word} “{label}” at that time.", field=word)
    return nouns[label]


def check_new(label: str, taken: Iterable[str], word: str) -> None:
    if label in taken:
        raise RuleViolation(f"{word} “{label}” is in the record already.", field=word.lower())
