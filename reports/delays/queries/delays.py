"""Every late thing of a supervisor's teams, one row a case: narrowed, ordered, and counted by caseworker and level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, F, Func, OuterRef, Q, Value

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import Organisation, Role, User
from casework.case_tasks.models import TaskKind, TaskQuerySet
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order
from reports.delays.queries.late_now import WorkScope, work_now
from reports.delays.queries.work_groups import LateWork, counts_of, narrowed_to, page_of
from reports.delays.rules.waiting_on import BY_STAGE, COURT_RULES, POLICE, SERVICE_RULES
from reports.lists.paging import page_after
from reports.lists.rules import HEARING, ORDER_RULES, REVIEW, CaseOrder, ReasonSubject, ReasonToLook, noun_of
from reports.lists.rules import group as group_reasons
from risk.clocks.models.clock import ClockQuerySet
from risk.thresholds.rules.limits import LEVELS, RULES

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
    """What a supervisor has chosen to see, and in which order; empty means everything, by danger."""

    worker: str = ""
    force: Organisation | None = None
    stage: str = ""
    waiting_on: str = ""
    level: str = ""
    order: str = ""


@dataclass(frozen=True)
class WorkerLevels:
    """One line of the table above Delays: how many cases of one caseworker stand at each level."""

    worker: str
    name: str
    counts: Mapping[str, int]

    @property
    def late(self) -> int:
        return sum(self.counts.get(level, 0) for level in LEVELS)


@dataclass(frozen=True)
class DelaysPage:
    """One page of delays, how many cases stand at each level, and the same of each caseworker, the worst first.

    The counts are of all that the other filters let through; those of the caseworkers depend on no chosen one either.
    """

    work: LateWork
    counts: Mapping[str, int]
    workers: list[WorkerLevels]


@ReadInRounds
def delays(user: User, choice: DelaysChoice, *, now: datetime, after: str) -> ReadPlan[DelaysPage]:
    """Every late thing of the teams, one row a case."""
    found = yield from work_now.plan(user, now, _scope(choice))
    reasons = [reason for reason in found if choice.force is None or _goes_by_force(reason, choice.force)]
    names = yield from _names.plan(reasons)
    forces = yield from _force_names.plan(choice.order == CaseOrder.FORCE)
    today = local_day(now)
    groups = group_reasons((each for each in reasons if _is_of(each, choice.worker)), today=today)
    order = CaseOrder(choice.order)
    cases = narrowed_to(groups, choice.level, now)
    page = page_after(cases, after, order, forces if order is CaseOrder.FORCE else names)
    work = yield from page_of.plan(groups, page, user, now=now, with_quiet=not after)
    return DelaysPage(work, work.counts, _by_worker(reasons, names, now))


def _scope(choice: DelaysChoice) -> WorkScope:
    """Reviews wait on the service, hearings on the court."""
    return WorkScope(
        clocks=lambda clocks: narrowed(clocks, choice),
        tasks=lambda tasks: narrowed_tasks(tasks, choice),
        reviews=not choice.stage and choice.waiting_on in {"", SERVICE},
        hearings=not choice.stage and choice.waiting_on in {"", COURT},
    )


def _is_of(reason: ReasonToLook, worker: str) -> bool:
    """Whether it is a caseworker's: of a case of theirs, or a task that they were given."""
    if worker == UNASSIGNED:
        return not reason.worker
    return not worker or int(worker) in {reason.worker, reason.owner}


def _goes_by_force(reason: ReasonToLook, force: Organisation) -> bool:
    """Reviews by the client's force, hearings by the one that applies; clocks and tasks were asked for by theirs."""
    return reason.rule not in (REVIEW, HEARING) or reason.force == force.pk


@ReadInRounds
def _names(reasons: Sequence[ReasonToLook]) -> ReadPlan[dict[int, str]]:
    """Of the caseworkers of the cases, and of those who were given a task, by number."""
    workers, owners = {reason.worker for reason in reasons}, {reason.owner for reason in reasons}
    people = User.objects.filter(Q(pk__in=workers) | Q(pk__in=owners, role=Role.CASEWORKER))
    yield [people]
    return {worker.pk: worker.get_full_name() or worker.username for worker in people}


@ReadInRounds
def _force_names(wanted: bool) -> ReadPlan[dict[int, str]]:
    if not wanted:
        return {}
    forces = Organisation.objects.forces().values_list("pk", "name")
    yield [forces]
    return dict(forces)


def _by_worker(reasons: Iterable[ReasonToLook], names: Mapping[int, str], now: datetime) -> list[WorkerLevels]:
    """Each number is of the list to which it leads: the cases that the same filter lets through."""
    of_worker: dict[int, list[ReasonToLook]] = defaultdict(list)
    named = frozenset(names)
    for reason in reasons:
        for worker in {reason.worker, *({reason.owner} & named)}:
            of_worker[worker].append(reason)
    found = [
        WorkerLevels(
            str(worker) if worker else UNASSIGNED,
            names.get(worker, "No caseworker"),
            counts_of(group_reasons(own, today=local_day(now)), now),
        )
        for worker, own in of_worker.items()
    ]
    return sorted((each for each in found if each.late), key=_worst_first)


def _worst_first(row: WorkerLevels) -> tuple[list[int], str, str]:
    return ([-row.counts.get(level, 0) for level in reversed(LEVELS)], row.name, row.worker)


def narrowed(clocks: ClockQuerySet, choice: DelaysChoice) -> ClockQuerySet:
    """Clocks that the choice lets through, whoever works on their cases."""
    clocks = clocks.annotate(thing=Func(F("subject"), Value("/"), Value(1), function="SPLIT_PART"))
    for condition in (_of_force(choice.force), _at_stage(choice.stage), _waiting_on(choice.waiting_on)):
        clocks = clocks.filter(condition)
    return clocks


def narrowed_tasks(tasks: TaskQuerySet, choice: DelaysChoice) -> TaskQuerySet:
    """Tasks that the choice lets through, whoever works on their cases."""
    if choice.stage not in {"", STAGE_TASK} or choice.waiting_on not in {"", POLICE, "service"}:
        return tasks.none()
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
