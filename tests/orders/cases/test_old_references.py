"""A case is found by the reference it had before Hawthorn, however it is typed, wherever a case is looked for."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.cases.models.case import Case
from casework.cases.rules import own_reference, reference_key
from orders.cases.forms.opening import CaseForm
from orders.cases.services.opening import NewCase, open_case
from record.authors import Author
from tests.factories import make_force, make_team, make_user
from tests.orders.brought import CASES, a_case, book_of, make_desk


@pytest.mark.parametrize(
    "typed",
    ["HB-0012", "hb-0012", "HB 12", "hb0012", "HB\u20110012", "ＨＢ-12", "HB/00012", "hb_12"],
)
def test_reference_is_one_however_it_is_typed(typed: str) -> None:
    assert reference_key(typed) == "hb-12"


@pytest.mark.parametrize(
    ("one", "other"),
    [("HB-1-2", "HB-12"), ("2026/014", "202/6014"), ("A1B", "AB1"), ("HB-12", "HB-120")],
)
def test_references_that_are_two_stay_two(one: str, other: str) -> None:
    assert reference_key(one) != reference_key(other)


@pytest.mark.parametrize(("typed", "key"), [("", ""), ("--", ""), ("000", "0"), ("éa-07", "éa-7"), ("७", "७")])
def test_odd_references_have_keys(typed: str, key: str) -> None:
    assert reference_key(typed) == key


@pytest.mark.parametrize(
    ("typed", "own"),
    [("hw 7k3q9xmd", "HW-7K3Q-9XMD"), ("HW-7", ""), ("XX7K3Q9XMD", "")],
)
def test_own_reference_is_known_however_it_is_typed(typed: str, own: str) -> None:
    assert own_reference(typed) == own


def _brought() -> tuple[Client, Case]:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("HB-0012"), a_case("HB-120", "Other")])))
    client = Client()
    client.force_login(desk.by, backend="django.contrib.auth.backends.ModelBackend")
    return client, Case.objects.get(imported_as="HB-0012")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["HB-0012", "hb12", "hb 0012", "HB–0012", "0012"])
def test_case_is_found_by_its_old_reference_in_every_search(typed: str) -> None:
    client, case = _brought()
    for name in ("case_list", "incident_start"):
        page = client.post(reverse(name), {"words": typed}, follow=True).content.decode()
        assert case.reference in page and "HB-0012" in page, name
    page = client.post(
        reverse("case_list"), {"words": case.reference.replace("-", "").lower()}, follow=True
    ).content.decode()
    assert case.reference in page
    assert "No case found" in client.post(reverse("case_list"), {"words": "HB-0013"}, follow=True).content.decode()


@pytest.mark.django_db
def test_pages_of_a_case_say_what_it_was_called() -> None:
    client, case = _brought()
    page = client.get(reverse("case_detail", args=[case.public_id])).content.decode()
    assert "Was HB-0012" in page


@pytest.mark.django_db
def test_old_reference_is_met_by_the_check_before_opening() -> None:
    _, case = _brought()
    by = case.team.members.get()
    typed = {"first_name": "Quite", "last_name": "Different", "old_reference": "hb 12"}
    form = CaseForm(typed, by=by, now=timezone.now())
    assert not form.is_valid()
    assert "same reference in an old list" in str(form["client_is"])


@pytest.mark.django_db
def test_second_case_of_one_old_reference_keeps_it_and_is_found() -> None:
    team = make_team()
    by = make_user(teams=[team])
    author = Author(by, timezone.now())
    for _ in range(3):
        new = NewCase(
            team=team,
            caseworker=by,
            first_name="Alba",
            relationship="neighbour",
            victim_force=make_force("sussex"),
            risk="high",
            opened_at=author.now,
            imported_as="HB-0012",
        )
        open_case(new, author)
    found = Case.objects.visible_to(by).imported_under(["hb12"])
    assert [each.old_reference for each in found] == ["HB-0012"] * 3


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["case_list", "incident_start"])
def test_case_that_is_meant_stands_before_those_whose_reference_only_holds_the_words(name: str) -> None:
    desk = make_desk()
    rows = [a_case("HB-1", "Ada", risk="Low"), *(a_case(f"HB-1{each}", f"Bea{each}") for each in range(3))]
    desk.load(desk.try_out(book_of(Cases=[*CASES, *rows])))
    client = Client()
    client.force_login(desk.by, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post(reverse(name), {"words": "hb 1"}, follow=True).content.decode()
    meant, *others = (Case.objects.get(imported_as=each).reference for each in ("HB-1", "HB-10", "HB-11", "HB-12"))
    assert all(page.index(meant) < page.index(other) for other in others)
