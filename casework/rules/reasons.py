"""Decides whether a reason that somebody types is one: enough words, and not one key held down."""

from __future__ import annotations

from typing import Final

from accounts.rules import RuleViolation

SHORTEST: Final = 10
FEWEST_LETTERS: Final = 4


def check_reason(text: str, *, field: str = "reason") -> str:
    """Give the reason back without the space around it, or ask for one."""
    reason = " ".join(text.split())
    letters = {each for each in reason.casefold() if each.isalpha()}
    if len(reason) < SHORTEST or len(letters) < FEWEST_LETTERS:
        raise RuleViolation("Say in a few words why. It stays in the record, with your name.", field=field)
    return text.strip()
