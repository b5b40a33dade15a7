"""The register of requests that came to nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from casework.dates.rules.london_time import local_day
from reports.declined.queries import declined
from reports.filters.forms import DeclinedFilter
from reports.lists.paging import cursor_of, page_href


@require_safe
@requires(Permission.VIEW_CASE)
def declined_list(request: HttpRequest) -> HttpResponse:
    """Requests that were declined, refused or withdrawn, with the reason, what was offered, and what we did."""
    now = request_now(request)
    form = DeclinedFilter(request.GET)
    found = declined(signed_in(request), form.choice(), today=local_day(now), after=cursor_of(request))
    next_href = page_href(request, found.next_cursor) if found.next_cursor else ""
    context = {"found": found, "filter_form": form, "next_href": next_href, "now": now}
    return render(request, "reports/declined/declined_list.html", context)
