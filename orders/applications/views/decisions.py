"""The pages on which the service decides where nobody acts by himself, and keeps what others have promised."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from orders.access import application_view
from orders.applications.forms.decisions import ExpectationForm, InterimDecisionForm, RequestDecisionForm
from orders.applications.models.application import Application
from orders.applications.services.decisions import decide_interim, decide_no_request
from orders.applications.services.expectations import expect
from orders.steps.views.recorded_meanwhile import meanwhile_about


@require_http_methods(["GET", "POST"])
@application_view(Permission.REQUEST_ORDER)
@submitted_once
def interim_decide(request: HttpRequest, application: Application) -> HttpResponse:
    """Decide about an interim order, and say why."""
    now = request_now(request)
    form = InterimDecisionForm(request.POST or None, row=application, beside=application.interim_decisions.all())
    if form.is_valid():
        act = partial(decide_interim, application, form.decision(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The decision is recorded.", now)
            return redirect("application_detail", application.public_id)
    context = {"case": application.case, "application": application, "form": form}
    context["meanwhile"] = meanwhile_about(form, application)
    return render(request, "orders/applications/interim_decide.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@application_view(Permission.RECORD_APPLICATION_STEP)
@submitted_once
def expectation_create(request: HttpRequest, application: Application) -> HttpResponse:
    """Keep what whoever is awaited has promised."""
    now = request_now(request)
    form = ExpectationForm(
        request.POST or None,
        row=application,
        beside=application.expectations.all(),
        initial={"told_on": local_day(now)},
    )
    if form.is_valid():
        act = partial(expect, application, form.new_expectation(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The promise is recorded.", now)
            return redirect("application_detail", application.public_id)
    context = {"case": application.case, "application": application, "form": form}
    context["meanwhile"] = meanwhile_about(form, application)
    return render(request, "orders/applications/expectation_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.REQUEST_ORDER)
@submitted_once
def request_decide(request: HttpRequest, case: Case) -> HttpResponse:
    """Say why no order is asked for although the risk is high."""
    now = request_now(request)
    form = RequestDecisionForm(request.POST or None, beside=case.request_decisions.all())
    if form.is_valid():
        act = partial(decide_no_request, case, form.decision(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The decision is recorded.", now)
            return redirect("case_orders", case.public_id)
    return render(request, "orders/applications/request_decide.html", {"case": case, "form": form}, status=form.status)
