"""The part Work of a case; and the sheets of notes and of the safety plan, to read whole or to print."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import Permission, signed_in
from accounts.clock import request_now
from casework.access import case_view
from casework.models import Case
from reports.queries import casework
from reports.tabs import tabs


@require_safe
@case_view(Permission.VIEW_CASE)
def case_work(request: HttpRequest, case: Case) -> HttpResponse:
    """Tasks and promises, meetings, recommendations, notes."""
    now, user = request_now(request), signed_in(request)
    context = {"work": casework.case_work(case, user, now), "now": now}
    return render(request, "reports/case_work.html", {**context, **_frame(case, "case_work")})


@require_safe
@case_view(Permission.VIEW_CASE)
def note_list(request: HttpRequest, case: Case) -> HttpResponse:
    """Every note, to read whole or to print."""
    notes = casework.notes_of(case, signed_in(request))
    return render(request, "reports/note_list.html", {"case": case, "notes": notes})


@require_safe
@case_view(Permission.VIEW_CASE)
def safety_plan(request: HttpRequest, case: Case) -> HttpResponse:
    """The safety plan as a sheet to print: the reference, no name, no address, no free text."""
    now = request_now(request)
    plan = casework.safety_plan(case, signed_in(request), now)
    return render(request, "reports/safety_plan.html", {"case": case, "plan": plan, "now": now})


def _frame(case: Case, view: str) -> dict[str, Any]:
    return {"case": case, "tabs": tabs(case, view)}
