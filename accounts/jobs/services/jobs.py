"""Starts a long job, sends it to a worker, and sees to it that it is done once, even if a worker dies over it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from threading import Event, Thread
from types import TracebackType
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from accounts.database.clock import database_now
from accounts.jobs.models import Job, JobState
from accounts.jobs.services.send import send, send_meanwhile
from accounts.people.models import User
from accounts.rules import RuleViolation, check_says_no_words
from accounts.trail.services import audit

LOGGER: Final = logging.getLogger(__name__)

MOST_ATTEMPTS: Final = 3
AT_ONCE: Final = 1
"""Long jobs at one time: the worker's other place must stay free for the sweep that raises flags."""
BEAT: Final = 1.0
"""Seconds between two signs of life."""
CLAIM_LOCK: Final = 7_203_114
GAVE_UP: Final = "It stopped three times before the end, and nothing more was tried. Tell whoever looks after Hawthorn."

Clock = Callable[[], datetime]


class JobLost(Exception):
    """Somebody stopped the job, or another worker has it: whatever this one has not yet committed must go."""


@dataclass(frozen=True, kw_only=True)
class NewJob:
    """What is to be done. `kind` names a Celery task that takes the job's id and calls `run_job`."""

    kind: str
    title: str
    arguments: Mapping[str, object]
    total: int = 0
    href: str = ""


@transaction.atomic
def start_job(new: NewJob, *, by: User, now: datetime) -> Job:
    """Write the job down, and send it to a worker once the caller's transaction is through.

    Only its id is sent, and nobody waits for it. If the broker is away the row waits, and `send_waiting_jobs` sends it.
    """
    check_says_no_words(new.arguments)
    job = Job.objects.create(
        organisation_id=by.organisation_id,
        user=by,
        kind=new.kind,
        title=new.title,
        href=new.href,
        arguments=dict(new.arguments),
        total=new.total,
        asked_at=now,
    )
    audit(by=by, act="job.start", subject=job, now=now, kind=new.kind)
    transaction.on_commit(lambda: send_meanwhile(job))
    return job


def send_waiting_jobs(*, now: datetime) -> int:
    """Send every job that no living worker is at; one that was sent already is claimed only once.

    How many were sent. A broker that does not take one is not asked to take the others now.
    """
    jobs = Job.objects.to_be_done(now).order_by("asked_at")
    return sum(1 for _ in takewhile(send, jobs))


class JobRun:
    """One worker's hold on a job. `report` costs nothing: a thread of its own writes, outside the transaction."""

    def __init__(self, job: Job, clock: Clock) -> None:
        self.job, self.clock = job, clock
        self.done, self.total = 0, job.total
        self._stop, self._lost = Event(), Event()
        self._thread = Thread(target=self._beat, daemon=True)

    def report(self, done: int, total: int | None = None) -> None:
        """Say how far the work is; ends it if the job was stopped or taken over."""
        self.total = self.total if total is None else total
        self.done = min(done, self.total) if self.total else done
        if self._lost.is_set():
            raise JobLost

    def __enter__(self) -> JobRun:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        """Write signs of life on a connection of this thread's own until the work ends."""
        try:
            while not self._stop.wait(BEAT):
                if not report_progress(self.job, done=self.done, total=self.total, now=self.clock()):
                    self._lost.set()
        finally:
            connection.close()


def _held(job: Job) -> dict[str, object]:
    """The condition that the worker which claimed this job still holds it."""
    return {"pk": job.pk, "state": JobState.RUNNING, "attempts": job.attempts}


def report_progress(job: Job, *, done: int, total: int, now: datetime) -> bool:
    """Write how far a job is; False if this worker no longer holds it."""
    if Job.objects.filter(**_held(job)).update(done=done, total=total, heartbeat_at=now):
        return True
    # A claim whose transaction is still open (as in a test) is seen by nobody else: that is no loss.
    return not Job.objects.filter(pk=job.pk).exists()


def claim_job(job_id: UUID, *, now: datetime) -> Job | None:
    """Take a job that no living worker is at; None leaves it: it is taken, finished, or its turn has not come."""
    with transaction.atomic():
        _one_claim_at_a_time()
        if Job.objects.running(now).count() >= AT_ONCE:
            return None
        job = Job.objects.select_for_update().to_be_done(now).filter(public_id=job_id).first()
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            _end(job, JobState.FAILED, now, error=GAVE_UP)
            return None
        job.state, job.attempts, job.done = JobState.RUNNING, job.attempts + 1, 0
        job.started_at, job.heartbeat_at = job.started_at or now, now
        job.save()
        return job


def _one_claim_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CLAIM_LOCK])


def run_job(job_id: str, work: Callable[[JobRun], None], *, clock: Clock = database_now) -> bool:
    """Do a job if it is there to be done. A task of its kind is this one call.

    `work` must call `finish_job` as its last write, in the same transaction as what it wrote, so that the work is
    there exactly once. It is run again after a crash: what it commits on the way must bear that. A RuleViolation
    ends the job with its sentence; any other error gives it back to be tried again, and surfaces.
    """
    job = claim_job(UUID(job_id), now=clock())
    if job is None:
        return False
    try:
        with JobRun(job, clock) as run:
            work(run)
    except RuleViolation as refusal:
        fail_job(run, refusal.sentence)
    except JobLost:
        LOGGER.warning("A job was stopped or taken over: job %s", job.public_id)
    except BaseException:
        _give_back(job)
        raise
    send_waiting_jobs(now=clock())
    return True


@transaction.atomic
def finish_job(run: JobRun, *, outcome: Mapping[str, object]) -> None:
    """Note that the work is done and what came of it; raises JobLost, and so undoes the work, if it is not ours."""
    check_says_no_words(outcome)
    job = Job.objects.select_for_update().filter(**_held(run.job)).first()
    if job is None:
        raise JobLost
    job.outcome, job.total = dict(outcome), run.total or run.done
    job.done = job.total
    _end(job, JobState.DONE, run.clock())


@transaction.atomic
def fail_job(run: JobRun, sentence: str) -> None:
    """Note that the work could not be done, with a sentence that says why and names nobody."""
    job = Job.objects.select_for_update().filter(**_held(run.job)).first()
    if job is not None:
        _end(job, JobState.FAILED, run.clock(), error=sentence)


@transaction.atomic
def cancel_job(job: Job, *, by: User, now: datetime) -> Job:
    """Stop a job: one that waits never starts, one that runs ends at its next sign of life."""
    locked = Job.objects.select_for_update().get(pk=job.pk)
    if locked.is_finished:
        raise RuleViolation("This job has ended already.")
    _end(locked, JobState.CANCELLED, now)
    audit(by=by, act="job.cancel", subject=locked, now=now)
    return locked


def _end(job: Job, state: JobState, now: datetime, *, error: str = "") -> None:
    job.state, job.finished_at, job.error = state, now, error[:500]
    job.save()


def _give_back(job: Job) -> None:
    """Let the next sweep send the job again at once, instead of after the silence."""
    Job.objects.filter(**_held(job)).update(state=JobState.WAITING)
