"""Template context of every page: whether flags are raised in time, and which scheduled jobs have stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypedDict

from django.db import Error
from django.http import HttpRequest

from accounts.database.clock import clock_words
from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from risk.scheduled_jobs.models.milestone import DEMO_ACCOUNTS, Milestone
from risk.scheduled_jobs.rules import FLAGS, ScheduledJob, asleep
from risk.scheduled_jobs.services import CopyHealth, health_of_copy


class WatchContext(TypedDict):
    watcher_late: Callable[[], bool]
    jobs_late: Callable[[], bool]
    clock_is_off: Callable[[], str]
    has_demo_accounts: Callable[[], bool]


def watcher(request: HttpRequest) -> WatchContext:
    """Give templates what stands around every page: one statement, when a page names any of it.

    Whoever has not signed in is told of the demo alone.
    """
    is_known = isinstance(getattr(request, "user", None), User)

    @cache
    def around() -> CopyHealth:
        return health_of_copy() if is_known else CopyHealth([], has_demo_accounts=_has_demo_accounts())

    def sleeping() -> list[ScheduledJob]:
        return asleep(around().jobs)

    def jobs_late() -> bool:
        return bool(sleeping()) and has_permission(request.user, Permission.VIEW_SCHEDULED_JOBS)

    def clock_is_off() -> str:
        """As it was read for this very page, if it was: the pages themselves measure by the database's clock."""
        return clock_words() if is_known and has_permission(request.user, Permission.VIEW_SCHEDULED_JOBS) else ""

    return {
        "watcher_late": lambda: any(job.name == FLAGS for job in sleeping()),
        "jobs_late": jobs_late,
        "clock_is_off": clock_is_off,
        "has_demo_accounts": lambda: around().has_demo_accounts,
    }


def _has_demo_accounts() -> bool:
    """Whether they stand here; a page that says that the database is away must not fail over this."""
    try:
        return Milestone.objects.filter(name=DEMO_ACCOUNTS).exists()
    except Error:
        return False
