"""Finds every reason to look at a case: clocks, reviews that are due, hearings that are near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from accounts.models import User
from casework.models import Case, Task, TaskKind, TaskQuerySet
from casework.rules.london import local_day, midnight
from casework.rules.tasks import late_level
from orders.models import Application
from reports.rules.rows import HEARING, REVIEW, TASK, Reason
from risk.models import ClockQuerySet, RiskReview
from risk.rules.counting import ENGLAND_AND_WALES

HEARINGS_AHEAD: Final = 10
ONE_DAY: Final = timedelta(days=1)


def clock_reasons(clocks: ClockQuerySet, now: datetime) -> Iterator[Reason]:
    """Clocks as they stand at a moment, read lightly: a list may have to order thousands to show fifty."""
    columns = ("pk", "case_id", "rule", "subject", "case__risk_level", "level", "started_at", "late_at", "quiet_until")
    rows = clocks.with_level(now).values_list(*columns)
    for pk, case, rule, subject, risk, level, since, late_at, quiet_until in rows:
        yield Reason(
            clock=pk,
            case=case,
            rule=rule,
            subject=subject,
            risk=risk,
            level=level or "",
            since=since,
            late_at=late_at,
            quiet_until=quiet_until,
        )


def review_reasons(user: User, now: datetime, *, case: Case | None = None) -> Iterator[Reason]:
    """One reason for each case whose risk is to be reviewed: by its day, or sooner because of what has happened."""
    today = local_day(now)
    reviews = RiskReview.objects.visible_to(user).due(today).filter(case__closed_at=None)
    tasks = Task.objects.visible_to(user).open().filter(kind=TaskKind.RISK_REVIEW, case__closed_at=None)
    if case is not None:
        reviews, tasks = reviews.filter(case=case), tasks.filter(case=case)
    found = {row.case_id: _due_by_day(row, today) for row in reviews.select_related("case")}
    asked: dict[int, list[Task]] = defaultdict(list)
    for task in tasks.select_related("case").order_by("due_at", "id"):
        asked[task.case_id].append(task)
    yield from {**found, **{key: _asked(rows, found.get(key), now) for key, rows in asked.items()}}.values()


def _due_by_day(row: RiskReview, today: date) -> Reason:
    return _dated(REVIEW, row.case, "", day=row.next_review_on, today=today)


def _asked(tasks: Sequence[Task], by_day: Reason | None, now: datetime) -> Reason:
    """The soonest of what asks for a review of one case, with all of it in words."""
    late_at = min(task.due_at or task.set_at for task in tasks)
    if by_day is not None and by_day.late_at is not None:
        late_at = min(late_at, by_day.late_at)
    return Reason(
        rule=REVIEW,
        case=tasks[0].case_id,
        subject="",
        risk=tasks[0].case.risk_level,
        level="amber" if late_at <= now else "",
        since=min(task.set_at for task in tasks),
        late_at=late_at,
        why="; ".join(dict.fromkeys(task.title.partition(": ")[2] or task.title for task in tasks)),
    )


def hearing_reasons(user: User, now: datetime, *, case: Case | None = None) -> Iterator[Reason]:
    """Hearings within ten working days, and those that are past with nothing recorded of them."""
    today = local_day(now)
    ahead = ENGLAND_AND_WALES.nth_after(today, HEARINGS_AHEAD)
    rows = Application.objects.visible_to(user).open().filter(hearing_on__lte=ahead, case__closed_at=None)
    if case is not None:
        rows = rows.filter(case=case)
    for row in rows.select_related("case"):
        yield _dated(HEARING, row.case, row.label, day=row.hearing_on, today=today)


def task_reasons(tasks: TaskQuerySet, now: datetime) -> Iterator[Reason]:
    """Tasks as they stand at a moment, in one light statement; a review of the risk has a reason of its own."""
    rows = tasks.exclude(kind=TaskKind.RISK_REVIEW).values_list(
        "pk", "case_id", "kind", "case__risk_level", "set_at", "due_at"
    )
    for pk, case, kind, risk, set_at, due_at in rows:
        yield Reason(
            rule=f"{TASK}{kind}",
            case=case,
            subject=str(pk),
            risk=risk,
            level=late_level(kind, due_at, now) if due_at else "",
            since=set_at,
            late_at=due_at,
        )


def _dated(rule: str, case: Case, subject: str, *, day: date | None, today: date) -> Reason:
    if day is None:
        raise ValueError(f"a {rule} without its day")
    return Reason(
        rule=rule,
        case=case.pk,
        subject=subject,
        risk=case.risk_level,
        level="amber" if day < today else "",
        since=midnight(day),
        late_at=midnight(day + ONE_DAY),
    )
