"""The caseworker's first page: what is late or soon late on the own cases, most dangerous first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from casework.dates.rules.london_time import local_day
from reports.caseload.queries import handovers_to_read
from reports.delays.queries import work_groups
from reports.diary.queries.diary import in_court_this_week
from reports.lists.paging import cursor_of, page_href
from reports.my_work.queries import plan_prompts
from reports.protection.queries.unprotected import unprotected_total


@require_safe
@requires(Permission.VIEW_MY_WORK)
def my_work(request: HttpRequest) -> HttpResponse:
    """One list of rows in words; what was acknowledged is folded until its day."""
    now, user = request_now(request), signed_in(request)
    found = work_groups.my_work(user, now=now, after=cursor_of(request))
    next_href = page_href(request, found.next_cursor) if found.next_cursor else ""
    context = {"work": found, "now": now, "next_href": next_href, "handovers": handovers_to_read(user)}
    context["in_court"] = in_court_this_week(user, today=local_day(now))
    context["prompts"] = plan_prompts(user, now)
    context["unprotected"] = unprotected_total(user, now)
    return render(request, "reports/my_work/my_work.html", context)
