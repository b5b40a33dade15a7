"""The parts of a case page about its people, and about reaching the client safely."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.gates.access.row_gates import case_view
from reports.case_page.queries import work_and_safety
from reports.case_page.queries.case_people import people_of, safety_of
from reports.case_page.tabs import tabs


@require_safe
@case_view(Permission.VIEW_CASE)
def case_people(request: HttpRequest, case: Case) -> HttpResponse:
    """The client, the perpetrator, who they are to each other, and everybody else."""
    people = people_of(case, signed_in(request), local_day(request_now(request)))
    context = {"case": case, "tabs": tabs(case, "case_people"), "people": people}
    return render(request, "reports/case_page/case_people.html", context)


@require_safe
@case_view(Permission.VIEW_CASE)
def case_safety(request: HttpRequest, case: Case) -> HttpResponse:
    """How and when the client may be reached, the contact log, the safety plan; the safe address only as a mask."""
    now, user = request_now(request), signed_in(request)
    context = {
        "case": case,
        "tabs": tabs(case, "case_safety"),
        "safety": safety_of(case),
        "plan": work_and_safety.safety_plan(case, user, now),
        "log": work_and_safety.contact_log(case, user, now, everything="all" in request.GET),
        "now": now,
    }
    return render(request, "reports/case_page/case_safety.html", context)
