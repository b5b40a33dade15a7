"""The pages on which the case for an order is made: three grounds, what supports each, and what is missing."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from orders.access import application_view
from orders.applications.models.application import Application
from orders.grounds.forms.grounds import CriterionForm
from orders.grounds.models.criterion import GroundOfOrder
from orders.grounds.services.criteria import criteria_of, criterion_for, write_criterion


@require_safe
@application_view(Permission.VIEW_CASE)
def application_grounds(request: HttpRequest, application: Application) -> HttpResponse:
    """The three grounds with their incidents, their exhibits and their gaps."""
    now = request_now(request)
    told = criteria_of(application, today=local_day(now))
    context = {"case": application.case, "application": application, "grounds": told, "now": now}
    return render(request, "orders/grounds/application_grounds.html", context)


@require_http_methods(["GET", "POST"])
@application_view(Permission.REQUEST_ORDER)
@submitted_once
def criterion_write(request: HttpRequest, application: Application) -> HttpResponse:
    """Write about the ground named by `?ground=`; the first one if none is."""
    now, by, case = request_now(request), signed_in(request), application.case
    asked = request.GET.get("ground", "")
    ground = GroundOfOrder(asked) if asked in GroundOfOrder.values else GroundOfOrder.ACTS
    row = criterion_for(application, ground)
    form = CriterionForm(request.POST or None, row=row)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(write_criterion, application, ground, form.supported(), version=version, by=by, now=now)
        if form.carry_out(act):
            receipt(request, "The ground is saved.", now)
            return redirect("application_grounds", application.public_id)
    context = {"case": case, "application": application, "ground": ground, "form": form}
    return render(request, "orders/grounds/criterion_write.html", context, status=form.status)
