"""The page of a warrant: how long it has been out, what was asked about it, and what holds her safe meanwhile."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.safety_plan.models import PlanConfirmation
from casework.templatetags.display import when
from orders.access import warrant_view
from orders.steps.views.clocks import running_clocks
from orders.warrants import services as warrants
from orders.warrants.forms import WarrantCheckForm, WarrantEditForm
from orders.warrants.models import Warrant
from record.authors import Author
from risk.clocks.rules.soon import WARRANT_OUT
from risk.thresholds.rules.rule_words import elapsed


@require_safe
@warrant_view(Permission.VIEW_CASE)
def warrant_detail(request: HttpRequest, warrant: Warrant) -> HttpResponse:
    """A warrant in hours and days; while it is out, the safety plan is gone through every day."""
    now, case = request_now(request), warrant.case
    context = {
        "case": case,
        "warrant": warrant,
        "breach": warrant.breach,
        "age": elapsed((warrant.executed_at or now) - warrant.issued_at),
        "facts": _facts(warrant),
        "clocks": running_clocks(case, Q(subject=warrant.breach.label, rule=WARRANT_OUT), now),
        "checks": warrant.checks.select_related("recorded_by").newest_first(),
        "plan_is_due": warrant.executed_at is None and not _confirmed_today(warrant, now),
        "now": now,
    }
    return render(request, "orders/warrants/warrant_detail.html", context)


def _confirmed_today(warrant: Warrant, now: datetime) -> bool:
    return PlanConfirmation.objects.filter(case=warrant.case_id, confirmed_on=local_day(now)).exists()


def _facts(warrant: Warrant) -> list[tuple[str, str]]:
    return [
        ("Issued", when(warrant.issued_at)),
        ("Executed", when(warrant.executed_at) or "No"),
        ("Court", warrant.court or "Not known"),
        ("Warrant number", warrant.reference or "Not known"),
        ("Force", warrant.breach.force.name),
    ]


@require_http_methods(["GET", "POST"])
@warrant_view(Permission.RECORD_BREACH)
@submitted_once
def warrant_check(request: HttpRequest, warrant: Warrant) -> HttpResponse:
    """Record whom we asked about a warrant, what was answered, and when to ask again."""
    now = request_now(request)
    form = WarrantCheckForm(request.POST or None, now=now, row=warrant, beside=warrant.checks.all())
    if form.is_valid():
        author = Author(signed_in(request), now)
        if form.carry_out(partial(warrants.check_warrant, warrant, form.new_check(), author)):
            receipt(request, "What was asked about the warrant is kept.", now)
            return redirect("warrant_detail", warrant.public_id)
    context = {"case": warrant.case, "warrant": warrant, "breach": warrant.breach, "form": form, "now": now}
    return render(request, "orders/warrants/warrant_check.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@warrant_view(Permission.RECORD_BREACH)
@submitted_once
def warrant_edit(request: HttpRequest, warrant: Warrant) -> HttpResponse:
    """Add or mend the court that issued a warrant, and its number."""
    now, by = request_now(request), signed_in(request)
    form = WarrantEditForm(request.POST or None, row=warrant)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(warrants.change_warrant, warrant, form.values, version=version, by=by, now=now)
        if form.carry_out(act):
            receipt(request, "The warrant is changed.", now)
            return redirect("warrant_detail", warrant.public_id)
    context = {"case": warrant.case, "warrant": warrant, "breach": warrant.breach, "form": form, "now": now}
    return render(request, "orders/warrants/warrant_edit.html", context, status=form.status)
