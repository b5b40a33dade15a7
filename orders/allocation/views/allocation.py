"""The pages on which a supervisor gives a case from the waiting list to somebody, and moves one to somebody else."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.caseload.models.handover import MoveRequest
from casework.caseload.services.handovers import allocate_case, transfer_case
from casework.cases.models.case import Case
from casework.gates.access.row_gates import case_view
from orders.allocation.forms import AllocateForm, TransferForm


@require_http_methods(["GET", "POST"])
@case_view(Permission.ALLOCATE_CASE)
@submitted_once
def case_allocate(request: HttpRequest, case: Case) -> HttpResponse:
    """Give a case that waits to an active caseworker of its team."""
    by, now = signed_in(request), request_now(request)
    if (case.closed_at or case.caseworker_id) and request.method != "POST":
        messages.info(request, "This case does not wait for a caseworker.")
        return redirect("case_detail", case.public_id)
    form = AllocateForm(request.POST or None, case=case, now=now)
    if form.is_valid():
        act = partial(allocate_case, case, worker=form.worker, note=form.note(), by=by, now=now)
        if form.carry_out(act):
            messages.success(request, f"Case {case.reference} has its caseworker, who sees your note first.")
            return redirect("waiting_list")
    return render(
        request, "orders/allocation/case_allocate.html", {"case": case, "form": form, "now": now}, status=form.status
    )


@require_http_methods(["GET", "POST"])
@case_view(Permission.ALLOCATE_CASE)
@submitted_once
def case_transfer(request: HttpRequest, case: Case) -> HttpResponse:
    """Move a case to another caseworker or team with a hand-over note."""
    by, now = signed_in(request), request_now(request)
    if case.closed_at and request.method != "POST":
        messages.info(request, "This case is closed. Reopen it before you move it.")
        return redirect("case_detail", case.public_id)
    form = TransferForm(request.POST or None, case=case, now=now)
    if form.is_valid():
        seen_with = form.cleaned_data["seen_with"]
        act = partial(transfer_case, case, form.receiver, form.note(), seen_with=seen_with, by=by, now=now)
        if form.carry_out(act):
            messages.success(request, f"Case {case.reference} is moved, with your note.")
            return redirect("waiting_list")
    asked = MoveRequest.objects.filter(case=case).open().select_related("asked_by").first()
    context = {"case": case, "form": form, "asked": asked, "now": now}
    return render(request, "orders/allocation/case_transfer.html", context, status=form.status)
