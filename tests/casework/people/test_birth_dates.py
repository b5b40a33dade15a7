"""A date of birth is kept as far as it is known, never lies ahead, and is shown and read again in the same words."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.rules import RuleViolation
from casework.people.rules.birth_dates import BirthDate, BirthPrecision, birth_date_of, read_birth_date

TODAY = date(2026, 11, 29)
DAY, MONTH, YEAR = BirthPrecision.DAY, BirthPrecision.MONTH, BirthPrecision.YEAR


@pytest.mark.parametrize(
    ("written", "on", "precision"),
    [
        ("12/3/1985", date(1985, 3, 12), DAY),
        ("12 March 1985", date(1985, 3, 12), DAY),
        ("1985", date(1985, 1, 1), YEAR),
        ("c. 1985", date(1985, 1, 1), YEAR),
        ("about 1985", date(1985, 1, 1), YEAR),
        ("1985?", date(1985, 1, 1), YEAR),
        ("1985 (approx)", date(1985, 1, 1), YEAR),
        ("born 1985", date(1985, 1, 1), YEAR),
        ("Born in March 1985", date(1985, 3, 1), MONTH),
        ("March 1985", date(1985, 3, 1), MONTH),
        ("Mar 85", date(1985, 3, 1), MONTH),
        ("Sept 1985", date(1985, 9, 1), MONTH),
        ("03/1985", date(1985, 3, 1), MONTH),
        ("1985-03", date(1985, 3, 1), MONTH),
        ("12/03/45", date(1945, 3, 12), DAY),
        ("12/03/24", date(2024, 3, 12), DAY),
        ("12-Mar-45", date(1945, 3, 12), DAY),
        ("29/11/26", TODAY, DAY),
        ("30/11/26", date(1926, 11, 30), DAY),
        ("Dec 26", date(1926, 12, 1), MONTH),
        ("29/2/00", date(2000, 2, 29), DAY),
    ],
)
def test_birth_is_read_as_far_as_it_is_known_and_two_digits_never_lie_ahead(
    written: str, on: date, precision: BirthPrecision
) -> None:
    born = read_birth_date(written, TODAY)
    assert (born.on, born.precision) == (on, precision)
    assert read_birth_date(born.written, TODAY) == born


def test_year_that_has_not_come_is_refused_in_these_words() -> None:
    with pytest.raises(RuleViolation, match="This year has not come yet"):
        read_birth_date("2027", TODAY)


@pytest.mark.parametrize("written", ["2027", "Dec 2026", "30/11/2026", "13/1985", "1899", "85", "soon", "31/2/1985"])
def test_what_is_no_birth_yet_is_refused(written: str) -> None:
    with pytest.raises(RuleViolation):
        read_birth_date(written, TODAY)


@pytest.mark.parametrize(
    ("born", "words", "age"),
    [
        (BirthDate(date(1985, 3, 12)), "12 March 1985", "41 years old"),
        (BirthDate(date(1985, 3, 1), MONTH), "March 1985", "41 years old"),
        (BirthDate(date(1985, 11, 1), MONTH), "November 1985", "40 or 41 years old"),
        (BirthDate(date(1985, 1, 1), YEAR), "1985", "40 or 41 years old"),
        (BirthDate(date(2026, 1, 1), YEAR), "2026", "0 years old"),
    ],
)
def test_birth_is_said_as_far_as_it_is_known(born: BirthDate, words: str, age: str) -> None:
    assert (born.words, born.age_words(TODAY)) == (words, age)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (BirthDate(date(1985, 1, 1), YEAR), BirthDate(date(1985, 12, 31)), True),
        (BirthDate(date(1985, 1, 1), YEAR), BirthDate(date(1986, 1, 1)), False),
        (BirthDate(date(1985, 12, 1), MONTH), BirthDate(date(1985, 12, 31)), True),
        (BirthDate(date(1985, 3, 1), MONTH), BirthDate(date(1985, 4, 1), MONTH), False),
        (BirthDate(date(1985, 3, 12)), BirthDate(date(1985, 3, 12)), True),
    ],
)
def test_two_births_may_be_the_same(one: BirthDate, other: BirthDate, answer: bool) -> None:
    assert one.may_be(other) is other.may_be(one) is answer


@pytest.mark.parametrize(("on", "precision"), [(date(1985, 3, 12), MONTH), (date(1985, 3, 1), YEAR)])
def test_part_of_a_date_is_kept_as_its_first_day(on: date, precision: BirthPrecision) -> None:
    with pytest.raises(ValueError, match="first day"):
        BirthDate(on, precision)


def test_nothing_known_is_nothing() -> None:
    assert birth_date_of(None, "day") is None


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (BirthDate(date(1985, 3, 12)), None, True),
        (BirthDate(date(1985, 3, 12)), BirthDate(date(1985, 1, 1), YEAR), True),
        (BirthDate(date(1985, 1, 1), YEAR), BirthDate(date(1985, 3, 12)), False),
        (BirthDate(date(1986, 3, 12)), BirthDate(date(1985, 1, 1), YEAR), False),
        (BirthDate(date(1985, 3, 1), MONTH), BirthDate(date(1985, 3, 1), MONTH), False),
    ],
)
def test_more_of_the_same_birth_is_told_from_another_birth(
    one: BirthDate, other: BirthDate | None, answer: bool
) -> None:
    assert one.says_more_than(other) is answer
