"""Draws up the list by which a leaver's cases would go to others; nothing moves until somebody has looked at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.people.models import Role, Team, User
from casework.caseload.models.reassignment import Reassignment
from casework.caseload.rules import PossibleOwner, ToPlace, spread
from casework.caseload.services.reassignment import NewPlan, ProposedMove, keep_plan
from casework.caseload.services.weights import weights_on
from casework.cases.models.case import Case, CaseQuerySet
from casework.dates.rules.london_time import local_day
from orders.allocation.services.caseloads import WorkerLoad, able_to_take, loads, weights_of_cases


def cases_to_move(user: User) -> CaseQuerySet:
    """Open cases that the user may give to others: a supervisor's teams', a service manager's whole service."""
    cases = Case.objects.open().filter(organisation_id=user.organisation_id)
    return cases if user.role == Role.SERVICE_MANAGER else cases.filter(team__in=user.teams.all())


@dataclass(frozen=True)
class ReassignmentBasis:
    """What a plan is drawn from: the cases with their weights, who could take them, and what each carries now."""

    cases: list[Case]
    weights: Mapping[int, int]
    workers: Mapping[int, User]
    teams_of: Mapping[int, frozenset[int]]
    loads: Mapping[int | None, WorkerLoad]


@transaction.atomic
def draw_plan(new: NewPlan, *, by: User, now: datetime) -> Reassignment:
    """Keep a plan for every open case of the leaver that the user may move: to one worker, or spread by weight."""
    basis = _basis(new, by, now)
    fates = [_to_one(case, new.to_worker, basis) for case in basis.cases] if new.to_worker else _spread(basis)
    return keep_plan(new, fates, by=by, now=now)


def _basis(new: NewPlan, by: User, now: datetime) -> ReassignmentBasis:
    rows = cases_to_move(by).filter(caseworker=new.leaver)
    cases = list(rows.select_related("team").order_by("reference"))
    teams = {case.team_id for case in cases}
    workers = {user.pk: user for user in able_to_take(teams) if user.pk != new.leaver.pk}
    through = Team.members.through.objects.filter(user_id__in=workers, team_id__in=teams)
    teams_of: dict[int, set[int]] = defaultdict(set)
    for worker, team in through.values_list("user_id", "team_id"):
        teams_of[worker].add(team)
    today = local_day(now)
    return ReassignmentBasis(
        cases=cases,
        weights=weights_of_cases(rows, weights_on(new.organisation.pk, today), now),
        workers=workers,
        teams_of={worker: frozenset(found) for worker, found in teams_of.items()},
        loads=loads(new.organisation.pk, now),
    )


def _to_one(case: Case, worker: User | None, basis: ReassignmentBasis) -> ProposedMove:
    weight = basis.weights[case.pk]
    if worker is None or case.team_id not in basis.teams_of.get(worker.pk, frozenset()):
        why = f"The caseworker you chose is not in {case.team.name}."
        return ProposedMove(case=case, worker_id=None, weight=weight, why=why)
    return ProposedMove(case=case, worker_id=worker.pk, weight=weight, why="You chose this caseworker for all.")


def _spread(basis: ReassignmentBasis) -> list[ProposedMove]:
    carried = {pk: basis.loads[pk].weight if pk in basis.loads else 0 for pk in basis.workers}
    takers = [PossibleOwner(pk, carried[pk], basis.teams_of.get(pk, frozenset())) for pk in basis.workers]
    places = [ToPlace(case.pk, case.team_id, basis.weights[case.pk]) for case in basis.cases]
    by_key = {case.pk: case for case in basis.cases}
    fates = []
    for pk, worker in spread(places, takers).items():
        case, weight = by_key[pk], basis.weights[pk]
        fates.append(ProposedMove(case=case, worker_id=worker, weight=weight, why=_why(case, worker, weight, carried)))
        if worker is not None:
            carried[worker] += weight
    return fates


def _why(case: Case, worker: int | None, weight: int, carried: Mapping[int, int]) -> str:
    if worker is None:
        return f"No other active caseworker is in {case.team.name}."
    with_it = carried[worker] + weight
    return f"Has the lightest caseload of {case.team.name} then: {carried[worker]}, {with_it} with this case."
