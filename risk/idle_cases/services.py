"""Open cases on which nobody acts: the query for pages, and the nightly count."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import BooleanField, Count, Exists, OuterRef, Q, Subquery, When
from django.db.models import Case as Choose
from django.db.models.expressions import Combinable

from accounts.people.models import OrganisationKind, Role, Team, User
from casework.case_tasks.models import Task
from casework.caseload.models.waiting_list import IdleCount
from casework.cases.models.case import Case, CaseQuerySet
from casework.dates.rules.london_time import local_day
from risk.clocks.models.clock import Clock
from risk.reviews.models.review import RiskReview

IS_IDLE: Final = Q(no_owner=True) | Q(owner_gone=True) | Q(no_next_step=True)
NOTHING: Final = {"open_cases": 0, "idle": 0, "no_owner": 0, "owner_gone": 0, "no_next_step": 0}


def idle(cases: CaseQuerySet, now: datetime) -> CaseQuerySet:
    """Open cases on which nobody acts, with why: `no_owner`, `owner_gone`, `no_next_step`.

    An owner is gone whose account is off, who is no caseworker any more, or who left the team of the case. A next
    step is an open task with a due date, a clock that runs, or a day of review that is still to come.
    """
    return with_why(cases.open(), now).filter(IS_IDLE)


def with_why(cases: CaseQuerySet, now: datetime) -> CaseQuerySet:
    """Cases with the three answers."""
    of_case = OuterRef("pk")
    owner = User.objects.filter(pk=OuterRef("caseworker"), is_active=True, role=Role.CASEWORKER, teams=OuterRef("team"))
    reviews = RiskReview.objects.filter(case=of_case, raised_automatically=False).order_by("-at", "-id")
    next_step = (
        Exists(Task.objects.open().filter(case=of_case, due_at__isnull=False))
        | Exists(Clock.objects.running(now).filter(case=of_case))
        | Q(review_day__gte=local_day(now))
    )
    return cases.annotate(review_day=Subquery(reviews.values("next_review_on")[:1])).annotate(
        no_owner=_says(Q(caseworker=None)),
        owner_gone=_says(Q(caseworker__isnull=False) & ~Exists(owner)),
        no_next_step=Choose(When(next_step, then=False), default=True, output_field=BooleanField()),
    )


def _says(condition: Q | Combinable) -> Choose:
    return Choose(When(condition, then=True), default=False, output_field=BooleanField())


@transaction.atomic
def count_idle(*, now: datetime) -> int:
    """Keep for each team how many cases had nobody acting on them tonight; gives how many teams were counted.

    The first run of a London day counts, and every later one finds it done: late, twice or in several places at
    once it writes one row for each team. Four statements, however many teams and cases there are.
    """
    today = local_day(now)
    counted = IdleCount.objects.filter(counted_on=today).values("team")
    teams = list(Team.objects.filter(organisation__kind=OrganisationKind.ADVOCACY).exclude(pk__in=counted))
    found = _counts(now) if teams else {}
    rows = [
        IdleCount(
            team=team,
            organisation_id=team.organisation_id,
            counted_on=today,
            counted_at=now,
            **found.get(team.pk, NOTHING),
        )
        for team in teams
    ]
    IdleCount.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _counts(now: datetime) -> dict[int, dict[str, int]]:
    """Of each team with open cases, how many there are and how many of them are idle for which reason."""
    rows = with_why(Case.objects.open(), now).order_by().values("team")
    counted = rows.annotate(
        all_open=Count("pk"),
        all_idle=Count("pk", filter=IS_IDLE),
        without=Count("pk", filter=Q(no_owner=True)),
        gone=Count("pk", filter=Q(owner_gone=True)),
        stuck=Count("pk", filter=Q(no_next_step=True)),
    )
    found = counted.values_list("team", "all_open", "all_idle", "without", "gone", "stuck")
    return {team: dict(zip(NOTHING, numbers, strict=True)) for team, *numbers in found}
