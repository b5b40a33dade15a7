"""Tells every page whether flags are raised in time, and those who look after a service whether any job sleeps."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypedDict

from django.http import HttpRequest

from accounts.access import Permission, has_permission
from accounts.models import User
from risk.rules.sleeping import FLAGS, ScheduledJob, asleep
from risk.services.heartbeats import scheduled_jobs


class Watcher(TypedDict):
    watcher_late: Callable[[], bool]
    jobs_late: Callable[[], bool]


def watcher(request: HttpRequest) -> Watcher:
    """Give templates `watcher_late` and `jobs_late`, asked once, when a page of a signed-in person names them."""

    @cache
    def sleeping() -> list[ScheduledJob]:
        return asleep(scheduled_jobs()) if isinstance(getattr(request, "user", None), User) else []

    def jobs_late() -> bool:
        return bool(sleeping()) and has_permission(request.user, Permission.VIEW_SCHEDULED_JOBS)

    return {"watcher_late": lambda: any(job.name == FLAGS for job in sleeping()), "jobs_late": jobs_late}
