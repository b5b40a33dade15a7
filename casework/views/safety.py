"""The pages that keep the safety plan: its measures, and that it was gone through with the client."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import Permission, signed_in
from accounts.clock import request_now
from accounts.looks import row_or_404
from accounts.submissions import submitted_once
from casework import services
from casework.access import case_view
from casework.forms import MeasureEditForm, MeasureForm, PlanForm
from casework.models import Case, SafetyMeasure
from casework.rules.london import local_day
from casework.views.receipts import receipt


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def measure_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a measure to the safety plan."""
    now = request_now(request)
    form = MeasureForm(request.POST or None)
    if form.is_valid():
        act = partial(services.add_measure, case, form.new_measure(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The measure is in the plan.", now)
            return redirect("case_safety", case.public_id)
    return render(request, "casework/measure_create.html", {"case": case, "form": form}, status=form.status)


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
        act = partial(services.change_measure, measure, form.values, version=version, by=by, now=now)
        if form.carry_out(act):
            receipt(request, "The measure is changed.", now)
            return redirect("case_safety", case.public_id)
    return render(request, "casework/measure_edit.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def plan_confirm(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep the plan as it stands as a version that the client has gone through."""
    now = request_now(request)
    form = PlanForm(request.POST or None, initial={"confirmed_on": local_day(now)})
    if form.is_valid():
        act = partial(services.confirm_plan, case, **form.cleaned_data, by=signed_in(request), now=now)
        if plan := form.carry_out(act):
            receipt(request, f"Version {plan.number} of the safety plan is kept.", now)
            return redirect("case_safety", case.public_id)
    return render(request, "casework/plan_confirm.html", {"case": case, "form": form}, status=form.status)
