"""The page that opens a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.drafts.kept_searches import is_over, keep_search, kept_search
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import same_key, submitted_once
from accounts.trail.page_look import mark_of
from casework.editing.views.receipts import receipt
from casework.look_limits.rules import QUESTION
from casework.look_limits.services import may_ask, over_limit
from orders.cases.forms.matching import question_of
from orders.cases.forms.opening import CaseForm
from orders.cases.services import opening
from orders.cases.services.referrals import accept_referral
from orders.cases.views.from_referral import known_from_referral, referral_named
from record.authors import Author


def counts_questions(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Count a form that asks whether people are recorded before it is answered, in a transaction that nothing undoes.

    `submitted_once` takes back what a refused form has written: whoever asks and does not open a case has asked.
    """

    @wraps(view)
    def counted(request: HttpRequest) -> HttpResponseBase:
        sent = request.POST if request.method == "POST" else kept_search(request, now=request_now(request))
        question = question_of(sent or {})
        in_full = not question or may_ask(signed_in(request), mark_of("people", question))
        return view(request, asks_in_full=in_full)

    return counted


@require_http_methods(["GET", "POST"])
@requires(Permission.OPEN_CASE)
@counts_questions
@submitted_once
def case_create(request: HttpRequest, *, asks_in_full: bool) -> HttpResponse:
    """Open a case in one of the user's own teams; a caseworker's new case is the caseworker's own."""
    by, now = signed_in(request), request_now(request)
    referral = referral_named(request)
    if referral and referral.outcome and request.method != "POST":
        messages.warning(request, "Somebody has decided about this referral already.")
        return redirect("referral_detail", referral.public_id)
    kept = kept_search(request, now=now)
    told = known_from_referral(referral)
    form = CaseForm(request.POST or kept, by=by, now=now, initial=told, asks_in_full=asks_in_full)
    if form.is_valid() and request.method == "POST":
        opens = partial(accept_referral, referral) if referral else opening.open_case
        case = form.carry_out(partial(opens, form.new_case(), Author(by, now)))
        if case:
            receipt(request, f"Case {case.reference} is open.", now)
            return redirect("case_detail", case.public_id)
    if request.method == "POST" and form.asks_who_is_known:
        return keep_search(request, now=now)
    context = {"form": form, "now": now, "referral": referral, "search_is_over": is_over(request, now=now)}
    context["asked_too_often"] = "" if asks_in_full else over_limit(by, QUESTION, now)
    return render(request, "orders/cases/case_create.html", {**context, **same_key(kept)}, status=form.status)
