"""The page of scheduled jobs: which run, and which have stopped."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires
from risk.scheduled_jobs.services import scheduled_jobs


@require_safe
@requires(Permission.VIEW_SCHEDULED_JOBS)
def scheduled_job_list(request: HttpRequest) -> HttpResponse:
    """List each job with when it last ended well; those that sleep come first."""
    now = request_now(request)
    jobs = sorted(scheduled_jobs(), key=lambda job: not job.is_asleep)
    rows = [(job, None if job.done_ago is None else now - job.done_ago) for job in jobs]
    sleeping = sum(job.is_asleep for job in jobs)
    return render(
        request, "risk/scheduled_jobs/scheduled_job_list.html", {"rows": rows, "sleeping": sleeping, "now": now}
    )
