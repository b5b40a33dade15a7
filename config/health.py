"""What a load balancer and a dead-man check may ask without signing in: nothing about any person."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from accounts.database.clock import clock_words, database_now
from config.context import disk_is_full
from config.troubles import known_troubles
from risk.scheduled_jobs.rules import JobHealth, asleep
from risk.scheduled_jobs.services import scheduled_jobs


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer ok while the database does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("database unreachable", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def health_alerts(request: HttpRequest) -> HttpResponse:
    """Answer which jobs sleep, which have not run yet, and what ails the machine; 503 if a person should look."""
    ailments = _ailments()
    try:
        jobs = scheduled_jobs()
    except OperationalError:
        return JsonResponse({"awake": False, "database": "unreachable", **ailments}, status=503)
    sleeping = asleep(jobs)
    answer = {
        "awake": not sleeping,
        **ailments,
        "asleep": {job.name: job.words for job in sleeping},
        "not_yet": [job.name for job in jobs if job.state is JobHealth.NOT_YET],
        "done_by_watch": [job.name for job in jobs if job.by_watch and not job.is_asleep],
        "seconds_since": {job.name: _seconds(job.done_ago) for job in jobs if job.done_ago is not None},
        "asleep_after_seconds": {job.name: _seconds(job.sleeps_after) for job in jobs},
    }
    return JsonResponse(answer, status=503 if sleeping or ailments else 200)


def _clock() -> str:
    """How far this machine's clock is from the database's, read now; nothing where it cannot be read."""
    try:
        database_now()
    except Error:
        return ""
    return clock_words()


def _ailments() -> dict[str, object]:
    """A full disk, as it is found now, and what the supervisor of `make run` has found; nothing while all is well."""
    found: dict[str, object] = {}
    if words := _clock():
        found["clock"] = words
    if disk_is_full():
        found["disk"] = "full"
    if troubles := known_troubles(settings.STATE):
        found["troubles"] = troubles
    return found


def _seconds(length: timedelta) -> float:
    return round(length.total_seconds(), 1)
