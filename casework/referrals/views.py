"""The pages on which a referral is taken, mended and turned down."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once
from casework.gates.access.row_gates import referral_view
from casework.referrals.forms import DecisionForm, ReferralChangeForm, ReferralForm
from casework.referrals.models import Referral
from casework.referrals.services.referrals import change_referral, decide_referral, questions_of, take_referral
from casework.templatetags.display import when


@require_http_methods(["GET", "POST"])
@requires(Permission.TAKE_REFERRAL)
@submitted_once
def referral_create(request: HttpRequest) -> HttpResponse:
    """Take a referral for one of the user's own teams."""
    by, now = signed_in(request), request_now(request)
    form = ReferralForm(request.POST or None, by=by, questions=questions_of(by.organisation_id), now=now)
    if form.is_valid():
        referral = form.carry_out(partial(take_referral, form.new_referral(), by=by, now=now))
        if referral:
            messages.success(request, f"The referral is saved, {when(now)}. Decide what happens with it.")
            return redirect("referral_detail", referral.public_id)
    return render(request, "casework/referrals/referral_create.html", {"form": form, "now": now}, status=form.status)


@require_http_methods(["GET", "POST"])
@referral_view(Permission.TAKE_REFERRAL)
@submitted_once
def referral_change(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Mend what a referral says while nothing is decided."""
    by, now = signed_in(request), request_now(request)
    if referral.outcome and request.method != "POST":
        messages.warning(request, "This referral has been decided. What it says stays as it was.")
        return redirect("referral_detail", referral.public_id)
    form = ReferralChangeForm(request.POST or None, row=referral)
    if form.is_valid():
        version, values = form.cleaned_data["version"], form.values
        act = partial(change_referral, referral, values, version=version, by=by, now=now)
        if form.carry_out(act):
            messages.success(request, f"The referral is changed. Saved {when(now)}.")
            return redirect("referral_detail", referral.public_id)
    context = {"form": form, "referral": referral, "now": now}
    return render(request, "casework/referrals/referral_change.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@referral_view(Permission.TAKE_REFERRAL)
@submitted_once
def referral_decide(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Turn a referral down with a reason, or send the person on; accepting is opening a case."""
    by, now = signed_in(request), request_now(request)
    if referral.outcome and request.method != "POST":
        messages.warning(request, "This referral has been decided already.")
        return redirect("referral_detail", referral.public_id)
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        act = partial(decide_referral, referral, form.decision(), by=by, now=now)
        if form.carry_out(act):
            messages.success(request, f"The decision is saved, {when(now)}.")
            return redirect("referral_detail", referral.public_id)
    return render(
        request, "casework/referrals/referral_decide.html", {"form": form, "referral": referral}, status=form.status
    )
