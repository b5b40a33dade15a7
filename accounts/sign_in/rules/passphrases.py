"""Which passphrases are too easily guessed: repeats, runs along a keyboard, stock words, known names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from accounts.rules import RuleViolation

SHORTEST: Final = 15
FEWEST_SEEN: Final = 12
"""Characters that can be seen: spaces and what leaves no mark on a screen are no secret."""
FEWEST_DIFFERENT: Final = 6
FEWEST_LEFT: Final = 8
"""What must be left without runs, repeats and stock words."""
SHORTEST_RUN: Final = 4
SHORTEST_NAME: Final = 3
LOOKED_AT: Final = 200
"""So many characters of a long one are looked at: they must do by themselves."""
WITHIN_A_WORD: Final = 5
"""A name of so many letters counts inside a word too; a shorter one, such as May in maybe, only by itself."""

TOO_SHORT: Final = f"This is too short. Use at least {SHORTEST} characters: four or five words do well."
MOSTLY_SPACES: Final = f"Use at least {FEWEST_SEEN} characters besides spaces: four or five words do well."
REPEATS: Final = "This repeats the same characters. Use four or five different words."
RUNS: Final = "This follows the keyboard, the alphabet or the numbers. Use four or five words instead."
STOCK: Final = "This is made of what people guess first. Use four or five words that do not belong together."
NAMES_SERVICE: Final = "Leave out the name of this service."
NAMES_PERSON: Final = "Leave out names, your user name and the name of your organisation."

ROWS: Final = (
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"),
    *("abcdefghijklmnopqrstuvwxyz", "12345678901234567890"),
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
    *("qazwsxedcrfvtgbyhnujmik", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
)
STEPS: Final = frozenset(pair for row in ROWS for way in (row, row[::-1]) for pair in pairwise(way))
LOOKS_LIKE: Final = str.maketrans("01!l3@4$57", "oiiieaasst")
YEARS: Final = re.compile("(19|20)[0-9]{2}")
STOCK_WORDS: Final = re.compile(
    "passwords?|passphrase|letmein|welcome|iloveyou|changeme|admin(istrator)?|login|signin|secret|master"
    "|monkey|dragon|football|princess|sunshine|spring|summer|autumn|winter".translate(LOOKS_LIKE)
)
SMALL_WORDS: Final = frozenset({"the", "and", "for", "with", "from", "our", "all"})
LEAVE_NO_MARK: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def check_passphrase(typed: str, *, service: Iterable[str], person: Iterable[str]) -> None:
    """Refuse what is guessed first, with a sentence that says what to do instead.

    `service` holds the names of the product and of this copy of it; `person` the person's own names, user name,
    address and organisation.
    """
    typed = typed[:LOOKED_AT]
    seen = _seen(typed)
    if len(unicodedata.normalize("NFC", typed)) < SHORTEST:
        raise RuleViolation(TOO_SHORT)
    if len(seen) < FEWEST_SEEN:
        raise RuleViolation(MOSTLY_SPACES)
    if len(set(seen)) < FEWEST_DIFFERENT or _repeats(seen):
        raise RuleViolation(REPEATS)
    if any(_holds(typed, name) for name in service):
        raise RuleViolation(NAMES_SERVICE)
    if any(_holds(typed, name) for name in person):
        raise RuleViolation(NAMES_PERSON)
    _check_what_is_left(seen)


def _seen(text: str) -> str:
    """The characters that leave a mark, without case, accents, width, spaces and what cannot be seen."""
    plain = LEAVE_NO_MARK.sub("", unicodedata.normalize("NFKD", text).casefold())
    return "".join(
        each for each in plain if not unicodedata.combining(each) and unicodedata.category(each)[0] not in "ZC"
    )


def _repeats(seen: str) -> bool:
    """Whether one piece stands there again and again (abcabc, or herring herring), the last time perhaps cut short."""
    length = len(seen)
    period = next(each for each in range(1, length + 1) if seen[each:] == seen[: length - each])
    again = period * 2 <= length and period < FEWEST_SEEN
    return again or len(re.sub(r"(.)\1{2,}", r"\1", seen)) < FEWEST_LEFT


def _check_what_is_left(seen: str) -> None:
    """Count what is no repeat, no run and no stock word; each kind of stop or sign between counts once."""
    stops = {each for each in seen if unicodedata.category(each)[0] in "PS" and each.isascii()}
    once = re.sub(r"(.{3,})(?=.*\1)", "", "".join(each for each in seen if each not in stops))
    if len(once) + len(stops) < FEWEST_LEFT:
        raise RuleViolation(REPEATS)
    left = "".join(_without_runs(once))
    if len(left) + len(stops) < FEWEST_LEFT:
        raise RuleViolation(RUNS)
    left = STOCK_WORDS.sub("", YEARS.sub("", left).translate(LOOKS_LIKE))
    if len(left) + len(stops) < FEWEST_LEFT:
        raise RuleViolation(STOCK)


def _without_runs(marks: str) -> list[str]:
    """The characters that are no part of four or more neighbours in a row, forwards or backwards."""
    runs: list[str] = []
    for each in marks:
        if runs and ((runs[-1][-1], each) in STEPS or runs[-1][-1] == each):
            runs[-1] += each
        else:
            runs.append(each)
    return [run for run in runs if len(run) < SHORTEST_RUN]


def _holds(typed: str, name: str) -> bool:
    """Whether a name, or a word of it, stands in what was typed, also where digits stand for its letters."""
    words = _words(typed)
    whole = "".join(words)
    parts = _words(name)
    longer = {part for part in [*parts, "".join(parts)] if len(part) >= WITHIN_A_WORD}
    by_itself = {part for part in parts if len(part) >= SHORTEST_NAME} - SMALL_WORDS
    return any(part in whole for part in longer) or not by_itself.isdisjoint(words)


def _words(text: str) -> list[str]:
    """Its words as they look: without accents and case, and with 0 for o, 4 for a, 3 for e."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    marks = "".join(each for each in plain if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    return re.findall(r"\w+", marks.translate(LOOKS_LIKE).replace("_", " "))
