"""A date of birth comes in as far as the sheet knows it, and more of it fills in what the record has."""

from __future__ import annotations

from datetime import date

import pytest

from casework.people.models.victim_perpetrator import Perpetrator, Victim
from tests.orders.brought import CASES, PEOPLE, a_case, book_of, fates, make_desk, reasons

pytestmark = pytest.mark.django_db


def test_year_of_birth_is_kept_as_a_year_and_a_whole_date_of_it_fills_it_in() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1", dob="1985"), a_case("A/2", "Ada", dob="March 1985")])))
    found = Victim.objects.order_by("pk").values_list("born_on", "born_precision")
    assert list(found) == [(date(1985, 1, 1), "year"), (date(1985, 3, 1), "month")]
    rows = [["A/1", "Client", "", "12/5/1985", "", "", ""], ["A/2", "Client", "", "12/5/1985", "", "", ""]]
    row = desk.try_out(book_of(People=[*PEOPLE, *rows]))
    assert fates(row) == [(2, "made"), (3, "refused")]
    assert "another date of birth" in reasons(row)[3]
    desk.load(desk.try_out(book_of(People=[*PEOPLE, rows[0]])))
    victim = Victim.objects.order_by("pk")[0]
    assert (victim.born_on, victim.born_precision) == (date(1985, 5, 12), "day")


def test_two_digits_of_a_perpetrators_birth_never_lie_ahead() -> None:
    desk = make_desk()
    person = ["A/1", "Suspect", "", "12/03/45", "", "", ""]
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1")], People=[*PEOPLE, person])))
    assert Perpetrator.objects.get().born_on == date(1945, 3, 12)
