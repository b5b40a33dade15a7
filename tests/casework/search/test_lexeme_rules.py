"""What the words of a search box are taken to mean."""

from __future__ import annotations

import pytest

from casework.search.rules.kinds import KIND_WORDS, why_words
from casework.search.rules.lexemes import LONGEST_QUERY, MatchKind, sought_terms

EXACT, BEGINS, TOGETHER, ALIKE, IN_TEXT = MatchKind


@pytest.mark.parametrize(
    ("typed", "kind", "lexeme"),
    [
        ("Müller", EXACT, "'n:muller'"),
        ("O'Brien", EXACT, "'n:obrien'"),
        ("O Brien", EXACT, "'n:obrien'"),
        ("Mrs Quince", EXACT, "'n:quince'"),
        ("Mrs", EXACT, "'n:mrs'"),
        ("hw jek2", EXACT, "'r:hwjek2'"),
        ("HB-0012", EXACT, "'k:hb-12'"),
        ("07700 900123", EXACT, "'p:+447700900123'"),
        ("A@Example.org", EXACT, "'e:a@example.org'"),
        ("@Dark_Heron", EXACT, "'a:dark_heron'"),
        ("ab12 cde", EXACT, "'v:AB12CDE'"),
        ("hw jek2", BEGINS, "'r:hwjek2':*"),
        ("07700 9001", BEGINS, "'p:+4477009001':*"),
        ("900123", BEGINS, "'q:321009':*"),
        ("Kate", BEGINS, "'n:catherine'"),
        ("sa", BEGINS, "'n:sa':*"),
        ("Stephen", ALIKE, "'~:stfn'"),
        ("Quince", ALIKE, "'d:quince'"),
        ("Quince", ALIKE, "'n:quine'"),
        ("STO", IN_TEXT, "(sto | spo)"),
        ("lanterns", IN_TEXT, "lanterns:*"),
    ],
    ids=lambda value: value.name if isinstance(value, MatchKind) else str(value),
)
def test_lexemes_that_are_looked_for(typed: str, kind: MatchKind, lexeme: str) -> None:
    assert lexeme in " ".join(sought_terms(typed)[kind])


@pytest.mark.parametrize(
    ("typed", "kind", "lexeme"),
    [
        ("Mrs Quince", EXACT, "'n:mrs'"),
        ("s", BEGINS, "'n:s':*"),
        ("Jo", ALIKE, "'~:"),
        ("Ada", ALIKE, "'d:ada'"),
        ("TPIM", IN_TEXT, "spo"),
        ("07700 900123 old", BEGINS, "'q:"),
    ],
    ids=lambda value: value.name if isinstance(value, MatchKind) else str(value),
)
def test_lexemes_that_would_find_too_much_are_left_out(typed: str, kind: MatchKind, lexeme: str) -> None:
    assert lexeme not in " ".join(sought_terms(typed).get(kind, ()))


@pytest.mark.parametrize("typed", ["", "  ", "🦔", "'", "\\", "%", "&|!:*()"], ids=str)
def test_text_without_letters_and_digits_looks_for_no_name_and_no_number(typed: str) -> None:
    assert "'n:" not in str(sought_terms(typed))
    assert "'r:" not in str(sought_terms(typed))


def test_quotes_and_backslashes_stay_inside_their_lexeme() -> None:
    assert "'a:\\\\x'':*|y'" in " ".join(sought_terms("\\x':*|y")[EXACT])


def test_words_are_sought_together_where_there_are_several_and_not_too_many() -> None:
    assert len(sought_terms("Alba Thrale")[TOGETHER]) == 2
    assert TOGETHER not in sought_terms("Alba")
    assert TOGETHER not in sought_terms("a b c d e f")


def test_what_is_longer_than_the_box_is_cut() -> None:
    assert sought_terms("x" * 900) == sought_terms("x" * LONGEST_QUERY)


@pytest.mark.parametrize(
    ("kind", "match", "shown", "words"),
    [
        ("former_client", EXACT, "Quince", "Former name of the client: Quince"),
        ("perpetrator_phone", BEGINS, "", "Phone of the perpetrator (in part, or a short form)"),
        ("perpetrator", ALIKE, "Corin", "Name of the perpetrator: Corin (sounds or is spelled alike)"),
        ("note", IN_TEXT, "", "Words in a note"),
        ("child", TOGETHER, "Ada", "Child: Ada"),
        ("of a later release", EXACT, "", "Something in the case"),
    ],
    ids=lambda value: value.name if isinstance(value, MatchKind) else str(value),
)
def test_hit_says_why_it_is_one(kind: str, match: MatchKind, shown: str, words: str) -> None:
    assert why_words(kind, match, shown) == words


def test_nothing_about_the_safe_address_is_a_kind() -> None:
    assert [kind for kind, words in KIND_WORDS.items() if "safe" in words or "school" in words] == []
