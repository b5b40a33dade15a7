"""The pages that log a contact with the client and correct an entry of the log."""

from __future__ import annotations

from datetime import datetime
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
from casework.contact_log.forms import ContactForm, CorrectionForm
from casework.contact_log.models import ContactAttempt, ContactOutcome
from casework.contact_log.rules import next_try
from casework.contact_log.services import attempts_of, barred_outcomes, correct_contact, log_contact
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.safe_contact.services.contact_plan import call_answer
from casework.sharing.services.audience import supervisors_who_see


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE, on_closed=True)
@submitted_once
def contact_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Log an attempt to speak, in either direction."""
    now = request_now(request)
    form = ContactForm(request.POST or None, case=case, initial={"at": now}, barred=barred_outcomes(case))
    if form.is_valid():
        act = partial(log_contact, case, form.new_contact(), by=signed_in(request), now=now)
        if contact := form.carry_out(act):
            receipt(request, "The contact is logged.", now)
            _warn(request, contact, now)
            return redirect("case_safety", case.public_id)
    answer = call_answer(case, now)
    context = {
        "case": case,
        "form": form,
        "next_try": next_try(attempts_of(case), answer.call),
        "call_answer": answer,
        "now": now,
    }
    return render(request, "casework/contact_log/contact_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE, on_closed=True)
@submitted_once
def contact_correct(request: HttpRequest, case: Case, contact_id: UUID) -> HttpResponse:
    """Put a corrected entry in the place of one; both stay in the log."""
    now, by = request_now(request), signed_in(request)
    rows = ContactAttempt.objects.visible_to(by).select_related("case")
    contact = row_or_404(rows, case=case, public_id=contact_id)
    names = ("at", "direction", "way", "outcome", "words", "outside_reason", "next_at")
    barred = barred_outcomes(case) - {contact.outcome}
    initial = {name: getattr(contact, name) for name in names}
    form = CorrectionForm(request.POST or None, case=case, initial=initial, barred=barred)
    if form.is_valid():
        reason = form.cleaned_data["correction_reason"]
        act = partial(correct_contact, contact, form.new_contact(), reason=reason, by=by, now=now)
        if corrected := form.carry_out(act):
            receipt(request, "The corrected entry is logged.", now)
            _warn(request, corrected, now)
            return redirect("case_safety", case.public_id)
    return render(
        request, "casework/contact_log/contact_correct.html", {"case": case, "form": form}, status=form.status
    )


def _warn(request: HttpRequest, contact: ContactAttempt, now: datetime) -> None:
    if contact.outcome == ContactOutcome.DURESS:
        told = supervisors_who_see(contact.case, now)
        messages.error(request, f"The duress word was used: call 999 now. It stands on Delays. {told}")
