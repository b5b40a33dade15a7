"""The police liaison's first page: whose rows, in which groups, in which words, and nothing more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.trail.models import AuditEntry
from casework.dates.rules.london_time import local_day
from casework.sharing.services.shares import revoke_share
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import record_breach_step
from orders.desk.services import acknowledge_on_desk, act_on_breach
from record.authors import Author
from reports.desk.queries import desk_of
from tests.factories import (
    make_application,
    make_breach,
    make_case,
    make_clock,
    make_force,
    make_share,
    make_team,
    make_user,
    make_warrant,
)
from tests.shared_case import DAY, FIRST_NAME, HOUR, SECRETS, live_case, make_liaison

pytestmark = pytest.mark.django_db


def page_of(user: User, query: str = "") -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("desk") + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def groups_of(user: User) -> dict[str, int]:
    return {group.key: group.total for group in desk_of(user, timezone.now()).groups}


def test_desk_without_rows_says_what_would_appear_here() -> None:
    page = page_of(make_liaison())
    assert "No breach waits on your force" in page
    assert "No request for an order waits on your force" in page
    assert "The orders in short" in page


def test_desk_tells_a_breach_in_words_and_by_first_name_only() -> None:
    told = live_case()
    page = page_of(make_liaison())
    for words in (
        "Not acknowledged (1)", told.case.reference, FIRST_NAME, "High risk", "Full order, made",
        "Condition reported broken: No contact by any means", "Told to us 26 hours ago",
        "The breach has no crime number.", "2 hours late",
        f"Contact only via the advocacy service: Elm Advocacy, {told.worker.get_username()}",
    ):  # fmt: skip
        assert words in page
    assert not [secret for secret in SECRETS if secret in page]


def test_desk_of_a_breach_that_nobody_reported_says_so() -> None:
    live_case(reported=False)
    assert "The service learned of it 27 hours ago; no report to us is recorded" in page_of(make_liaison())


def test_desk_tells_an_application_with_its_stage_and_what_is_asked() -> None:
    live_case()
    page = page_of(make_liaison())
    for words in (
        "Requests for an order that wait on us (1)", "In this stage for 20 days (480 hours)",
        "Acknowledge the request and name the officer in the case", "Waiting on Police: officer in the case",
        "working days late. No officer has been named for the requested order.",
    ):  # fmt: skip
        assert words in page


def test_desk_leaves_out_what_waits_on_the_service_or_the_court() -> None:
    live_case()
    page = page_of(make_liaison())
    assert "The risk has not been reviewed since the breach" not in page
    case = make_share(case=make_case()).case
    make_application(case=case, status="lodged", waiting_on="court")
    assert desk_of(make_liaison(), timezone.now()).applications_total == 1


def test_desk_puts_each_breach_where_its_next_act_is() -> None:
    told = live_case()
    liaison = make_liaison()
    now = timezone.now()
    assert groups_of(liaison) == {"unacknowledged": 1}
    acknowledge_on_desk(told.breach, by=liaison, now=now)
    assert groups_of(liaison) == {"unanswered": 1}
    act_on_breach(told.breach, NewApplicationStep(step="warrant_issued", at=now), by=liaison, now=now)
    assert groups_of(liaison) == {"warrant_out": 1}
    act_on_breach(told.breach, NewApplicationStep(step="warrant_executed", at=now), by=liaison, now=now)
    assert groups_of(liaison) == {"unanswered": 1}
    act_on_breach(told.breach, NewApplicationStep(step="arrested", at=now), by=liaison, now=now)
    assert groups_of(liaison) == {"other": 1}
    act_on_breach(told.breach, NewApplicationStep(step="charged", at=now), by=liaison, now=now)
    assert groups_of(liaison) == {}


def test_desk_keeps_a_warrant_in_sight_after_the_charge_and_tells_its_age() -> None:
    told = live_case()
    liaison = make_liaison()
    now = timezone.now()
    act_on_breach(told.breach, NewApplicationStep(step="charged", at=now), by=liaison, now=now)
    make_warrant(breach=told.breach, issued_at=now - timedelta(hours=504, minutes=1))
    page = page_of(liaison)
    assert "Warrants not executed (1)" in page
    assert "Warrant out for 21 days (504 hours)" in page
    assert "Execute the warrant" in page


def test_desk_shows_the_most_dangerous_first_and_then_the_oldest() -> None:
    now = timezone.now()
    force = make_force()
    for risk, hours in (("medium", 90), ("very_high", 1), ("very_high", 5), ("high", 200)):
        case = make_share(case=make_case(risk_level=risk)).case
        make_breach(case=case, learned_at=now - timedelta(hours=hours))
    rows = desk_of(make_liaison(force), now).groups[0].rows
    assert [(row.case.risk, (now - row.told_at) // HOUR) for row in rows] == [
        ("very_high", 5), ("very_high", 1), ("high", 200), ("medium", 90),
    ]  # fmt: skip


def test_desk_of_another_force_is_empty() -> None:
    live_case()
    assert not desk_of(make_liaison(make_force("kent")), timezone.now()).groups


def test_desk_of_a_force_that_sees_the_case_but_got_neither_request_nor_breach_is_empty() -> None:
    told = live_case()
    make_share(case=told.case, force=make_force("kent"))
    desk = desk_of(make_liaison(make_force("kent")), timezone.now())
    assert (list(desk.groups), list(desk.applications)) == ([], [])


@pytest.mark.parametrize("how", ["revoked", "run_out"])
def test_desk_loses_a_case_whose_share_has_ended(how: str) -> None:
    told = live_case()
    if how == "revoked":
        revoke_share(told.share, by=told.worker, now=timezone.now())
    else:
        told.share.last_day = local_day(timezone.now() - DAY)
        told.share.save()
    desk = desk_of(make_liaison(), timezone.now())
    assert (list(desk.groups), list(desk.applications)) == ([], [])


def test_desk_loses_a_breach_that_the_service_decided_not_to_report() -> None:
    told = live_case(reported=False)
    now = timezone.now()
    record_breach_step(told.breach, NewApplicationStep(step="not_reported_reviewed", at=now), Author(told.worker, now))
    assert not Breach.objects.visible_to(make_liaison()).exists()
    assert Breach.objects.visible_to(told.worker).exists()


def test_desk_counts_all_but_draws_the_most_dangerous_hundred() -> None:
    team = make_team()
    for _ in range(3):
        case = make_share(case=make_case(team=team)).case
        make_breach(case=case)
        make_application(case=case)
    desk = desk_of(make_liaison(), timezone.now(), limit=2)
    assert (len(desk.groups[0].rows), desk.groups[0].total, desk.groups[0].hidden) == (2, 3, 1)
    assert (len(desk.applications), desk.applications_total, desk.applications_hidden) == (2, 6, 4)
    assert len(desk_of(make_liaison(), timezone.now(), limit=None).groups[0].rows) == 3


def test_desk_asks_the_database_as_often_for_thirty_rows_as_for_one() -> None:
    liaison = make_liaison()
    counts = []
    for rows in (1, 29):
        for _ in range(rows):
            worker = make_user(teams=[make_team()])
            case = make_share(case=make_case(team=worker.teams.get(), caseworker=worker)).case
            breach = make_breach(case=case)
            make_warrant(breach=breach)
            make_application(case=case)
            make_clock(case=case, rule="B3", subject=breach.label, late_at=breach.learned_at + HOUR)
        client = Client()
        client.force_login(liaison, backend="django.contrib.auth.backends.ModelBackend")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("desk"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_desk_view_is_one_line_in_the_trail_without_content() -> None:
    live_case()
    liaison = make_liaison()
    page_of(liaison)
    entry = AuditEntry.objects.get(act="desk.view")
    assert (entry.user, entry.organisation, entry.subject_id, entry.detail) == (liaison, liaison.organisation, "", {})


@pytest.mark.parametrize("role", [role for role in Role if role != Role.POLICE_LIAISON])
def test_desk_is_forbidden_to_every_other_role(role: Role) -> None:
    client = Client()
    client.force_login(make_user(role=role), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("desk")).status_code == 403
