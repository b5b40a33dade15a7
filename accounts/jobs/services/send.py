"""Sends a job to the message broker on a thread of its own, so that no page waits for a broker that is away.

The row in the database is the job. What is not sent, because the broker is away or frozen, the sweep sends later.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import BoundedSemaphore, Thread
from typing import Final

from celery import current_app
from kombu.exceptions import OperationalError

from accounts.jobs.models import Job

LOGGER: Final = logging.getLogger(__name__)

LONGEST: Final = timedelta(minutes=30)
AT_ONCE: Final = 4
"""Threads that may wait for a frozen broker; beyond them a job is left to the sweep at once."""
PLACES: Final = BoundedSemaphore(AT_ONCE)


def send(job: Job) -> bool:
    """Offer a job to the workers, and wait for the broker; False if it is away. The offer goes stale soon."""
    seconds = int(LONGEST.total_seconds())
    try:
        current_app.send_task(
            job.kind, [str(job.public_id)], expires=55, soft_time_limit=seconds, time_limit=seconds + 30
        )
    except (OperationalError, OSError):
        LOGGER.warning("The broker is away: a job waits for the sweep")
        return False
    return True


def send_meanwhile(job: Job) -> Thread | None:
    """Offer a job while the caller goes on; None where too many wait for the broker already."""
    if not PLACES.acquire(blocking=False):
        LOGGER.warning("The broker does not answer: a job waits for the sweep")
        return None
    thread = Thread(target=_send_and_leave, args=(job,), daemon=True, name="offers a job")
    thread.start()
    return thread


def _send_and_leave(job: Job) -> None:
    try:
        send(job)
    finally:
        PLACES.release()
