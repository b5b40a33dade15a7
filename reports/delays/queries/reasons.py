"""Finds every reason to look at a case: clocks, reviews that are due, hearings that are near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Case as DatabaseCase
from django.db.models import Exists, OuterRef, QuerySet, Subquery, When

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.case_tasks.models import Task, TaskKind, TaskQuerySet
from casework.case_tasks.rules import late_level
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day, midnight
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order, OrderKindChoices
from orders.orders.rules.order_end import OrderEnd
from reports.lists.rules import HEARING, ORDER_RULES, REVIEW, TASK, ReasonSubject, ReasonToLook, noun_of
from reports.protection.queries.unprotected import unprotected_among
from risk.clocks.models.clock import ClockQuerySet
from risk.reviews.models.review import RiskReview
from risk.thresholds.rules.limits import RULES
from risk.thresholds.rules.rule_words import LOOKS_AHEAD
from risk.working_days.rules import ENGLAND_AND_WALES

HEARINGS_AHEAD: Final = 10
ONE_DAY: Final = timedelta(days=1)

Cases = Collection[Case] | None
"""The cases asked about; None for every case that the reader sees."""
APPLICATION_RULES: Final = frozenset(rule for rule in RULES if noun_of(rule) is ReasonSubject.APPLICATION)


ENDING_RULES: Final = ("T18",)
COLUMNS: Final = (
    "pk",
    "case_id",
    "rule",
    "subject",
    "case__risk_level",
    "level",
    "started_at",
    "late_at",
    "quiet_until",
    "case__caseworker",
    "case__victim_force",
)


def _of(rows: QuerySet[Any], field: str, rules: Collection[str]) -> DatabaseCase:
    """A field of the thing that a clock is about, looked up for the rules of that kind of thing alone."""
    thing = rows.filter(case=OuterRef("case"), label=OuterRef("subject")).values(field)[:1]
    return DatabaseCase(When(rule__in=rules, then=Subquery(thing)), default=None)


ORDER_FORCE: Final = "application__force"
BREACH_RULES: Final = frozenset(rule for rule in RULES if noun_of(rule) is ReasonSubject.BREACH)

OF_ITS_THING: Final = {
    "asks_force": _of(Application.objects.all(), "force", APPLICATION_RULES),
    "applied_force": _of(Order.objects.all(), ORDER_FORCE, ORDER_RULES),
    "acts_force": _of(Breach.objects.all(), "force", BREACH_RULES),
    "asked_at": _of(Application.objects.all(), "first_requested_at", APPLICATION_RULES),
    "last_day": _of(Order.objects.all(), "last_day", LOOKS_AHEAD),
    "ended_at": _of(Order.objects.all(), "ended_at", LOOKS_AHEAD),
    "order_reviewed": _of(Order.objects.exclude(ended_at=None), "pk", ENDING_RULES),
    "request_reviewed": _of(Application.objects.exclude(determined_at=None), "pk", ENDING_RULES),
}


@ReadInRounds
def clock_reasons(clocks: ClockQuerySet, now: datetime) -> ReadPlan[list[ReasonToLook]]:
    """Clocks as they stand at a moment, read lightly: a list may have to order thousands to show fifty."""
    rows = clocks.with_level(now).annotate(**OF_ITS_THING).values(*COLUMNS, *OF_ITS_THING)
    yield [rows]
    ends = {row["pk"]: _end(row) for row in rows if row["rule"] in LOOKS_AHEAD}
    today = local_day(now)
    over = {row["case_id"] for row in rows if row["pk"] in ends and ends[row["pk"]].is_over(today)}
    bare = yield from unprotected_among.plan(over, now)
    return [_of_clock(row, ends.get(row["pk"]), bare, today) for row in rows]


def _of_clock(row: Mapping[str, Any], end: OrderEnd | None, bare: Collection[int], today: date) -> ReasonToLook:
    return ReasonToLook(
        clock=row["pk"],
        case=row["case_id"],
        rule=row["rule"],
        subject=row["subject"],
        risk=row["case__risk_level"],
        level=row["level"] or "",
        since=row["started_at"],
        late_at=row["late_at"],
        quiet_until=row["quiet_until"],
        asked_at=row["asked_at"],
        end=end,
        of_order=row["order_reviewed"] is not None and row["request_reviewed"] is None,
        worker=row["case__caseworker"] or 0,
        force=row["asks_force"] or row["applied_force"] or row["acts_force"] or row["case__victim_force"],
        nothing_protects=end is not None and end.is_over(today) and row["case_id"] in bare,
    )


def _end(row: Mapping[str, Any]) -> OrderEnd:
    return OrderEnd(row["last_day"], local_day(row["ended_at"]) if row["ended_at"] else None)


@ReadInRounds
def review_reasons(user: User, now: datetime, *, cases: Cases = None) -> ReadPlan[list[ReasonToLook]]:
    """One reason for each case whose risk is to be reviewed: by its day, or sooner because of what has happened."""
    today = local_day(now)
    reviews = RiskReview.objects.visible_to(user).due(today).filter(case__closed_at=None)
    tasks = Task.objects.visible_to(user).open().filter(kind=TaskKind.RISK_REVIEW, case__closed_at=None)
    if cases is not None:
        reviews, tasks = reviews.filter(case__in=cases), tasks.filter(case__in=cases)
    reviews, tasks = reviews.select_related("case"), tasks.select_related("case").order_by("due_at", "id")
    yield reviews, tasks
    found = {row.case_id: _due_by_day(row, today) for row in reviews}
    asked: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        asked[task.case_id].append(task)
    return [*{**found, **{key: _asked(rows, found.get(key), now) for key, rows in asked.items()}}.values()]


def _due_by_day(row: RiskReview, today: date) -> ReasonToLook:
    return _dated(REVIEW, row.case, "", day=row.next_review_on, today=today)


def _asked(tasks: Sequence[Task], by_day: ReasonToLook | None, now: datetime) -> ReasonToLook:
    """The soonest of what asks for a review of one case, with all of it in words."""
    late_at = min(task.due_at or task.set_at for task in tasks)
    if by_day is not None and by_day.late_at is not None:
        late_at = min(late_at, by_day.late_at)
    return ReasonToLook(
        rule=REVIEW,
        case=tasks[0].case_id,
        subject="",
        risk=tasks[0].case.risk_level,
        level="amber" if late_at <= now else "",
        since=min(task.set_at for task in tasks),
        late_at=late_at,
        why="; ".join(dict.fromkeys(task.title.partition(": ")[2] or task.title for task in tasks)),
        worker=tasks[0].case.caseworker_id or 0,
        force=tasks[0].case.victim_force_id,
    )


@ReadInRounds
def hearing_reasons(user: User, now: datetime, *, cases: Cases = None) -> ReadPlan[list[ReasonToLook]]:
    """Hearings within ten working days, and those that are past with nothing recorded of them.

    Where the interim order ran out meanwhile and nothing else protects the client, that is said first, in red.
    """
    today = local_day(now)
    ahead = ENGLAND_AND_WALES.nth_after(today, HEARINGS_AHEAD)
    rows = Application.objects.visible_to(user).open().filter(hearing_on__lte=ahead, case__closed_at=None)
    if cases is not None:
        rows = rows.filter(case__in=cases)
    interim = Exists(Order.objects.filter(application=OuterRef("pk"), kind=OrderKindChoices.INTERIM))
    found = rows.annotate(had_interim=interim).select_related("case")
    yield [found]
    gone_by = {row.case_id for row in found if _has_gone_by(row, today) and row.had_interim}  # type: ignore[attr-defined]
    bare = yield from unprotected_among.plan(gone_by, now)
    return [_of_hearing(row, bare, today) for row in found]


def _of_hearing(row: Application, bare: Collection[int], today: date) -> ReasonToLook:
    reason = replace(
        _dated(HEARING, row.case, row.label, day=row.hearing_on, today=today),
        force=row.force_id,
    )
    is_bare = row.case_id in bare and _has_gone_by(row, today)
    return replace(reason, level="red", nothing_protects=True) if is_bare else reason


def _has_gone_by(row: Application, today: date) -> bool:
    return row.hearing_on is not None and row.hearing_on < today


@ReadInRounds
def task_reasons(tasks: TaskQuerySet, now: datetime) -> ReadPlan[list[ReasonToLook]]:
    """Tasks as they stand at a moment, in one light statement; a review of the risk has a reason of its own."""
    rows = tasks.exclude(kind=TaskKind.RISK_REVIEW).values_list(
        "pk",
        "case_id",
        "kind",
        "case__risk_level",
        "set_at",
        "due_at",
        "case__caseworker",
        "owner",
        "case__victim_force",
    )
    yield [rows]
    return [
        ReasonToLook(
            rule=f"{TASK}{kind}",
            case=case,
            subject=str(pk),
            risk=risk,
            level=late_level(kind, due_at, now) if due_at else "",
            since=set_at,
            late_at=due_at,
            worker=worker or 0,
            owner=owner or 0,
            force=force,
        )
        for pk, case, kind, risk, set_at, due_at, worker, owner, force in rows
    ]


def _dated(rule: str, case: Case, subject: str, *, day: date | None, today: date) -> ReasonToLook:
    if day is None:
        raise ValueError(f"a {rule} without its day")
    return ReasonToLook(
        rule=rule,
        case=case.pk,
        subject=subject,
        risk=case.risk_level,
        level="amber" if day < today else "",
        since=midnight(day),
        late_at=midnight(day + ONE_DAY),
        worker=case.caseworker_id or 0,
        force=case.victim_force_id,
    )
