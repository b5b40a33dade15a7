"""Writes heartbeats of jobs by the database's clock, and answers which scheduled jobs have stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import JSONField, Value
from django.db.models.functions import Now

from risk.scheduled_jobs.models.heartbeat import Heartbeat
from risk.scheduled_jobs.models.milestone import DEMO_ACCOUNTS, STARTED, Milestone
from risk.scheduled_jobs.rules import WATCH, WATCH_EVERY, ScheduledJob, last_heard

BY_WATCH: Final = {"by": WATCH}


def beat(name: str, *, by_watch: bool = False) -> None:
    """Leave a sign of life, so that a silent part is noticed by whoever opens a page."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, beat_at=Now(), detail=BY_WATCH if by_watch else {})],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["beat_at", "detail"],
    )


def note_start() -> None:
    """Note that the copy starts now: a job that has never run is judged from here."""
    Milestone.objects.bulk_create(
        [Milestone(name=STARTED, at=Now())], update_conflicts=True, unique_fields=["name"], update_fields=["at"]
    )


def intervals() -> dict[str, timedelta]:
    """How often beat sends each task, by the task's name."""
    schedule: Mapping[str, Mapping[str, Any]] = settings.CELERY_BEAT_SCHEDULE
    return {entry["task"]: entry["schedule"] for entry in schedule.values()}


@dataclass(frozen=True)
class CopyHealth:
    """What every page tells of the copy as a whole: which of its jobs sleep, and that it has the demo's accounts."""

    jobs: list[ScheduledJob]
    has_demo_accounts: bool


def scheduled_jobs() -> list[ScheduledJob]:
    return health_of_copy().jobs


def health_of_copy() -> CopyHealth:
    """Every job of the schedule, and watch, with what is known of it by the database's clock; one statement."""
    heard, now = _heard()
    started_ago = last_heard(heard.get(STARTED, (None, {}))[0], now) if now else None
    jobs = [
        ScheduledJob(
            name=name,
            interval=interval,
            done_ago=last_heard(heard[name][0], now) if now and name in heard else None,
            started_ago=started_ago,
            by_watch=name in heard and heard[name][1] == BY_WATCH,
        )
        for name, interval in {**intervals(), WATCH: WATCH_EVERY}.items()
    ]
    return CopyHealth(jobs, DEMO_ACCOUNTS in heard)


def _heard() -> tuple[dict[str, tuple[datetime, dict[str, str]]], datetime | None]:
    """When each name was last heard of and how, and what the time is; no time where nothing was ever heard."""
    beats = Heartbeat.objects.values_list("name", "beat_at", "detail", Now())
    start = Milestone.objects.filter(name__in=(STARTED, DEMO_ACCOUNTS))
    rows = list(beats.union(start.values_list("name", "at", Value({}, JSONField()), Now()), all=True))
    return {name: (at, detail) for name, at, detail, _ in rows}, rows[0][3] if rows else None
