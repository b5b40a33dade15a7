"""The pages on which a hand-over is read, a move is asked for or declined, and a wait is explained."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.caseload.forms import MoveDeclineForm, MoveRequestForm, WaitForm
from casework.caseload.models.handover import Handover, MoveRequest
from casework.caseload.models.waiting_list import Wait
from casework.caseload.services.handovers import ask_for_move, decline_move, read_handover
from casework.caseload.services.waiting_list import change_wait, wait_of
from casework.cases.models.case import Case
from casework.gates.access.row_gates import case_view


@require_POST
@case_view(Permission.VIEW_CASE)
@submitted_once
def handover_read(request: HttpRequest, case: Case, handover_id: UUID) -> HttpResponse:
    """Mark a hand-over as read, by the caseworker who got the case."""
    handover = row_or_404(Handover, case=case, public_id=handover_id)
    try:
        read_handover(handover, by=signed_in(request), now=request_now(request))
    except RuleViolation as refusal:
        messages.warning(request, refusal.in_full)
    else:
        messages.success(request, "The hand-over is marked as read. It stays with the case's hand-overs.")
    return redirect("case_detail", case.public_id)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def move_request_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask the supervisors to give a case to somebody else."""
    form = MoveRequestForm(request.POST or None)
    if form.is_valid():
        act = partial(ask_for_move, case, by=signed_in(request), now=request_now(request), **form.cleaned_data)
        if form.carry_out(act):
            messages.success(
                request, "Your supervisors see that you ask. Until one of them decides, the case is yours."
            )
            return redirect("case_detail", case.public_id)
    return render(
        request, "casework/caseload/move_request_create.html", {"case": case, "form": form}, status=form.status
    )


@require_http_methods(["GET", "POST"])
@case_view(Permission.ALLOCATE_CASE)
@submitted_once
def move_request_decline(request: HttpRequest, case: Case, move_request_id: UUID) -> HttpResponse:
    """Leave a case where it is, with the reason for the caseworker."""
    asked = row_or_404(MoveRequest.objects.select_related("asked_by"), case=case, public_id=move_request_id)
    form = MoveDeclineForm(request.POST or None)
    if form.is_valid():
        act = partial(decline_move, asked, by=signed_in(request), now=request_now(request), **form.cleaned_data)
        if form.carry_out(act):
            messages.success(request, "The case stays where it is, and the caseworker sees why.")
            return redirect("case_handovers", case.public_id)
    return render(
        request,
        "casework/caseload/move_request_decline.html",
        {"case": case, "form": form, "asked": asked},
        status=form.status,
    )


@require_http_methods(["GET", "POST"])
@case_view(Permission.ALLOCATE_CASE)
@submitted_once
def wait_change(request: HttpRequest, case: Case) -> HttpResponse:
    """Say why a client waits for a caseworker and when somebody will be in touch."""
    by, now = signed_in(request), request_now(request)
    wait = wait_of(case) if request.method == "POST" else _wait_as_it_is(case)
    form = WaitForm(request.POST or None, row=wait)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(change_wait, wait, form.values, version=version, by=by, now=now)
        if form.carry_out(act):
            messages.success(request, "Saved with the waiting list.")
            return redirect("waiting_list")
    return render(request, "casework/caseload/wait_change.html", {"case": case, "form": form}, status=form.status)


def _wait_as_it_is(case: Case) -> Wait:
    """What is written, or an empty row that is not kept until somebody writes in it."""
    return Wait.objects.filter(case=case).first() or Wait(case=case, organisation_id=case.organisation_id)
