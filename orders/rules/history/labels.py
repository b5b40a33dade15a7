"""Gives each new thing of a case the next free label of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Set


def next_label(letter: str, taken: Iterable[str]) -> str:
    """The next free label of a kind: I1, I2 and so on."""
    used = set(taken)
    return free_label(letter, len(used) + 1, used)


def free_label(letter: str, number: int, taken: Set[str]) -> str:
    """The first free label of a kind from a number on."""
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"
