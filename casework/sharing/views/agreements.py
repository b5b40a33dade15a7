"""The pages on which an agreement of the client is recorded and taken back."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.dates.forms import LastDayFoundForm
from casework.dates.rules.london_time import local_day
from casework.gates.access.row_gates import case_view
from casework.sharing.forms.agreements import AgreementForm, WithdrawalForm
from casework.sharing.models.agreement import Agreement
from casework.sharing.services.agreements import find_last_day_of_agreement, record_agreement
from casework.sharing.services.last_days import agreement_in_task
from casework.sharing.services.shares import shares_on, withdraw_agreement


@require_http_methods(["GET", "POST"])
@case_view(Permission.RECORD_AGREEMENT)
@submitted_once
def agreement_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Write down what the client agreed to."""
    form = AgreementForm(request.POST or None)
    if form.is_valid():
        now = request_now(request)
        act = partial(record_agreement, case, form.new_agreement(), by=signed_in(request), now=now)
        if form.carry_out(act):
            messages.success(request, "The agreement is recorded.")
            return redirect("case_sharing", case.public_id)
    return render(request, "casework/sharing/agreement_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.RECORD_AGREEMENT, on_closed=True)
@submitted_once
def agreement_withdraw(request: HttpRequest, case: Case, agreement_id: UUID) -> HttpResponse:
    """Write down that she took it back, and end what was shared on it. Who comes second is told what was written."""
    now = request_now(request)
    rows = Agreement.objects.select_related("force")
    agreement = row_or_404(rows, case=case, public_id=agreement_id)
    if agreement.withdrawn_at is not None and request.method != "POST":
        messages.info(request, "This agreement was withdrawn before.")
        return redirect("case_sharing", case.public_id)
    shares = shares_on(agreement, local_day(now))
    form = WithdrawalForm(request.POST or None, has_shares=bool(shares))
    if form.is_valid():
        act = partial(withdraw_agreement, agreement, form.withdrawal(), by=signed_in(request), now=now)
        if form.carry_out(act):
            messages.success(request, "The withdrawal is recorded.")
            return redirect("case_sharing", case.public_id)
    context = {"case": case, "agreement": agreement, "shares": shares, "form": form}
    return render(request, "casework/sharing/agreement_withdraw.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.RECORD_AGREEMENT)
@submitted_once
def agreement_last_day(request: HttpRequest, case: Case, agreement_id: UUID) -> HttpResponse:
    """Write down until when she agreed, now that somebody knows."""
    rows = Agreement.objects.select_related("force")
    agreement = row_or_404(rows, case=case, public_id=agreement_id)
    form = LastDayFoundForm(request.POST or None)
    if form.is_valid():
        act = partial(
            find_last_day_of_agreement, agreement, form.found, by=signed_in(request), now=request_now(request)
        )
        if form.carry_out(act):
            messages.success(request, "The last day of the agreement is recorded.")
            return redirect("case_sharing", case.public_id)
    context = {"case": case, "form": form, "of_what": agreement_in_task(agreement)}
    return render(request, "casework/sharing/last_day_found.html", context, status=form.status)
