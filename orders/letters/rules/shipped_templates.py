"""The letter templates as shipped, one file for each kind and noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from orders.letters.rules.kinds import LetterKindRule

_FOLDER: Final = Path(__file__).parents[1] / "shipped"


@dataclass(frozen=True)
class LetterText:
    """The subject and the body of a template."""

    subject: str
    body: str


@cache
def shipped(kind: LetterKindRule, noun: str) -> LetterText:
    """The words of a kind about an application, an order or a breach."""
    subject, _, body = (_FOLDER / noun / f"{kind}.txt").read_text(encoding="utf-8").partition("\n\n")
    return LetterText(subject.strip(), body.strip())


def power(*, floor_years: int, breach_years: int) -> tuple[str, ...]:
    """The power to apply in plain words, each with its place in the law: some officers have never met it (F-13)."""
    written = (_FOLDER / "power.txt").read_text(encoding="utf-8")
    figures = {"{floor_years}": floor_years, "{breach_years}": breach_years}
    for name, number in figures.items():
        written = written.replace(name, str(number))
    return tuple(written.splitlines())
