"""Cases on which nobody acts: every reason by itself, asked at any moment, counted once a night."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from accounts.people.models import Role, Team
from casework.case_tasks.services import NewTask, add_task, finish_task
from casework.caseload.models.waiting_list import IdleCount
from casework.cases.models.case import Case
from risk.idle_cases.services import count_idle, idle
from tests.factories import make_case, make_clock, make_risk_review, make_team, make_user

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def make_worked_case(team: Team | None = None, **fields: Any) -> Case:
    """A case with an owner who can act, and with nothing else."""
    team = team or make_team()
    return make_case(team=team, caseworker=fields.pop("caseworker", None) or make_user(teams=[team]), **fields)


def whys(case: Case) -> list[str]:
    found = idle(Case.objects.filter(pk=case.pk), NOW).first()
    return [why for why in ("no_owner", "owner_gone", "no_next_step") if found is not None and getattr(found, why)]


@pytest.mark.django_db
def test_case_with_an_owner_and_a_running_clock_is_acted_on() -> None:
    case = make_worked_case()
    make_clock(case=case)
    assert whys(case) == []


@pytest.mark.django_db
def test_case_without_an_owner_is_idle_whatever_runs_on_it() -> None:
    case = make_case()
    make_clock(case=case)
    assert whys(case) == ["no_owner"]


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["switched off", "another role", "out of the team"])
def test_case_whose_owner_is_gone_is_idle(change: str) -> None:
    case = make_worked_case()
    make_clock(case=case)
    owner = case.caseworker
    assert owner is not None
    if change == "switched off":
        owner.is_active = False
    if change == "another role":
        owner.role = Role.AUDITOR
    if change == "out of the team":
        owner.teams.clear()
    owner.save()
    assert whys(case) == ["owner_gone"]


@pytest.mark.django_db
def test_next_step_is_an_open_task_with_a_date() -> None:
    case = make_worked_case()
    assert whys(case) == ["no_next_step"]
    add_task(case, NewTask(title="Some day"), by=None, now=NOW)
    assert whys(case) == ["no_next_step"]
    task = add_task(case, NewTask(title="Ring the court", due_at=NOW + DAY), by=None, now=NOW)
    assert whys(case) == []
    finish_task(task, outcome="", by=None, now=NOW)
    assert whys(case) == ["no_next_step"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "is_idle"),
    [({}, False), ({"closed_at": NOW}, True), ({"ends_at": NOW}, True), ({"ends_at": NOW + DAY}, False)],
)
def test_next_step_is_a_clock_that_runs(fields: dict[str, Any], *, is_idle: bool) -> None:
    case = make_worked_case()
    make_clock(case=case, **fields)
    assert bool(whys(case)) is is_idle


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "by_itself", "is_idle"), [(1, False, False), (0, False, False), (-1, False, True), (1, True, True)]
)
def test_next_step_is_a_review_to_come_that_a_person_set(days: int, *, by_itself: bool, is_idle: bool) -> None:
    case = make_worked_case()
    make_risk_review(case=case, next_review_on=(NOW + days * DAY).date(), raised_automatically=by_itself)
    assert bool(whys(case)) is is_idle


@pytest.mark.django_db
def test_only_the_latest_review_says_when_the_next_one_is() -> None:
    case = make_worked_case()
    make_risk_review(case=case, at=NOW - 2 * DAY, next_review_on=(NOW + DAY).date())
    make_risk_review(case=case, at=NOW - DAY, next_review_on=(NOW - DAY).date())
    assert whys(case) == ["no_next_step"]


@pytest.mark.django_db
def test_closed_case_needs_nobody() -> None:
    assert whys(make_case(closed_at=NOW)) == []


def counted() -> list[tuple[int, int, int, int, int]]:
    rows = IdleCount.objects.order_by("team")
    return list(rows.values_list("open_cases", "idle", "no_owner", "owner_gone", "no_next_step"))


@pytest.mark.django_db
def test_night_is_counted_once_with_a_row_of_zeros_where_all_is_well() -> None:
    Team.objects.all().delete()
    team, quiet = make_team(), make_team()
    make_case(team=team)
    make_clock(case=make_worked_case(team))
    make_clock(case=make_worked_case(quiet))
    assert count_idle(now=NOW) == 2
    assert counted() == [(2, 1, 1, 0, 1), (1, 0, 0, 0, 0)]
    make_case(team=team)
    assert count_idle(now=NOW + timedelta(hours=5)) == 0
    assert count_idle(now=NOW + DAY) == 2
    assert IdleCount.objects.count() == 4


@pytest.mark.django_db
def test_statements_of_the_count_do_not_grow_with_the_cases() -> None:
    statements = []
    for day, many in enumerate((1, 30)):
        for _ in range(many):
            make_case()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            count_idle(now=NOW + day * DAY)
        statements.append(len(captured))
    assert statements[0] == statements[1]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_count_a_night_once() -> None:
    make_case()
    together, failed = threading.Barrier(2), []

    def work() -> None:
        try:
            together.wait()
            count_idle(now=NOW)
        except Exception as error:  # noqa: BLE001 the test says which
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert IdleCount.objects.count() == 1
