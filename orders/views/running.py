"""Reads the clocks of one thing for its page: what each watches, how late it is, and what it reaches next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from casework.models import Case
from casework.templatetags.display import ago, level_words
from risk.models import Clock, Deadline, Level
from risk.rules.words import WATCHES, lateness, told


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


def running_clocks(case: Case, subjects: Q, now: datetime) -> list[RunningClock]:
    """The clocks that run on some subjects of a case, the worst first."""
    clocks = list(Clock.objects.running(now).filter(subjects, case=case).worst_first(now))
    coming = _coming(clocks, now)
    return [_in_words(clock, coming.get(clock.pk), now) for clock in clocks]


def _coming(clocks: Sequence[Clock], now: datetime) -> dict[int, Deadline]:
    """The next deadline of each clock."""
    rows = Deadline.objects.filter(clock__in=clocks, due_at__gt=now).order_by("-due_at", "-id")
    return {row.clock_id: row for row in rows}


def _in_words(clock: Clock, coming: Deadline | None, now: datetime) -> RunningClock:
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
    )


def _what(missing: str, subject: str) -> str:
    """Of a requirement, say which: its clock is about O1/C2."""
    _, _, condition = subject.partition("/")
    return f"{missing}: {condition}" if condition else missing


def _deadline_words(rule: str, deadline: Deadline, now: datetime) -> str:
    is_level = deadline.mark in Level.values
    words = level_words(deadline.mark, rule) if is_level else f"Goes to {told(deadline.to, rule)}"
    return f"{words} {ago(deadline.due_at, now)}"
