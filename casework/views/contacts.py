"""The pages that log a contact with the client and correct an entry of the log."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import Permission, signed_in
from accounts.clock import request_now
from accounts.looks import row_or_404
from accounts.submissions import submitted_once
from casework import services
from casework.access import case_view
from casework.forms import ContactForm, CorrectionForm
from casework.models import Case, ContactAttempt, ContactOutcome
from casework.rules.contacts import next_try
from casework.views.receipts import receipt


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE, on_closed=True)
@submitted_once
def contact_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Log an attempt to speak, in either direction."""
    now = request_now(request)
    form = ContactForm(request.POST or None, case=case, initial={"at": now}, barred=services.barred_outcomes(case))
    if form.is_valid():
        act = partial(services.log_contact, case, form.new_contact(), by=signed_in(request), now=now)
        if contact := form.carry_out(act):
            receipt(request, "The contact is logged.", now)
            _warn(request, contact, now)
            return redirect("case_safety", case.public_id)
    answer = services.call_answer(case, now)
    context = {
        "case": case,
        "form": form,
        "next_try": next_try(services.attempts_of(case), answer.call),
        "answer": answer,
        "now": now,
    }
    return render(request, "casework/contact_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE, on_closed=True)
@submitted_once
def contact_correct(request: HttpRequest, case: Case, contact_id: UUID) -> HttpResponse:
    """Put a corrected entry in the place of one; both stay in the log."""
    now, by = request_now(request), signed_in(request)
    rows = ContactAttempt.objects.visible_to(by).select_related("case")
    contact = row_or_404(rows, case=case, public_id=contact_id)
    names = ("at", "direction", "way", "outcome", "words", "outside_reason", "next_at")
    barred = services.barred_outcomes(case) - {contact.outcome}
    initial = {name: getattr(contact, name) for name in names}
    form = CorrectionForm(request.POST or None, case=case, initial=initial, barred=barred)
    if form.is_valid():
        reason = form.cleaned_data["correction_reason"]
        act = partial(services.correct_contact, contact, form.new_contact(), reason=reason, by=by, now=now)
        if corrected := form.carry_out(act):
            receipt(request, "The corrected entry is logged.", now)
            _warn(request, corrected, now)
            return redirect("case_safety", case.public_id)
    return render(request, "casework/contact_correct.html", {"case": case, "form": form}, status=form.status)


def _warn(request: HttpRequest, contact: ContactAttempt, now: datetime) -> None:
    if contact.outcome == ContactOutcome.DURESS:
        told = services.supervisors_told(contact.case, now)
        messages.error(request, f"The duress word was used: call 999 now. It stands on Delays. {told}")
