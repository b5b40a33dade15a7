"""Truth tables of names, numbers and addresses that are one, and of who is likely to be whom."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.rules import RuleViolation
from casework.codes.rules.codes import RELATIONSHIPS
from casework.codes.rules.relationships import RelationshipGroup, relationship_group
from casework.form_fields.rules.reason_quality import check_reason
from casework.people.rules.address_keys import holds_address, same_address
from casework.people.rules.birth_dates import BirthDate
from casework.people.rules.matching import IdentifyingDetails, likeness
from casework.people.rules.name_keys import name_keys, name_words, sound
from casework.people.rules.number_keys import account_key, email_key, phone_key, registration_key
from casework.people.rules.traits import trait_key


@pytest.mark.parametrize(
    "written", ["07700 900123", "+447700900123", "00447700900123", "+44 (0)7700 900123", "\u202d07700-900.123"]
)
def test_phone_number_has_one_form(written: str) -> None:
    assert phone_key(written) == "+447700900123"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("999", "public line"),
        ("112", "public line"),
        ("1 0 1", "public line"),
        ("116 123", "public line"),
        ("0800 FLOWERS", "no letters"),
        ("07700 900123 ask for Jo", "no letters"),
        ("12", "too short"),
        ("07700 900123 07700", "too long"),
        ("07700 900123 07700 900124", "not a phone number"),
        ("+", "not a phone number"),
        ("z" + "\u0301" * 10_000, "no letters"),
    ],
)
def test_phone_number_that_is_none_is_refused_in_words(written: str, words: str) -> None:
    with pytest.raises(RuleViolation, match=words):
        phone_key(written)


def test_other_keys_have_one_form() -> None:
    assert email_key(" Corin@Example.ORG ") == "corin@example.org"
    assert account_key("https://www.example.com/Corin.T/?x=1") == account_key("@corin.t") == "corin.t"
    assert registration_key("ab12 cde") == registration_key("AB12CDE") == "AB12CDE"
    assert trait_key("alias", "Thé  HERON") == "the heron"


@pytest.mark.parametrize(
    ("kind", "value"),
    [("email", "corin at example"), ("account", "@"), ("vehicle", "?"), ("alias", "--"), ("phone", "x")],
)
def test_trait_without_a_key_is_refused_beside_its_field(kind: str, value: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        trait_key(kind, value)
    assert refusal.value.field == "value"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MULLER"),
        ("O'Brien-Smith", "obrien smith"),
        ("Аlbа Quince", "Alba Quince"),  # the first has two Cyrillic letters
        ("Alba\u202e Quince", "alba quince"),
        ("Ａｌｂａ", "alba"),
        ("Al\u200bba", "Alba"),
        ("z" + "\u0301" * 10_000, "z"),
        ("Łukasz", "lukasz"),
        ("नीलम", "नीलम"),
    ],
)
def test_names_that_look_alike_give_the_same_words(one: str, other: str) -> None:
    assert name_words(one) == name_words(other) != ()


@pytest.mark.parametrize(
    ("one", "other"), [("catherine", "kathryn"), ("stephen", "steven"), ("sean", "shaun"), ("geoffrey", "jeffrey")]
)
def test_names_that_sound_alike_share_a_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert set(name_keys(one)) & set(name_keys(other))


CORIN = IdentifyingDetails(names=("Corin Thrale",))


@pytest.mark.parametrize(
    ("sought", "known", "shown", "reasons"),
    [
        (CORIN, IdentifyingDetails(names=("Corin Thrale",)), True, ("same name",)),
        (CORIN, IdentifyingDetails(names=("THRALE, Corin",)), True, ("same name in another order",)),
        (
            IdentifyingDetails(names=("Bob Marsh",)),
            IdentifyingDetails(names=("Robert Marsh",)),
            True,
            ("name with a short form",),
        ),
        (
            IdentifyingDetails(names=("Stephen Smith",)),
            IdentifyingDetails(names=("Steven Smyth",)),
            True,
            ("name sounds alike",),
        ),
        (
            IdentifyingDetails(names=("Corin Thrale",)),
            IdentifyingDetails(names=("Corin James Thrale",)),
            True,
            ("same name, with another word",),
        ),
        (CORIN, IdentifyingDetails(names=("Corin Marsh",)), False, ()),
        (CORIN, IdentifyingDetails(names=("Wystan Thrale",)), False, ("same last name",)),
        (
            IdentifyingDetails(names=("Alba",)),
            IdentifyingDetails(names=("Alba Quince",)),
            False,
            ("one name is the same",),
        ),
        (
            IdentifyingDetails(names=("Alba",)),
            IdentifyingDetails(names=("Alba",)),
            False,
            ("same name, of which only one part is known",),
        ),
        (
            IdentifyingDetails(names=("Alba",), born=BirthDate(date(1990, 3, 4))),
            IdentifyingDetails(names=("Alba Quince",), born=BirthDate(date(1990, 3, 4))),
            True,
            ("one name is the same", "same date of birth"),
        ),
        (
            IdentifyingDetails(born=BirthDate(date(1990, 3, 4))),
            IdentifyingDetails(born=BirthDate(date(1990, 4, 3))),
            False,
            ("date of birth with day and month exchanged",),
        ),
        (
            IdentifyingDetails(names=("Spider",)),
            IdentifyingDetails(names=("Corin Thrale",), aliases=("Spider",)),
            True,
            ("same other name",),
        ),
        (
            IdentifyingDetails(phones=frozenset({"+447700900123"})),
            IdentifyingDetails(phones=frozenset({"+447700900123"})),
            True,
            ("same phone",),
        ),
        (
            IdentifyingDetails(emails=frozenset({"a@b.uk"})),
            IdentifyingDetails(emails=frozenset({"a@b.uk"})),
            True,
            ("same e-mail",),
        ),
        (
            IdentifyingDetails(vehicles=frozenset({"AB12CDE"})),
            IdentifyingDetails(vehicles=frozenset({"AB12CDE"})),
            True,
            ("same vehicle",),
        ),
        (
            IdentifyingDetails(accounts=frozenset({"corin.t"})),
            IdentifyingDetails(accounts=frozenset({"corin.t"})),
            True,
            ("same account",),
        ),
        (
            IdentifyingDetails(names=("Jørgen Bråten",)),
            IdentifyingDetails(names=("Jorgen Braten",)),
            True,
            ("same name",),
        ),
        (IdentifyingDetails(), IdentifyingDetails(), False, ()),
        (IdentifyingDetails(names=("-",)), IdentifyingDetails(names=("-",)), False, ()),
    ],
)
def test_likeness_is_said_with_its_reasons(
    sought: IdentifyingDetails, known: IdentifyingDetails, shown: bool, reasons: tuple[str, ...]
) -> None:
    for found in (likeness(sought, known), likeness(known, sought)):
        assert found.is_worth_showing is shown, found
        assert len(found.reasons) == len(reasons)
        for said, expected in zip(found.reasons, reasons, strict=True):
            assert expected in said


WHOLE = "Flat 3, 12 Elm Road\nHove\nBN3 4QR"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (WHOLE, "flat 3 12 elm rd hove bn34qr", True),
        (WHOLE, "12 Elm Rd", True),
        (WHOLE, "BN3 4QR", True),
        (WHOLE, "12 Elm Road, BN3 4QS", False),
        (WHOLE, "14 Oak Street", False),
        (WHOLE, "15 Elm Road, BN3 4QR", False),
        (WHOLE, "Hove", False),
        ("Rose Cottage, Mill Lane", "rose cottage mill ln", True),
    ],
)
def test_addresses_are_one_whichever_way_they_are_written(one: str, other: str, same: bool) -> None:
    assert same_address(one, other) is same
    assert same_address(other, one) is same


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("She moved to 12 Elm Road last week.", True),
        ("He asked who lives at bn3 4qr", True),
        ("12 ELM RD!", True),
        ("He drove along Elm Road.", False),
        ("He rang 12 times from the elm.", False),
        ("", False),
        ("x" * 20_000, False),
    ],
)
def test_text_that_gives_an_address_away_is_known(text: str, holds: bool) -> None:
    assert holds_address(text, WHOLE) is holds


@pytest.mark.parametrize("text", ["", "   ", "aaaaaaaaaaaaaaaaaaaa", "asap", "abababababab"])
def test_reason_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RuleViolation, match="why"):
        check_reason(text)


def test_every_relationship_has_a_group() -> None:
    groups = {code: relationship_group(code) for code in RELATIONSHIPS}
    assert [code for code, group in groups.items() if group is RelationshipGroup.INTIMATE] == [
        "current_partner",
        "ex_partner",
    ]
    assert [code for code, group in groups.items() if group is RelationshipGroup.STRANGER] == [
        "stranger",
        "public_figure_fan",
    ]
    assert [code for code, group in groups.items() if group is RelationshipGroup.UNKNOWN] == ["unknown"]
    assert relationship_group("never heard of") is RelationshipGroup.UNKNOWN
