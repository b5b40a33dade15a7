"""The part Work of a case; and the sheets of notes and of the safety plan, to read whole or to print."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from casework.cases.models.case import Case
from casework.gates.access.row_gates import case_view
from reports.case_page.queries import work_and_safety
from reports.case_page.tabs import tabs


@require_safe
@case_view(Permission.VIEW_CASE)
def case_work(request: HttpRequest, case: Case) -> HttpResponse:
    """Tasks and promises, meetings, recommendations, notes."""
    now, user = request_now(request), signed_in(request)
    context = {"work": work_and_safety.case_work(case, user, now), "now": now}
    return render(request, "reports/case_page/case_work.html", {**context, **_frame(case, "case_work")})


@require_safe
@case_view(Permission.VIEW_CASE)
def note_list(request: HttpRequest, case: Case) -> HttpResponse:
    """Every note, to read whole or to print."""
    notes = work_and_safety.notes_of(case, signed_in(request))
    return render(request, "reports/case_page/note_list.html", {"case": case, "notes": notes})


@require_safe
@case_view(Permission.VIEW_CASE)
def safety_plan(request: HttpRequest, case: Case) -> HttpResponse:
    """The safety plan as a sheet to print: the reference, no name, no address, no free text."""
    now = request_now(request)
    plan = work_and_safety.safety_plan(case, signed_in(request), now)
    return render(request, "reports/case_page/safety_plan.html", {"case": case, "plan": plan, "now": now})


def _frame(case: Case, view: str) -> dict[str, Any]:
    return {"case": case, "tabs": tabs(case, view)}
