"""Holds the lexemes that the database writes to those that a search asks for, word for word."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from django.db import connection

from casework.people.rules.name_keys import NICKNAMES, name_words, sound

pytestmark = pytest.mark.django_db
NAMES = (
    *("Sarah O’Brien-Smith", "d'Arcy", "Müller", "MÜLLER", "мüller", "Straße", "Żółć Łódź"),
    *("Þórdís Æsa", "İstanbul ılık"),
    *("Ngọc Nguyễn", "José\u0301 María", "Ōkubo", "नीलम शर्मा", "محمد علي", "李 小龍", "Ａｌｂａ"),
    *("ﬁona", "Ǆura", "ŉew"),
    *("Kathryn Knight", "Wright", "Phoebe Vaughan", "Schwarz Shah", "Xanthe Zack", "Cecily George", "Quinn Thackeray"),
    *("a b c d e f g h i j k l m n", "x" * 150, "Name-with_underscore 12", "\u202eright\u202c"),
    *("", "   ", "🦔", "Σίσυφος"),
    *("Dvořák", "Bjørn Åse", "Œuvre", "Ŋan", "Ħaż", "Mc Donald", "McDonald", "O\u2018Neil", "Zoë-Mae"),
    *("Anne‑Marie", "Bo\u00adris"),
)


def asked(sql: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", values)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("name", NAMES, ids=map(str, range(len(NAMES))))
def test_database_takes_a_name_apart_as_the_rule_does(name: str) -> None:
    assert tuple(asked("search_words(%s)", name)) == name_words(name)


def test_database_hears_every_word_as_the_rule_does() -> None:
    words = sorted({*NICKNAMES, *(word for name in NAMES for word in name_words(name))})
    heard = asked("array(select search_sound(w) from unnest(%s::text[]) with ordinality o(w, n) order by n)", words)
    assert heard == [sound(word) for word in words]


def test_no_letter_or_digit_of_any_script_is_taken_differently() -> None:
    """Signs for fractions and the like are no part of a name, and PostgreSQL counts them otherwise than Python."""
    every = map(chr, range(32, 0x3000))
    letters = [each for each in every if unicodedata.category(each)[0] == "L" or each.isdecimal()]
    taken = asked(
        "array(SELECT array_to_string(search_words(w), ' ')"
        " FROM unnest(%s::text[]) WITH ORDINALITY o(w, n) ORDER BY n)",
        letters,
    )
    pairs = zip(letters, taken, strict=True)
    assert {each: got for each, got in pairs if tuple(got.split()) != name_words(each)} == {}
