"""The supervisor's first page: every late thing of the teams, filtered and counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from reports.caseload.queries import idle_total, waiting_total
from reports.delays.queries.concerns import to_look_at
from reports.delays.queries.delays import delays as delays_of
from reports.filters.forms import DelaysFilter
from reports.lists.paging import cursor_of, page_href
from reports.protection.queries.unprotected import unprotected_total


@require_safe
@requires(Permission.VIEW_DELAYS)
def delays(request: HttpRequest) -> HttpResponse:
    """One page of delays; the filters stand in the address."""
    now, user = request_now(request), signed_in(request)
    form = DelaysFilter(request.GET, user=user)
    found = delays_of(user, form.choice(), now=now, after=cursor_of(request))
    context = {
        "form": form,
        "delays": found,
        "look_at": to_look_at(user, now),
        "now": now,
        "idle": idle_total(user, now),
        "waiting": waiting_total(user),
        "unprotected": unprotected_total(user, now),
        "next_href": page_href(request, found.work.next_cursor) if found.work.next_cursor else "",
        "first_href": page_href(request, "") if cursor_of(request) else "",
    }
    return render(request, "reports/delays/delays.html", context)
