"""The long jobs of the casework floor."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from accounts.services import Run, finish_job, run_job
from casework.services.reassignments import TASK, carry_out


@shared_task(name=TASK)
def reassign(job_id: str) -> bool:
    """Move a leaver's cases by their plan. Safe to run late, twice or in two places at once."""
    return run_job(job_id, _move_cases)


def _move_cases(run: Run) -> None:
    states = carry_out(UUID(str(run.job.arguments["reassignment"])), now=timezone.now(), told=run.report)
    finish_job(run, outcome=dict(states))
