"""The police liaison's first page: what waits on the own force, and nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.trail.page_look import already_in_trail
from accounts.trail.services import audit
from reports.desk.queries import ROWS_SHOWN, desk_of


@require_safe
@requires(Permission.VIEW_DESK)
def desk(request: HttpRequest) -> HttpResponse:
    """Breaches and waiting applications of the own force; `?all=1` leaves none out."""
    now, liaison = request_now(request), signed_in(request)
    already_in_trail()
    audit(by=liaison, act="desk.view", subject=None, now=now)
    limit = None if request.GET.get("all") else ROWS_SHOWN
    return render(request, "reports/desk/desk.html", {"desk": desk_of(liaison, now, limit=limit), "now": now})
