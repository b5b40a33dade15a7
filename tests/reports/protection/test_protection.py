"""Who is protected and when, whom nothing protects (F-60), and the register of all other protection (F-61)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day, midnight
from casework.other_people.models import OtherPerson
from orders.applications.models.application import Application, ApplicationStatus
from orders.conditions.models.kept import ProtectedPerson
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from reports.order_figures.queries import FiguresPeriod, order_figures
from reports.protection.queries.protection import protection_today, strips_of
from reports.protection.queries.unprotected import unprotected, unprotected_total
from tests.factories import (
    make_application,
    make_breach,
    make_case,
    make_order,
    make_protection,
    make_team,
    make_user,
)
from tests.orders.acting import fetch, queries, signed_in, words

pytestmark = pytest.mark.django_db
DAY: Final = timedelta(days=1)


@pytest.fixture
def case() -> Case:
    team = make_team()
    worker = make_user(teams=[team])
    return make_case(team=team, caseworker=worker)


@pytest.fixture
def worker(case: Case) -> User:
    assert case.caseworker is not None
    return case.caseworker


@pytest.fixture
def supervisor(case: Case) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[case.team])


def bail(case: Case, **days: Any) -> OtherProtection:
    today = local_day(timezone.now())
    return make_protection(case=case, **{"from_day": today, "last_day": today, **days})


def is_listed(user: User) -> bool:
    return bool(unprotected(user, timezone.now()).rows)


# --- The live list (F-60) -----------------------------------------------------------------------------------


def test_f60_a_client_without_protection_appears_bail_removes_her_and_its_end_puts_her_back(
    case: Case, worker: User, supervisor: User
) -> None:
    assert is_listed(worker)
    assert is_listed(supervisor)
    row = bail(case)
    assert not is_listed(worker)
    assert not is_listed(supervisor)
    row.from_day = row.last_day = local_day(timezone.now()) - DAY
    row.save()
    [found] = unprotected(supervisor, timezone.now()).rows
    assert found.since == local_day(timezone.now())
    assert unprotected_total(supervisor, timezone.now()) == 1


def test_f60_the_last_day_counts_to_its_end_by_london_clocks(case: Case, worker: User) -> None:
    last = local_day(timezone.now()) + 3 * DAY
    bail(case, last_day=last)
    before, after = midnight(last + DAY) - timedelta(seconds=1), midnight(last + DAY)
    assert not unprotected(worker, before).rows
    assert unprotected(worker, after).rows


@pytest.mark.parametrize(
    ("fields", "protects"),
    [
        ({"kind": "in_custody", "last_day": None}, True),
        ({"kind": "protected_in_scotland"}, True),
        ({"kind": "non_contact_letter"}, False),
        ({"kind": "exclusion_order_from_a_file"}, True),
    ],
)
def test_f60_custody_counts_and_a_letter_does_not(
    case: Case,
    worker: User,
    fields: dict[str, Any],
    protects: bool,
) -> None:
    bail(case, **fields)
    assert is_listed(worker) is not protects


def test_an_order_protects_until_the_court_ends_it(case: Case, worker: User) -> None:
    order = make_order(case=case)
    assert not is_listed(worker)
    Order.objects.filter(pk=order.pk).update(ended_at=timezone.now())
    assert is_listed(worker)


def test_an_order_that_names_only_somebody_else_does_not_protect_the_client(case: Case, worker: User) -> None:
    order = make_order(case=case)
    mother = OtherPerson.objects.create(
        case=case, organisation=case.organisation, name="Invented Mother", relation="family"
    )
    of = {"case": case, "organisation": case.organisation, "order": order}
    ProtectedPerson.objects.create(**of, person=mother)
    assert is_listed(worker)
    client, other = strips_of(case, worker, timezone.now())
    assert client.summary == "Nothing protects today. Full order O1: protects only others."
    assert (other.who, other.name) == ("Other family", "Invented Mother")
    assert [each.key for each in other.shields] == ["O1"]
    ProtectedPerson.objects.create(**of)
    assert not is_listed(worker)


def test_closed_cases_and_those_of_others_are_not_listed(case: Case, supervisor: User) -> None:
    assert not is_listed(make_user(teams=[case.team]))
    assert not is_listed(make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=case.organisation)]))
    Case.objects.filter(pk=case.pk).update(closed_at=timezone.now())
    assert not is_listed(supervisor)


def test_f60_the_page_says_since_when_and_what_was_asked_for(case: Case, supervisor: User) -> None:
    make_application(case=case, status=ApplicationStatus.LODGED)
    shown = words(fetch(supervisor, "nothing_protects"))
    assert case.reference in shown
    assert "Never had any" in shown
    assert "lodged with the court" in shown
    assert "Nothing protects 1 client" in words(fetch(supervisor, "delays"))


def test_lists_ask_as_often_for_one_row_as_for_thirty(case: Case, supervisor: User) -> None:
    pages = [reverse(name) for name in ("nothing_protects", "protection_list", "orders_in_figures")]
    counted = []
    for number in (1, 29):
        for _ in range(number):
            other = make_case(team=case.team, caseworker=case.caseworker)
            make_application(case=other)
            yesterday = local_day(timezone.now()) - DAY
            make_protection(case=other, from_day=yesterday, last_day=yesterday)
            order = make_order(case=other)
            Order.objects.filter(pk=order.pk).update(ended_at=timezone.now())
            make_breach(order=order)
        counted.append([queries(supervisor, page) for page in pages])
    assert counted[0] == counted[1]


# --- The register (F-61) ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "labels"),
    [("", "P1 P2 P3 P4"), ("in_force", "P1 P2"), ("ending", "P2"), ("ended", "P3"), ("nonsense", "P1 P2 P3 P4")],
)
def test_f61_the_register_is_chosen_by_how_it_stands(case: Case, worker: User, state: str, labels: str) -> None:
    today = local_day(timezone.now())
    bail(case, last_day=None)
    bail(case, last_day=today + 28 * DAY)
    bail(case, from_day=today - 9 * DAY, last_day=today - DAY)
    bail(case, from_day=today + DAY, last_day=today + 90 * DAY, kind="injunction")
    shown = words(fetch(worker, "protection_list") if not state else _register(worker, state))
    for label in ("P1", "P2", "P3", "P4"):
        assert (f'{label}<span class="govuk-visually-hidden"> of {case.reference}' in shown) is (label in labels)


def _register(user: User, state: str) -> Any:
    return signed_in(user).get(reverse("protection_list") + f"?state={state}")


# --- The strip ----------------------------------------------------------------------------------------------


def test_the_strip_stands_on_the_case_with_a_table(case: Case, worker: User) -> None:
    today = local_day(timezone.now())
    bail(case, from_day=today - 3 * DAY, last_day=today + 4 * DAY)
    page = fetch(worker, "case_orders", case)
    shown = words(page)
    assert "Bail conditions P1 ends in <strong>4 days</strong>" in shown
    assert "Nothing follows it." in shown
    assert "The same as a table" in shown
    assert 'role="img"' in page.content.decode()
    assert "style=" not in page.content.decode()
    assert "Protected today." in words(fetch(worker, "case_detail", case))


def test_an_unserved_order_is_said_to_be_hard_to_enforce(case: Case, worker: User) -> None:
    order = make_order(case=case)
    assert "not served" not in protection_today(case, worker, timezone.now()).words
    Order.objects.filter(pk=order.pk).update(served_at=None)
    found = protection_today(case, worker, timezone.now()).words
    assert "made, not served. Hard to enforce until it has been served." in found
    assert "Protected" not in found


@pytest.mark.parametrize("role", [Role.SERVICE_MANAGER, Role.AUDITOR])
def test_orders_in_figures_are_seen_of_the_whole_service_by_those_who_see_no_case(case: Case, role: Role) -> None:
    application = make_application(case=case, status="granted", determined_at=timezone.now())
    make_breach(order=make_order(application=application))
    make_order()
    reader = make_user(role=role, organisation=case.organisation)
    shown = words(fetch(reader, "orders_in_figures"))
    assert "All cases of your service, open and closed, as numbers only." in shown
    assert "1 : 0" in shown and "100% (1 of 1)" in shown
    assert case.reference not in shown
    assert ">Figures</a>" in fetch(reader, "orders_in_figures").content.decode()


def test_interim_and_full_orders_are_counted_apart_and_a_refusal_under_appeal_once(
    case: Case, supervisor: User
) -> None:
    granted = make_application(case=case, status="granted", determined_at=timezone.now())
    interim = make_order(application=granted, kind="interim", label="O1", last_day=local_day(timezone.now()) + DAY)
    make_order(application=granted, kind="full", label="O2")
    make_breach(order=interim)
    make_application(case=case, status="appealed", determined_at=timezone.now(), reason_code="identity_unproven")
    found = order_figures(supervisor, FiguresPeriod())
    assert (found.total.interim.words, found.total.full.words) == ("100% (1 of 1)", "0% (0 of 1)")
    assert (found.total.decided.refused, found.total.decided.pending, found.refused) == (0, 1, [])
    Application.objects.filter(status="appealed").update(status="appeal_dismissed")
    found = order_figures(supervisor, FiguresPeriod())
    assert (found.total.decided.refused, found.total.decided.pending) == (1, 0)
    assert found.refused == [("Identity not proven", 1)]


def test_orders_in_figures_counts_the_teams_only(case: Case, supervisor: User) -> None:
    order = make_order(application=make_application(case=case, status="granted", determined_at=timezone.now()))
    for _ in range(3):
        make_breach(order=order)
    make_order()
    shown = words(fetch(supervisor, "orders_in_figures"))
    assert "1 : 0" in shown
    assert "100% (1 of 1)" in shown
    assert "as at" in shown
