"""Reads who waits for a caseworker, who carries how much, and on which cases nobody acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import Role, Team, User
from casework.caseload.models.handover import Handover, MoveRequest
from casework.caseload.models.waiting_list import IdleCount
from casework.cases.models.case import Case, CaseQuerySet
from casework.cases.models.risk_level import RiskLevel, ranked
from casework.referrals.models import Referral
from orders.allocation.services.caseloads import WorkerLoad, loads
from risk.idle_cases.services import idle

ROWS_SHOWN: Final = 100
WHYS: Final = {
    "no_owner": "No caseworker",
    "owner_gone": "The caseworker's account is off, or no longer in this team",
    "no_next_step": "No next step: no task with a date, no clock that runs, no review to come",
}


@dataclass(frozen=True)
class CaseQueue:
    """The first rows of a queue, and how many there are."""

    rows: list[Case]
    total: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.rows)


def waiting(user: User) -> CaseQueue:
    """Open cases without a caseworker: the most dangerous first, then who has waited longest (`waiting_since`)."""
    cases = Case.objects.visible_to(user).open().filter(caseworker=None)
    sent_back = Handover.objects.filter(case=OuterRef("pk"), to_worker=None).order_by("-at").values("at")[:1]
    referred = Referral.objects.filter(case=OuterRef("pk")).order_by("received_at").values("received_at")[:1]
    since = Coalesce(Subquery(sent_back), Subquery(referred), F("opened_at"))
    rows = cases.for_list().select_related("wait__promised_by").annotate(waiting_since=since)
    ordered = rows.order_by(ranked("risk_level", RiskLevel.values).desc(), "waiting_since", "pk")
    return CaseQueue(list(ordered[:ROWS_SHOWN]), cases.count())


def moves_asked(user: User) -> list[MoveRequest]:
    """What caseworkers have asked supervisors to move, the oldest first."""
    rows = MoveRequest.objects.visible_to(user).open().select_related("case__victim", "asked_by")
    return list(rows.order_by("asked_at", "pk")[:ROWS_SHOWN])


@dataclass(frozen=True)
class CaseloadRow:
    """One person with open cases, or who could have some."""

    worker: User
    load: WorkerLoad
    teams: str

    @property
    def is_gone(self) -> bool:
        return not self.worker.is_active or self.worker.role != Role.CASEWORKER


@dataclass(frozen=True)
class Caseload:
    """Everybody who carries something or could, the heaviest first; and what waits for somebody."""

    carriers: list[CaseloadRow]
    waiting: WorkerLoad


def caseload(user: User, now: datetime) -> Caseload:
    """A supervisor's teams, or a service manager's whole service: numbers and names of workers, nothing of cases.

    What a person carries counts in every team, so that nobody is taken for idle who works elsewhere.
    """
    found = loads(user.organisation_id, now)
    teams = Team.objects.filter(organisation_id=user.organisation_id).order_by("name")
    people = User.objects.filter(organisation_id=user.organisation_id)
    shown = people.filter(role=Role.CASEWORKER, is_active=True)
    if user.role != Role.SERVICE_MANAGER:
        own = user.teams.all()
        shown = shown.filter(teams__in=own)
        holders = Case.objects.open().filter(team__in=own).values("caseworker")
    else:
        holders = Case.objects.open().filter(organisation_id=user.organisation_id).values("caseworker")
    everybody = (shown.distinct() | people.filter(pk__in=holders).distinct()).distinct()
    carriers = [_carrier(each, found) for each in everybody.prefetch_related(Prefetch("teams", teams))]
    carriers.sort(key=lambda each: (-each.load.weight, each.worker.get_full_name(), each.worker.pk))
    return Caseload(carriers, found.get(None, WorkerLoad()))


def _carrier(worker: User, found: dict[int | None, WorkerLoad]) -> CaseloadRow:
    return CaseloadRow(worker, found.get(worker.pk, WorkerLoad()), ", ".join(team.name for team in worker.teams.all()))


@dataclass(frozen=True)
class IdleRow:
    """One case on which nobody acts, and every reason why it is in the list."""

    case: Case
    why: list[str]


@dataclass(frozen=True)
class IdleCases:
    """The first of them, how many there are, and the nights on which they were counted."""

    rows: list[IdleRow]
    total: int
    nights: list[IdleCount]


def idle_cases(user: User, now: datetime) -> IdleCases:
    """Cases of the teams on which nobody acts, as of now: the most dangerous first, then the oldest."""
    cases = idle(Case.objects.visible_to(user), now)
    ordered = cases.for_list().order_by(ranked("risk_level", RiskLevel.values).desc(), "opened_at", "pk")
    rows = [IdleRow(case, _whys(case)) for case in ordered[:ROWS_SHOWN]]
    total = cases.count() if len(rows) == ROWS_SHOWN else len(rows)
    nights = IdleCount.objects.visible_to(user).select_related("team").order_by("-counted_on", "team__name")
    return IdleCases(rows, total, list(nights[:14]))


def _whys(case: Case) -> list[str]:
    return [words for name, words in WHYS.items() if getattr(case, name)]


def idle_total(user: User, now: datetime) -> int:
    """How many cases nobody acts on, counted to a hundred: the supervisor's first page must open at once."""
    return _counted(idle(Case.objects.visible_to(user), now))


def waiting_total(user: User) -> int:
    """How many clients wait for a caseworker, counted to a hundred."""
    return _counted(Case.objects.visible_to(user).open().filter(caseworker=None))


def _counted(cases: CaseQuerySet) -> int:
    return len(cases.values_list("pk", flat=True)[:ROWS_SHOWN])


@ReadInRounds
def handovers_to_read(user: User, case: Case | None = None) -> ReadPlan[list[Handover]]:
    """What was written for the user and not yet marked as read, the latest first."""
    rows = Handover.objects.unread_by(user).select_related("case__victim", "from_worker", "by")
    if case is not None:
        rows = rows.filter(case=case)
    found = rows.order_by("-at", "-pk")[:ROWS_SHOWN]
    yield [found]
    return list(found)


def handovers_of(case: Case, user: User) -> Iterable[Handover]:
    """Every hand-over of a case, the latest first."""
    rows = Handover.objects.visible_to(user).filter(case=case)
    return rows.select_related("from_worker", "to_worker", "from_team", "to_team", "by", "reading").order_by(
        "-at", "-pk"
    )
