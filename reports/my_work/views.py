"""The caseworker's first page: what is late or soon late on the own cases, by danger; and the day in time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.database.read_plans import read_now, side_by_side
from accounts.permissions.access import Permission, requires, signed_in
from casework.dates.rules.london_time import local_day
from casework.leave.queries import covering_today
from reports.caseload.queries import handovers_to_read
from reports.delays.queries import work_groups
from reports.diary.queries.diary import in_court_this_week
from reports.lists.levels import choices_of
from reports.lists.paging import cursor_of, page_href
from reports.my_work.queries.day import day_of
from reports.my_work.queries.prompts import plan_prompts
from reports.protection.queries.unprotected import unprotected_total


@require_safe
@requires(Permission.VIEW_MY_WORK)
def my_work(request: HttpRequest) -> HttpResponse:
    """One row a case; what was acknowledged is folded until its day, what is not danger stands below."""
    now, user = request_now(request), signed_in(request)
    level = request.GET.get("level", "")
    found, handovers, prompts = read_now(
        side_by_side(
            work_groups.my_work.plan(user, now=now, after=cursor_of(request), level=level),
            handovers_to_read.plan(user),
            plan_prompts.plan(user, now),
        )
    )
    context = {
        "work": found,
        "choices": choices_of(found.counts, chosen=level, with_today=True),
        "now": now,
        "next_href": page_href(request, found.next_cursor) if found.next_cursor else "",
        "first_href": page_href(request, "") if cursor_of(request) else "",
        "handovers": handovers,
        "prompts": prompts,
        "covering": covering_today(user),
        "in_court": in_court_this_week(user, today=local_day(now)),
        "unprotected": unprotected_total(user, now),
    }
    return render(request, "reports/my_work/my_work.html", context)


@require_safe
@requires(Permission.VIEW_MY_WORK)
def today(request: HttpRequest) -> HttpResponse:
    """The day in the order of its hours: court, calls promised, hours in which a call is safe, tasks due."""
    now = request_now(request)
    context = {"day": day_of(signed_in(request), now), "now": now}
    return render(request, "reports/my_work/today.html", context)
