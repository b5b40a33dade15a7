"""Leave: which can be planned, and that the cover sees the cases on its days, and on no other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, Team, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.leave.models import Leave
from casework.leave.queries import covering_today, work_owners
from casework.leave.rules import LONGEST, DaysAway, PersonAtWork, check_cover, check_days_away, check_person
from casework.leave.services import NewLeave, call_off, plan_leave
from tests.factories import make_case, make_team, make_user

DAY = date(2026, 3, 3)
DAYS = DaysAway(DAY, DAY + timedelta(days=4))
DURING = DaysAway(DAY + timedelta(days=4), DAY + timedelta(days=9))
AFTER = DaysAway(DAY + timedelta(days=5), DAY + timedelta(days=9))


def at_work(number: int, **facts: Any) -> PersonAtWork:
    return PersonAtWork(**{"number": number, "role": "caseworker", "teams": frozenset({1}), **facts})


def refused(check: Any, *given: Any) -> str:
    """The field of the refusal; empty if there is none."""
    try:
        check(*given)
    except RuleViolation as refusal:
        return refusal.field or "whole"
    return ""


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(0, 0, ""), (-3, 0, ""), (5, 9, ""), (5, 4, "last_day"), (-3, -1, "last_day"), (0, LONGEST.days + 1, "last_day")],
)
def test_days_of_a_leave_are_to_come_in_order_and_not_for_ever(first: int, last: int, field: str) -> None:
    days = DaysAway(DAY + timedelta(days=first), DAY + timedelta(days=last))
    assert refused(check_days_away, days, DAY) == field


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, ""),
        ({"role": "supervisor"}, ""),
        ({"role": "auditor"}, "person"),
        ({"away": [DURING]}, "first_day"),
        ({"away": [AFTER]}, ""),
        ({"covers": [DURING]}, "person"),
        ({"covers": [AFTER]}, ""),
    ],
)
def test_who_can_be_away(facts: dict[str, Any], field: str) -> None:
    assert refused(check_person, at_work(1, **facts), DAYS) == field


@pytest.mark.parametrize(
    ("person", "cover", "field"),
    [
        ({}, {}, ""),
        ({}, {"number": 1}, "cover"),
        ({}, {"role": "supervisor"}, "cover"),
        ({}, {"can_sign_in": False}, "cover"),
        ({}, {"teams": frozenset({2})}, "cover"),
        ({"teams": frozenset({1, 2}), "with_cases": frozenset({1, 2})}, {}, "cover"),
        ({"teams": frozenset({1, 2}), "with_cases": frozenset({1})}, {}, ""),
        ({"teams": frozenset({1, 2})}, {}, ""),
        ({}, {"away": [DURING]}, "cover"),
        ({}, {"away": [AFTER]}, ""),
    ],
)
def test_who_can_cover(person: dict[str, Any], cover: dict[str, Any], field: str) -> None:
    assert refused(check_cover, at_work(1, **person), at_work(**{"number": 2, **cover}), DAYS) == field


# --- Planned, and what it opens -----------------------------------------------------------------------------


@pytest.fixture
def team(db: None) -> Team:
    return make_team()


@pytest.fixture
def manager(team: Team) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)


def plan(person: User, cover: User, by: User, first: int = 0, last: int = 4) -> Leave:
    today = local_day(timezone.now())
    days = {"first_day": today + timedelta(days=first), "last_day": today + timedelta(days=last)}
    return plan_leave(NewLeave(person=person, cover=cover, **days), by=by)


def seen_by(user: User) -> QuerySet[Case]:
    """As the next request would have it, which brings its person anew."""
    return Case.objects.visible_to(User.objects.get(pk=user.pk))


@pytest.mark.parametrize(
    ("first", "last", "sees"), [(0, 0, True), (-2, 3, True), (1, 4, False)], ids=["today", "within", "from tomorrow"]
)
def test_cover_sees_the_cases_on_the_days_of_the_leave(
    team: Team, manager: User, first: int, last: int, sees: bool
) -> None:
    person, cover, other = (make_user(teams=[team]) for _ in range(3))
    case = make_case(team=team, caseworker=person)
    plan(person, cover, manager, first, last)
    assert seen_by(cover).filter(pk=case.pk).exists() is sees
    assert (person.pk in work_owners(User.objects.get(pk=cover.pk))) is sees
    assert not seen_by(other).exists()
    assert seen_by(person).get() == case


def test_cover_sees_nothing_after_the_last_day(team: Team, manager: User) -> None:
    person, cover = make_user(teams=[team]), make_user(teams=[team])
    make_case(team=team, caseworker=person)
    leave = plan(person, cover, manager)
    yesterday = local_day(timezone.now()) - timedelta(days=1)
    Leave.objects.filter(pk=leave.pk).update(first_day=yesterday - timedelta(days=3), last_day=yesterday)
    assert not seen_by(cover).exists()
    assert covering_today(User.objects.get(pk=cover.pk)) == []


def test_calling_off_takes_the_cases_away_and_is_in_the_trail(team: Team, manager: User) -> None:
    person, cover = make_user(teams=[team]), make_user(teams=[team])
    make_case(team=team, caseworker=person)
    leave = plan(person, cover, manager)
    assert [each.person for each in covering_today(User.objects.get(pk=cover.pk))] == [person]
    assert call_off(leave, by=manager)
    assert not call_off(leave, by=manager)
    assert not seen_by(cover).exists()
    assert User.objects.get(pk=cover.pk).covers_until is None
    entry = AuditEntry.objects.get(act="leave.call_off")
    assert entry.detail == {"person": person.pk, "cover": cover.pk}


def test_who_covers_for_nobody_is_asked_for_nothing(team: Team, django_assert_num_queries: Any) -> None:
    user = make_user(teams=[team])
    with django_assert_num_queries(0):
        assert work_owners(user) == [user.pk]


def test_cover_opens_the_case_by_its_page(team: Team, manager: User) -> None:
    person, cover = make_user(teams=[team]), make_user(teams=[team])
    case = make_case(team=team, caseworker=person)
    client = Client()
    client.force_login(cover, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("case_history", args=[case.public_id])
    assert client.get(address).status_code == 404
    plan(person, cover, manager)
    assert client.get(address).status_code == 200


def test_supervisor_plans_for_caseworkers_of_their_teams_alone(team: Team) -> None:
    supervisor, person, cover = (
        make_user(role=Role.SUPERVISOR, teams=[team]),
        make_user(teams=[team]),
        make_user(teams=[team]),
    )
    elsewhere = make_user(teams=[make_team(organisation=team.organisation)])
    plan(person, cover, supervisor)
    for each in (elsewhere, supervisor):
        with pytest.raises(RuleViolation) as refusal:
            plan(each, cover, supervisor)
        assert refusal.value.field == "person"


def test_caseworker_plans_nothing_and_nobody_plans_for_another_service(team: Team, manager: User) -> None:
    person, cover, stranger = make_user(teams=[team]), make_user(teams=[team]), make_user(teams=[make_team()])
    with pytest.raises(RuleViolation):
        plan(person, cover, person)
    with pytest.raises(RuleViolation):
        plan(person, stranger, manager)
    assert not Leave.objects.exists()


def test_page_plans_lists_and_calls_off(team: Team, manager: User) -> None:
    person, cover = make_user(teams=[team], username="p.away"), make_user(teams=[team], username="c.cover")
    client = Client()
    client.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")
    today = local_day(timezone.now())
    day = f"{today.day}/{today.month}/{today.year}"
    typed = {"person": person.pk, "cover": person.pk, "first_day": day, "last_day": day}
    refused_page = client.post(reverse("leave_create"), {"submission": str(uuid4()), **typed}).content.decode()
    assert "Nobody covers for themselves" in refused_page
    done = client.post(reverse("leave_create"), {"submission": str(uuid4()), **typed, "cover": cover.pk})
    assert done.status_code == 302
    page = client.get(reverse("leave_list")).content.decode()
    assert "p.away" in page and "Away now" in page and "c.cover" in page
    assert "covered by c.cover" in client.get(reverse("people_list")).content.decode()
    off = f"{reverse('leave_call_off')}?leave={Leave.objects.get().public_id}"
    assert client.post(off, {"submission": str(uuid4())}).status_code == 302
    assert "No leave is planned" in client.get(reverse("leave_list")).content.decode()
