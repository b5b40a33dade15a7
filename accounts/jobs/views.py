"""Pages of the long jobs that a person has started, and how far each is."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.database.clock import request_now
from accounts.jobs.models import Job
from accounts.permissions.access import signed_in
from accounts.trail.middleware import leaves_no_trail
from accounts.trail.page_look import row_or_404

JOBS_SHOWN: Final = 50


@require_GET
def job_list(request: HttpRequest) -> HttpResponse:
    """Show the long jobs that the reader started, newest first."""
    jobs = Job.objects.visible_to(signed_in(request)).newest_first()[:JOBS_SHOWN]
    return render(request, "accounts/jobs/job_list.html", {"jobs": jobs, "now": request_now(request)})


@leaves_no_trail
@require_GET
def job_detail(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show how far one's own long job is; the page's script asks for it again until it has ended."""
    job = row_or_404(Job.objects.visible_to(signed_in(request)), public_id=job_id)
    return render(request, "accounts/jobs/job_detail.html", {"job": job, "now": request_now(request)})
