"""A leaver's cases: planned first, each moved once, in two workers at once too; what cannot be moved is said."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.jobs.models import Job, JobState
from accounts.people.models import Role, Team, User
from accounts.rules import RuleViolation
from casework.caseload.models.handover import Handover
from casework.caseload.models.reassignment import Reassignment
from casework.caseload.services.reassignment import NewPlan, carry_out, start_plan
from casework.cases.models.case import Case
from casework.tasks import reassign
from orders.allocation.services.caseloads import loads
from orders.allocation.services.reassignment import draw_plan
from tests.factories import make_application, make_breach, make_case, make_order, make_team, make_user

NOW: datetime = timezone.now()


def leaving(team: Team, *, cases: int = 3, active: bool = False) -> User:
    leaver = make_user(teams=[team])
    for _ in range(cases):
        make_case(team=team, caseworker=leaver)
    leaver.is_active = active
    leaver.save()
    return leaver


def planned(leaver: User, by: User, to: User | None = None) -> Reassignment:
    plan = NewPlan(organisation=leaver.organisation, leaver=leaver, to_worker=to, note="Read the chronology first")
    return draw_plan(plan, by=by, now=NOW)


def fates(plan: Reassignment) -> list[tuple[str, str]]:
    return [(move.to_worker.username if move.to_worker else "", move.state) for move in plan.moves.order_by("pk")]


@pytest.mark.django_db
def test_load_counts_every_open_case_by_its_risk_and_what_runs_on_it() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    make_case(team=team, caseworker=worker, risk_level="standard")
    make_case(team=team, caseworker=worker, closed_at=NOW)
    breached = make_case(team=team, caseworker=worker, risk_level="very_high")
    make_breach(order=make_order(application=make_application(case=breached)))
    make_breach(order=breached.orders.get())
    load = loads(team.organisation_id, NOW)[worker.pk]
    assert (load.cases, load.weight, load.risks) == (2, 1 + 5 + 3 + 1 + 2, Counter(standard=1, very_high=1))
    assert (load.breaches, load.too_much) == (1, False)


@pytest.mark.django_db
def test_spread_gives_cases_to_whoever_carries_least_and_leaves_what_nobody_can_take() -> None:
    team, alone = (make_team(organisation=team.organisation) for team in [make_team()] * 2)
    busy, _ = make_user(teams=[team], username="busy"), make_user(teams=[team], username="free")
    make_case(team=team, caseworker=busy)
    leaver = leaving(team, cases=3)
    leaver.teams.add(alone)
    make_case(team=alone, caseworker=leaver)
    by = make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    plan = planned(leaver, by)
    # Each weighs 3 and busy carries 3: free, then (both at 3) the one made first, then free.
    assert Counter(fates(plan)) == Counter({("free", "planned"): 2, ("busy", "planned"): 1, ("", "stays"): 1})
    assert plan.moves.get(state="stays").why == f"No other active caseworker is in {alone.name}."
    assert Case.objects.filter(caseworker=leaver).count() == 4


@pytest.mark.django_db
def test_one_worker_gets_all_of_the_teams_that_the_worker_is_in() -> None:
    team = make_team()
    other = make_team(organisation=team.organisation)
    leaver, to = leaving(team, cases=2), make_user(teams=[team], username="to")
    make_case(team=other, caseworker=leaver)
    plan = planned(leaver, make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation), to)
    assert Counter(fates(plan)) == Counter({("to", "planned"): 2, ("", "stays"): 1})


@pytest.mark.django_db
def test_supervisor_moves_cases_of_own_teams_only() -> None:
    team = make_team()
    other = make_team(organisation=team.organisation)
    leaver = leaving(team, cases=1)
    make_case(team=other, caseworker=leaver)
    make_user(teams=[team, other])
    plan = planned(leaver, make_user(role=Role.SUPERVISOR, teams=[team]))
    assert [move.case.team for move in plan.moves.all()] == [team]
    with pytest.raises(RuleViolation, match="no open cases"):
        planned(leaver, make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=team.organisation)]))


@pytest.mark.django_db
def test_job_moves_each_case_once_and_says_which_it_could_not() -> None:
    team = make_team()
    leaver, to = leaving(team, cases=3), make_user(teams=[team])
    by = make_user(role=Role.SUPERVISOR, teams=[team])
    plan = planned(leaver, by, to)
    closed, moved = list(Case.objects.filter(caseworker=leaver).order_by("pk"))[:2]
    Case.objects.filter(pk=closed.pk).update(closed_at=NOW)
    Case.objects.filter(pk=moved.pk).update(caseworker=by)
    job = start_plan(plan, href="/", by=by, now=NOW)
    assert list(job.arguments) == ["reassignment"]
    assert reassign(str(job.public_id))
    assert not reassign(str(job.public_id))
    job.refresh_from_db()
    assert (job.state, job.outcome) == (JobState.DONE, {"moved": 1, "failed": 2})
    outcomes = {move.case_id: move.outcome for move in plan.moves.all()}
    assert outcomes[closed.pk] == "The case was closed meanwhile."
    assert outcomes[moved.pk] == "The case was moved meanwhile."
    assert [each.to_worker for each in Handover.objects.unread_by(to)] == [to]


@pytest.mark.django_db
def test_plan_is_started_once_by_whoever_drew_it_and_taken_up_again_when_it_was_stopped() -> None:
    team = make_team()
    leaver, to = leaving(team), make_user(teams=[team])
    by = make_user(role=Role.SUPERVISOR, teams=[team])
    plan = planned(leaver, by, to)
    with pytest.raises(RuleViolation, match="drew up"):
        start_plan(plan, href="/", by=make_user(role=Role.SUPERVISOR, teams=[team]), now=NOW)
    job = start_plan(plan, href="/", by=by, now=NOW)
    with pytest.raises(RuleViolation, match="started already"):
        start_plan(plan, href="/", by=by, now=NOW)
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLED, finished_at=NOW)
    again = start_plan(plan, href="/", by=by, now=NOW)
    assert reassign(str(again.public_id))
    with pytest.raises(RuleViolation, match="No case"):
        start_plan(plan, href="/", by=by, now=NOW)


@pytest.mark.django_db
def test_worker_who_was_switched_off_since_the_plan_gets_nothing() -> None:
    team = make_team()
    leaver, to = leaving(team, cases=1), make_user(teams=[team])
    by = make_user(role=Role.SUPERVISOR, teams=[team])
    plan = planned(leaver, by, to)
    User.objects.filter(pk=to.pk).update(is_active=False)
    reassign(str(start_plan(plan, href="/", by=by, now=NOW).public_id))
    assert fates(plan) == [(to.username, "failed")]
    assert Case.objects.get().caseworker == leaver


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_move_each_case_once() -> None:
    team = make_team()
    leaver, to = leaving(team, cases=6), make_user(teams=[team])
    by = make_user(role=Role.SUPERVISOR, teams=[team])
    plan = planned(leaver, by, to)
    start_plan(plan, href="/", by=by, now=NOW)
    together = Barrier(2)

    def work() -> None:
        try:
            together.wait()
            carry_out(plan.public_id, now=NOW, told=lambda _done, _total: None)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for each in [pool.submit(work), pool.submit(work)]:
            each.result()
    assert set(fates(plan)) == {(to.username, "moved")}
    assert Handover.objects.count() == 6
    assert Case.history.filter(caseworker=to).count() == 6
    assert carry_out(plan.public_id, now=NOW, told=lambda _done, _total: None) == {"moved": 6}
    assert Handover.objects.count() == 6


@pytest.mark.django_db
def test_plan_costs_the_same_statements_for_one_case_and_for_thirty() -> None:
    team = make_team()
    make_user(teams=[team])
    by = make_user(role=Role.SUPERVISOR, teams=[team])
    counts = []
    for many in (1, 30):
        leaver = leaving(team, cases=many)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            planned(leaver, by)
        counts.append(len(captured))
    assert counts[0] == counts[1]
