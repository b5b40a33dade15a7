"""Reads the running clocks of one thing for its page: how late each is, and what it reaches next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.templatetags.display import ago, level_words
from orders.orders.models import Order
from orders.orders.rules.order_end import LOOKS_WORDS, OrderEnd, end_tag
from risk.clocks.models.clock import Clock, Deadline
from risk.clocks.models.level import Level
from risk.thresholds.rules.rule_words import LOOKS_AHEAD, WATCHES, lateness, step_recipient


@dataclass(frozen=True, kw_only=True)
class RunningClock:
    """One clock in words."""

    rule: str
    level: str
    what: str
    late: str
    since: datetime
    waiting_on: str
    next_step: str
    coming: str
    level_said: str = ""


def running_clocks(case: Case, subjects: Q, now: datetime) -> list[RunningClock]:
    """The clocks that run on some subjects of a case, the worst first."""
    clocks = list(Clock.objects.running(now).filter(subjects, case=case).worst_first(now))
    coming = _coming(clocks, now)
    ends = _ends(case, clocks)
    return [_in_words(clock, coming.get(clock.pk), ends.get(clock.subject), now) for clock in clocks]


def _ends(case: Case, clocks: Sequence[Clock]) -> dict[str, OrderEnd]:
    """When the orders end to whose last day some of the clocks look ahead."""
    labels = [clock.subject for clock in clocks if clock.rule in LOOKS_AHEAD]
    rows = Order.objects.filter(case=case, label__in=labels) if labels else Order.objects.none()
    return {row.label: OrderEnd(row.last_day, local_day(row.ended_at) if row.ended_at else None) for row in rows}


def _coming(clocks: Sequence[Clock], now: datetime) -> dict[int, Deadline]:
    """The next deadline of each clock."""
    rows = Deadline.objects.filter(clock__in=clocks, due_at__gt=now).order_by("-due_at", "-id")
    return {row.clock_id: row for row in rows}


def _in_words(clock: Clock, coming: Deadline | None, end: OrderEnd | None, now: datetime) -> RunningClock:
    watch = WATCHES[clock.rule]
    late = lateness(clock.rule, clock.late_at, now) if clock.late_at and clock.late_at <= now else ""
    return RunningClock(
        rule=clock.rule,
        level=clock.level or "",
        what=_what(watch.missing, clock.subject),
        late=late,
        since=clock.started_at,
        waiting_on=watch.waiting_on,
        next_step=watch.next_step,
        coming=_deadline_words(clock.rule, coming, now) if coming else "",
        level_said=end_tag(clock.rule, clock.level or "", end, local_day(now)),
    )


def _what(missing: str, subject: str) -> str:
    """Of a requirement, say which: its clock is about O1/C2."""
    _, _, condition = subject.partition("/")
    return f"{missing}: {condition}" if condition else missing


def _deadline_words(rule: str, deadline: Deadline, now: datetime) -> str:
    is_level = deadline.mark in Level.values
    if is_level and rule in LOOKS_AHEAD:
        return f"{LOOKS_WORDS[deadline.mark]} {ago(deadline.due_at, now)}"
    words = level_words(deadline.mark) if is_level else f"Goes to {step_recipient(deadline.to, rule)}"
    return f"{words} {ago(deadline.due_at, now)}"
