"""Whether a typed reason says something: words of any language, not keys pressed at random."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from accounts.rules import RuleViolation

SENTENCE: Final = "Say in a few words why. It stays in the record, with your name."
FEWEST_LETTERS: Final = 8
FEWEST_DIFFERENT: Final = 4
FEWEST_WORDS: Final = 2
SHORTEST_WORD: Final = 2
SHORTEST_RUN: Final = 4
"""From this length on neighbouring keys, or one or two letters in turn, are no word."""
KEYBOARDS: Final = (
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm"),
    *("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщ"),
)
RUNS: Final = (*KEYBOARDS, *(row[::-1] for row in KEYBOARDS))
SAY_NOTHING: Final = frozenset(
    {
        *("test", "testing", "tests", "none", "nothing", "na", "nil", "null", "reason", "reasons", "because", "asap"),
        *("blah", "bla", "lorem", "ipsum", "dolor", "foo", "bar", "baz", "xyz", "etc", "just", "dont", "know"),
    }
)
UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts of which one letter says what two or three of ours do, mostly written without a space between words."""
APOSTROPHES: Final = "'’ʼ"


def check_reason(text: str, *, field: str = "reason", hint: str = "", sentence: str = SENTENCE) -> str:
    """Give the reason back without the space around it, or ask for one; the form's own `hint` is none."""
    if not says_something(text, hint=hint):
        raise RuleViolation(sentence, field=field)
    return text.strip()


def says_something(text: str, *, hint: str = "") -> bool:
    """Whether there are two different words of some length in it, or a few signs of a script without spaces."""
    words = tuple(words_of(text))
    telling = {each for each in words if not _is_empty(each)}
    letters = [letter for word in telling for letter in word if letter not in APOSTROPHES]
    weight = sum(2 if _is_unspaced(letter) else 1 for letter in letters)
    if weight < FEWEST_LETTERS or len(set(letters)) < FEWEST_DIFFERENT:
        return False
    is_spaced = not any(_is_unspaced(letter) for letter in letters)
    long_enough = [each for each in telling if len(each) >= SHORTEST_WORD]
    return not (is_spaced and len(long_enough) < FEWEST_WORDS) and not _is_in(words, tuple(words_of(hint)))


def words_of(text: str) -> Iterator[str]:
    """The words of a text as they compare: letters with their marks, without case, width, digits and what is unseen."""
    for is_word, signs in groupby(_plain(text), _belongs_to_a_word):
        if is_word and (word := "".join(signs).strip(APOSTROPHES)):
            yield word


def _plain(text: str) -> str:
    seen = (each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) != "Cf")
    return "".join(seen).casefold()


def _belongs_to_a_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM" or sign in APOSTROPHES


def _is_empty(word: str) -> bool:
    """Whether a word tells nothing: filling, neighbouring keys, one or two letters again and again."""
    if word in SAY_NOTHING:
        return True
    if len(word) < SHORTEST_RUN or any(_is_unspaced(letter) for letter in word):
        return len(set(word)) == 1 and not _is_unspaced(word[0])
    return len(set(word)) <= 2 or any(word in run for run in RUNS)


def _is_unspaced(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(UNSPACED)


def _is_in(words: tuple[str, ...], hint: tuple[str, ...]) -> bool:
    """Whether the words stand in the hint, one after the other."""
    places = range(len(hint) - len(words) + 1)
    return bool(words) and any(hint[place : place + len(words)] == words for place in places)
