"""Stands in for scheduled jobs that are silent, so that flags are raised without broker or worker."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable

from celery import current_app
from django.db import close_old_connections

from risk.scheduled_jobs.rules import FLAGS, WATCH, ScheduledJob
from risk.scheduled_jobs.services import beat, scheduled_jobs

log = logging.getLogger(__name__)


def watch_flags() -> list[str]:
    """Raise flags if nobody does, then leave a sign of life; the names of the jobs that were done."""
    done = _stand_in(job for job in scheduled_jobs() if job.name == FLAGS)
    beat(WATCH)
    return done


def silent_others() -> list[ScheduledJob]:
    """Every other job that somebody must do in the workers' place."""
    return [job for job in scheduled_jobs() if job.name not in {FLAGS, WATCH} and job.wants_stand_in]


def watch_other_jobs(
    *, last: Collection[str] = (), tell: Callable[[str, str], None] = lambda _word, _name: None
) -> list[str]:
    """Do every other job that is silent, each by its own limit; the names of those that were done.

    Those named `last`, which took too long before, come after all others. `tell` hears what begins and what is done.
    """
    done = []
    for job in sorted(silent_others(), key=lambda job: job.name in last):
        tell("begins", job.name)
        if _do(job):
            tell("done", job.name)
            done.append(job.name)
    return done


def _stand_in(jobs: Iterable[ScheduledJob]) -> list[str]:
    return [job.name for job in jobs if job.wants_stand_in and _do(job)]


def _do(job: ScheduledJob) -> bool:
    """Run a job here and now, as a worker would: it leaves its own heartbeat, and its failure stops no other."""
    outcome = current_app.tasks[job.name].apply()
    if outcome.failed():
        log.error("watch: %s failed in its stand-in (%s)", job.name, type(outcome.result).__name__)
        close_old_connections()
    return bool(outcome.successful())
