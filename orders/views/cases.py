"""The page that opens a case."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import Permission, requires, signed_in
from accounts.clock import request_now
from accounts.searches import is_over, keep_search, kept_search
from accounts.submissions import same_key, submitted_once
from orders.forms.cases import CaseForm
from orders.services import cases
from orders.services.record import Author
from orders.services.referrals import accept_referral
from orders.views.accepting import referral_named, told_already
from orders.views.receipts import receipt


@require_http_methods(["GET", "POST"])
@requires(Permission.OPEN_CASE)
@submitted_once
def case_create(request: HttpRequest) -> HttpResponse:
    """Open a case in one of the user's own teams; a caseworker's new case is the caseworker's own."""
    by, now = signed_in(request), request_now(request)
    referral = referral_named(request)
    if referral and referral.outcome and request.method != "POST":
        messages.warning(request, "Somebody has decided about this referral already.")
        return redirect("referral_detail", referral.public_id)
    kept = kept_search(request, now=now)
    form = CaseForm(request.POST or kept, by=by, now=now, initial=told_already(referral))
    if form.is_valid() and request.method == "POST":
        opens = partial(accept_referral, referral) if referral else cases.open_case
        case = form.carry_out(partial(opens, form.new_case(), Author(by, now)))
        if case:
            receipt(request, f"Case {case.reference} is open.", now)
            return redirect("case_detail", case.public_id)
    if request.method == "POST" and form.asks_who_is_known:
        return keep_search(request, now=now)
    context = {"form": form, "now": now, "referral": referral, "search_is_over": is_over(request, now=now)}
    return render(request, "orders/case_create.html", {**context, **same_key(kept)}, status=form.status)
