"""Tests that Cases, My work, Delays and the page of a case call the same things late, over generated cases."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from accounts.people.models import Team, User
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, add_task
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from reports.case_list.queries import cases_chosen
from reports.delays.queries.delays import DelaysChoice, delays
from reports.delays.queries.work_groups import my_work, work_on
from risk.flags.services.acknowledgements import acknowledge
from risk.reviews.models.review import RiskReview
from tests.factories import make_team
from tests.reports.lived import (
    DAY,
    HOUR,
    START,
    breached,
    make_supervisor,
    make_worker,
    new_case,
    ordered,
    requested,
    threatened,
)

pytestmark = pytest.mark.django_db
NOW = START + 45 * DAY


def _lived(random: Random, worker: User) -> Case:
    """A case to which some of the things happen that can come to be late, at times of their own."""
    case = new_case(worker, risk=random.choice(["standard", "medium", "high", "very_high"]))
    at = START + random.randrange(40) * DAY
    if random.random() < 0.4:
        requested(case, at=at)
    if random.random() < 0.4:
        breached(ordered(requested(case, at=at - HOUR), at=at), at=at + HOUR)
    if random.random() < 0.3:
        threatened(case, at)
    if random.random() < 0.4:
        day = local_day(NOW) + timedelta(days=random.randrange(-20, 20))
        RiskReview.objects.filter(case=case).update(next_review_on=day)
    if random.random() < 0.6:
        _task(random, case, worker)
    return case


def _task(random: Random, case: Case, worker: User) -> None:
    due = NOW + timedelta(days=random.randrange(-20, 20))
    kind = random.choice([TaskKind.OWN, TaskKind.PROMISE, TaskKind.CORRECTION])
    task = add_task(case, NewTask(title="Ring the court", kind=kind, due_at=due, owner=worker), by=worker, now=START)
    if random.random() < 0.4:
        until = local_day(NOW) + timedelta(days=random.randrange(-5, 5))
        Task.objects.filter(pk=task.pk).update(snoozed_until=until, snooze_reason="Away")


def _listed(user: User, now: datetime) -> dict[str, int]:
    return {row.case.reference: row.late for row in cases_chosen(user, {}, now=now, after="").rows if row.late}


def _by_case(references: list[str]) -> dict[str, int]:
    return {each: references.count(each) for each in references}


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.mark.parametrize("seed", range(4))
def test_every_page_calls_the_same_things_late(team: Team, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    worker, supervisor = make_worker(team), make_supervisor(team)
    cases = [_lived(random, worker) for _ in range(8)]
    found = delays(supervisor, DelaysChoice(), now=NOW, after="").work
    assert _listed(supervisor, NOW) == _by_case([row.reference for row in (*found.rows, *found.quiet)])
    mine = my_work(worker, now=NOW, after="")
    assert _listed(worker, NOW) == _by_case([row.reference for row in (*mine.rows, *mine.quiet) if row.level])
    for case in cases:
        late = [row for row in work_on(case, worker, now=NOW) if row.level]
        assert _listed(worker, NOW).get(case.reference, 0) == len(late)


def test_case_with_nothing_late_but_a_task_or_a_review_is_not_called_clear(team: Team) -> None:
    worker = make_worker(team)
    asked, reviewed, clear = new_case(worker), new_case(worker), new_case(worker, risk="standard")
    add_task(asked, NewTask(title="Ring", due_at=START + DAY, owner=worker), by=worker, now=START)
    RiskReview.objects.filter(case=reviewed).update(next_review_on=local_day(START + DAY))
    late = _listed(worker, START + 2 * DAY)
    assert late == {asked.reference: 1, reviewed.reference: 1}
    assert clear.reference not in late


def test_acknowledged_lateness_is_still_late_in_the_list(team: Team) -> None:
    worker = make_worker(team)
    case = new_case(worker)
    requested(case)
    rows = [row for row in my_work(worker, now=NOW, after="").rows if row.level]
    before = _listed(worker, NOW)
    clock = next(iter(case.clocks.late(NOW).with_level(NOW)))
    acknowledge(
        clock, reason="The officer is away", quiet_until=local_day(NOW + 2 * DAY), by=make_supervisor(team), now=NOW
    )
    assert rows
    assert _listed(worker, NOW) == before
