"""The jobs of the casework floor: long ones that somebody starts, and those that beat runs."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from accounts.database.clock import database_now
from accounts.jobs.services.jobs import JobRun, finish_job, run_job
from casework.caseload.services.reassignment import TASK, carry_out
from casework.evidence.services import thumbnails, uploads, virus_scans, working_copies
from casework.search.services import forget_queries
from casework.sharing.services.agreements import remind_of_agreements
from casework.sharing.services.audience import watch_forces


@shared_task(name=TASK)
def reassign(job_id: str) -> bool:
    """Move a leaver's cases by their plan. Safe to run late, twice or in two places at once."""
    return run_job(job_id, _move_cases)


def _move_cases(run: JobRun) -> None:
    states = carry_out(UUID(str(run.job.arguments["reassignment"])), now=database_now(), told=run.report)
    finish_job(run, outcome=dict(states))


@shared_task(name="casework.work_on_evidence")
def work_on_evidence() -> int:
    """Scan files, make working copies, draw them small. Safe to run late, twice or in two places at once."""
    now = database_now()
    scanned, copied = virus_scans.scan_waiting(now=now), working_copies.make_copies(now=now)
    return scanned + copied + thumbnails.draw_small_pictures(now=now)


@shared_task(name="casework.clear_uploads")
def clear_uploads() -> int:
    """Throw away uploads that nobody went on with. Safe to run late or twice."""
    return uploads.clear_uploads(now=database_now())


@shared_task(name="casework.forget_queries")
def forget_searches() -> int:
    """Forget what was searched for more than an hour ago. Safe to run late, twice or in two places at once."""
    return forget_queries()


@shared_task(name="casework.remind_of_agreements")
def ask_for_agreements_again() -> int:
    """Set a task for each agreement that ends within fourteen days. Safe to run late, twice or in parallel."""
    return remind_of_agreements(now=database_now())


@shared_task(name="casework.watch_forces")
def look_who_can_sign_in() -> int:
    """Tell supervisors of forces at which nobody can sign in, and end it. Safe to run late, twice or in parallel."""
    return watch_forces(now=database_now())
