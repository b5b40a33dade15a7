"""Narrows the late clocks and tasks of a supervisor's teams by worker, force, stage and whom we wait on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, F, Func, OuterRef, Q, Value

from accounts.people.models import Organisation, User
from casework.case_tasks.models import TaskKind, TaskQuerySet
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order
from reports.delays.queries.late_now import late_clocks, late_hearings, late_reviews, late_tasks
from reports.delays.queries.reasons import clock_reasons, task_reasons
from reports.delays.queries.work_groups import LateWork, work
from reports.delays.rules.waiting_on import BY_STAGE, COURT_RULES, POLICE, SERVICE_RULES
from reports.lists.rules import ORDER_RULES, ReasonSubject, ReasonToLook, noun_of
from reports.lists.rules import group as group_reasons
from risk.clocks.models.clock import ClockQuerySet
from risk.thresholds.rules.limits import RULES

UNASSIGNED: Final = "nobody"
SERVICE: Final = "service"
COURT: Final = "court"
STAGE_ORDER: Final = "order"
STAGE_BREACH: Final = "breach"
STAGE_INCIDENT: Final = "incident"
STAGE_TASK: Final = "task"
ON_POLICE: Final = (TaskKind.PROMISE, TaskKind.ANSWER, TaskKind.LETTER)
BY_NOUN: Final = {
    noun: frozenset(rule for rule in RULES if noun_of(rule) is noun)
    for noun in (ReasonSubject.APPLICATION, ReasonSubject.ORDER, ReasonSubject.BREACH, ReasonSubject.INCIDENT)
}
RULES_OF_STAGE: Final = {
    STAGE_ORDER: ORDER_RULES,
    STAGE_BREACH: BY_NOUN[ReasonSubject.BREACH],
    STAGE_INCIDENT: BY_NOUN[ReasonSubject.INCIDENT],
    STAGE_TASK: frozenset(),
}


@dataclass(frozen=True, kw_only=True)
class DelaysChoice:
    """What a supervisor has chosen to see; empty means everything."""

    worker: str = ""
    force: Organisation | None = None
    stage: str = ""
    waiting_on: str = ""
    level: str = ""


@dataclass(frozen=True)
class DelaysPage:
    """One page of delays, and how many there are of each level among all that the other filters let through."""

    work: LateWork
    counts: dict[str, int]


def delays(user: User, choice: DelaysChoice, *, now: datetime, after: str) -> DelaysPage:
    """Every late thing of the teams, most dangerous first; the count of a level never depends on that filter."""
    clocks = narrowed(late_clocks(user, now), choice)
    tasks = narrowed_tasks(late_tasks(user, now), choice)
    reasons = [*clock_reasons(clocks, now), *late_by_day(user, choice, now), *task_reasons(tasks, now)]
    groups = group_reasons(reasons, today=local_day(now))
    counts = Counter("quiet" if each.quiet else each.worst.level for each in groups)
    wanted = [each for each in groups if not choice.level or each.worst.level == choice.level]
    return DelaysPage(work(wanted, user, now=now, after=after), dict(counts))


def late_by_day(user: User, choice: DelaysChoice, now: datetime) -> list[ReasonToLook]:
    """Reviews of the risk whose day has passed, and hearings of which nobody has said what came of them (F-20).

    Of the cases that the choice lets through. Reviews wait on the service, hearings on the court.
    """
    if choice.stage:
        return []
    reviews = late_reviews(user, now) if choice.waiting_on in {"", SERVICE} else []
    late = [*reviews, *(late_hearings(user, now) if choice.waiting_on in {"", COURT} else [])]
    cases = Case.objects.filter(pk__in=[reason.case for reason in late])
    if choice.worker:
        cases = cases.filter(caseworker=None if choice.worker == UNASSIGNED else int(choice.worker))
    if choice.force is not None:
        cases = cases.filter(victim_force=choice.force)
    chosen = set(cases.values_list("pk", flat=True))
    return [reason for reason in late if reason.case in chosen]


def narrowed(clocks: ClockQuerySet, choice: DelaysChoice) -> ClockQuerySet:
    """Clocks that the choice lets through."""
    if choice.worker == UNASSIGNED:
        clocks = clocks.filter(case__caseworker=None)
    elif choice.worker:
        clocks = clocks.filter(case__caseworker_id=int(choice.worker))
    clocks = clocks.annotate(thing=Func(F("subject"), Value("/"), Value(1), function="SPLIT_PART"))
    for condition in (_of_force(choice.force), _at_stage(choice.stage), _waiting_on(choice.waiting_on)):
        clocks = clocks.filter(condition)
    return clocks


def narrowed_tasks(tasks: TaskQuerySet, choice: DelaysChoice) -> TaskQuerySet:
    """Tasks that the choice lets through."""
    if choice.stage not in {"", STAGE_TASK} or choice.waiting_on not in {"", POLICE, "service"}:
        return tasks.none()
    if choice.worker == UNASSIGNED:
        tasks = tasks.filter(case__caseworker=None)
    elif choice.worker:
        tasks = tasks.filter(Q(case__caseworker_id=int(choice.worker)) | Q(owner_id=int(choice.worker)))
    if choice.force is not None:
        tasks = tasks.filter(kind__in=ON_POLICE, agency=choice.force.name)
    if choice.waiting_on:
        on_police = Q(kind__in=ON_POLICE)
        tasks = tasks.filter(on_police if choice.waiting_on == POLICE else ~on_police)
    return tasks


def _application(**fields: object) -> Exists:
    return Exists(Application.objects.filter(case=OuterRef("case"), label=OuterRef("thing"), **fields))


def _of_force(force: Organisation | None) -> Q:
    """The force that applies, that applied for the order, that must act on the breach; else the client's own."""
    if force is None:
        return Q()
    order = Exists(Order.objects.filter(case=OuterRef("case"), label=OuterRef("thing"), application__force=force))
    breach = Exists(Breach.objects.filter(case=OuterRef("case"), label=OuterRef("thing"), force=force))
    return (
        (Q(rule__in=BY_NOUN[ReasonSubject.APPLICATION]) & Q(_application(force=force)))
        | (Q(rule__in=BY_NOUN[ReasonSubject.ORDER]) & Q(order))
        | (Q(rule__in=BY_NOUN[ReasonSubject.BREACH]) & Q(breach))
        | Q(rule__in=BY_NOUN[ReasonSubject.INCIDENT], case__victim_force=force)
    )


def _at_stage(stage: str) -> Q:
    if not stage:
        return Q()
    if stage in RULES_OF_STAGE:
        return Q(rule__in=RULES_OF_STAGE[stage])
    return Q(rule__in=BY_NOUN[ReasonSubject.APPLICATION]) & Q(_application(status=stage))


def _waiting_on(code: str) -> Q:
    """The same answer as `waiting_code`, asked of the database."""
    if not code:
        return Q()
    by_stage = Q(rule__in=BY_STAGE) & Q(_application(waiting_on=code))
    if code == SERVICE:
        return by_stage | Q(rule__in=SERVICE_RULES)
    if code == COURT:
        return by_stage | Q(rule__in=COURT_RULES)
    return by_stage | ~Q(rule__in=SERVICE_RULES | COURT_RULES | BY_STAGE) if code == POLICE else by_stage
