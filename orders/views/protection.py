"""The page that records protection other than an order under the Act."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import Permission, signed_in
from accounts.submissions import submitted_once
from casework.access import case_view
from casework.models import Case
from orders.forms.protection import ProtectionForm
from orders.services.protection import record_protection
from orders.services.record import Author
from orders.views.receipts import receipt


@require_http_methods(["GET", "POST"])
@case_view(Permission.RECORD_ORDER)
@submitted_once
def protection_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record bail conditions, a restraining order and the like."""
    now = timezone.now()
    form = ProtectionForm(request.POST or None, case=case, now=now)
    if form.is_valid():
        author = Author(signed_in(request), now)
        form.carry_out(lambda: record_protection(case, form.new_protection(), author))
        if form.is_valid():
            receipt(request, "The protection is recorded.", now)
            return redirect("case_detail", case.public_id)
    return render(request, "orders/protection_create.html", {"case": case, "form": form, "now": now})
