"""The pages on which a leaver's cases are planned to move, looked at, and moved by a job."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from casework.caseload.models.reassignment import Reassignment
from casework.caseload.services.reassignment import start_plan
from casework.gates.access.row_gates import plan_view
from orders.allocation.forms import ReassignForm
from orders.allocation.services.reassignment import draw_plan

PLANS_SHOWN: Final = 20


@require_http_methods(["GET", "POST"])
@requires(Permission.REASSIGN_CASES)
@submitted_once
def reassignment_create(request: HttpRequest) -> HttpResponse:
    """Draw up where each case of a leaver would go; `?leaver=` names the one that a link is about."""
    by, now = signed_in(request), request_now(request)
    form = ReassignForm(request.POST or None, by=by, leaver=request.GET.get("leaver", ""), now=now)
    if form.is_valid():
        plan = form.carry_out(partial(draw_plan, form.new_plan(), by=by, now=now))
        if plan:
            messages.info(request, "Nothing has moved yet. Look at the list, then start it.")
            return redirect("reassignment_detail", plan.public_id)
    plans = Reassignment.objects.visible_to(by).select_related("leaver", "asked_by").order_by("-pk")
    return render(request, "orders/allocation/reassignment_create.html", {"form": form, "plans": plans[:PLANS_SHOWN]})


@require_POST
@plan_view(Permission.REASSIGN_CASES)
@submitted_once
def reassignment_start(request: HttpRequest, plan: Reassignment) -> HttpResponse:
    """Have a plan carried out; the page of the job shows how far it is, and may be left."""
    href = reverse("reassignment_detail", args=[plan.public_id])
    try:
        job = start_plan(plan, href=href, by=signed_in(request), now=request_now(request))
    except RuleViolation as refusal:
        messages.warning(request, refusal.in_full)
        return redirect(href)
    return redirect("job_detail", job.public_id)
