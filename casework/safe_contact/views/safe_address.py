"""Pages that keep the safe address and show it once, for a reason."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once, use_up
from accounts.trail.page_look import already_in_trail
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.views.edit_page import EditPage, edit
from casework.gates.access.row_gates import case_view
from casework.safe_contact.forms.contact_rules import RevealForm, SafeAddressForm
from casework.safe_contact.models.safe_address import SafeAddress
from casework.safe_contact.services.safe_address import NewSafeAddress, keep_safe_address, reveal_safe_address


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def safe_address_change(request: HttpRequest, case: Case) -> HttpResponse:
    """Write down or change where the client is safe; the page never shows the address that is kept."""
    now, by = request_now(request), signed_in(request)
    row = SafeAddress.objects.filter(victim=case.victim_id).first() or SafeAddress()
    form = SafeAddressForm(request.POST or None, row=row, today=local_day(now), by=by)

    def save() -> object:
        said = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        return keep_safe_address(case, NewSafeAddress(**said), by=by, now=now)

    saved = "The safe address is saved. It is masked."
    page = EditPage(case=case, template="safe_address_change", tab="case_safety", saved=saved, save=save)
    return edit(request, form, page)


@require_http_methods(["GET", "POST"])
@case_view(Permission.REVEAL_SAFE_ADDRESS)
def safe_address_reveal(request: HttpRequest, case: Case) -> HttpResponse:
    """Show the safe address in the answer to one reason, and not again when the page is loaded anew."""
    form, address = RevealForm(request.POST or None), None
    if form.is_valid():
        with transaction.atomic():
            if not use_up(request):
                messages.warning(request, "It was shown already. To see it again, say again why.")
                return redirect("safe_address_reveal", case.public_id)
            act = partial(reveal_safe_address, case, by=signed_in(request))
            address = form.carry_out(partial(act, **form.cleaned_data))
            transaction.set_rollback(address is None)  # what was refused can be sent again
        if address is not None:
            already_in_trail()
    return render(
        request,
        "casework/safe_contact/safe_address_reveal.html",
        {"case": case, "form": form, "address": address},
        status=form.status,
    )
