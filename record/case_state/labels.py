"""The next free label (A1, O1, B1 …) for a new thing of a case."""

from __future__ import annotations

from collections.abc import Iterable, Set


def next_label(letter: str, taken: Iterable[str]) -> str:
    """The next free label of a kind: I1, I2 and so on."""
    used = set(taken)
    return free_label(letter, len(used) + 1, used)


def next_labels(letter: str, taken: Iterable[str], count: int) -> tuple[str, ...]:
    """So many free labels of a kind."""
    used, found = set(taken), []
    for _ in range(count):
        found.append(next_label(letter, used))
        used.add(found[-1])
    return tuple(found)


def free_label(letter: str, number: int, taken: Set[str]) -> str:
    """The first free label of a kind from a number on."""
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"
