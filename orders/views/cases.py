"""The page that opens a case."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import Permission, requires, signed_in
from accounts.submissions import submitted_once
from orders.forms.cases import CaseForm
from orders.services import cases
from orders.services.record import Author
from orders.views.receipts import receipt


@require_http_methods(["GET", "POST"])
@requires(Permission.OPEN_CASE)
@submitted_once
def case_create(request: HttpRequest) -> HttpResponse:
    """Open a case in one of the user's own teams; a caseworker's new case is the caseworker's own."""
    by, now = signed_in(request), timezone.now()
    form = CaseForm(request.POST or None, by=by, now=now)
    if form.is_valid():
        case = form.carry_out(partial(cases.open_case, form.new_case(), Author(by, now)))
        if case:
            receipt(request, f"Case {case.reference} is open.", now)
            return redirect("case_detail", case.public_id)
    return render(request, "orders/case_create.html", {"form": form, "now": now})
