"""The pages that keep the safety plan: its measures, and that it was gone through with the client."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.safety_plan.forms import MeasureEditForm, MeasureForm, PlanForm
from casework.safety_plan.models import SafetyMeasure
from casework.safety_plan.services import add_measure, change_measure, confirm_plan


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def measure_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a measure to the safety plan."""
    now = request_now(request)
    form = MeasureForm(request.POST or None)
    if form.is_valid():
        act = partial(add_measure, case, form.new_measure(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The measure is in the plan.", now)
            return redirect("case_safety", case.public_id)
    return render(request, "casework/safety_plan/measure_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def measure_edit(request: HttpRequest, case: Case, measure_id: UUID) -> HttpResponse:
    """Change how far a measure has come."""
    now, by = request_now(request), signed_in(request)
    rows = SafetyMeasure.objects.visible_to(by).select_related("case")
    measure = row_or_404(rows, case=case, public_id=measure_id)
    form = MeasureEditForm(request.POST or None, row=measure)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(change_measure, measure, form.values, version=version, by=by, now=now)
        if form.carry_out(act):
            receipt(request, "The measure is changed.", now)
            return redirect("case_safety", case.public_id)
    return render(request, "casework/safety_plan/measure_edit.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def plan_confirm(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep the plan as it stands as a version that the client has gone through."""
    now = request_now(request)
    form = PlanForm(request.POST or None, initial={"confirmed_on": local_day(now)})
    if form.is_valid():
        act = partial(confirm_plan, case, **form.cleaned_data, by=signed_in(request), now=now)
        if plan := form.carry_out(act):
            receipt(request, f"Version {plan.number} of the safety plan is kept.", now)
            return redirect("case_safety", case.public_id)
    return render(request, "casework/safety_plan/plan_confirm.html", {"case": case, "form": form}, status=form.status)
