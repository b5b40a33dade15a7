"""The pages on which a supervisor allows somebody more looks today, and a service manager sets the limits."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from casework.editing.services.setting_versions import stands_at
from casework.look_limits.forms import AllowanceForm, LookLimitForm
from casework.look_limits.rules import DEFAULT_LIMITS, KIND_WORDS
from casework.look_limits.services import (
    NewLookLimit,
    allow_more,
    limits_of_looks_set,
    look_limits_on,
    looks_today,
    set_look_limit,
)


@require_http_methods(["GET", "POST"])
@requires(Permission.ALLOW_LOOKS)
@submitted_once
def looks_allowed(request: HttpRequest) -> HttpResponse:
    """How often each person of one's teams was shown a safe address or asked after somebody today; allow more."""
    by = signed_in(request)
    form = AllowanceForm(request.POST or None, by=by)
    if form.is_valid() and form.carry_out(partial(allow_more, form.new_allowance(), by=by)) is not None:
        messages.success(request, "More is allowed until midnight. It is in the trail, with your reason.")
        return redirect("looks_allowed")
    context = {"form": form, "looks": looks_today(by, request_now(request)), "kinds": KIND_WORDS.values()}
    return render(request, "casework/look_limits/looks_allowed.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_THRESHOLDS)
@submitted_once
def look_limit_change(request: HttpRequest) -> HttpResponse:
    """Set one limit from a day on: `?kind=reveal`."""
    now, user, kind = request_now(request), signed_in(request), request.GET.get("kind", "")
    if not kind:
        return redirect("intake_settings")
    if kind not in DEFAULT_LIMITS:
        raise Http404
    today = local_day(now)
    a_day = look_limits_on(user.organisation_id, today)[kind]
    drawn_with = stands_at(limits_of_looks_set(user.organisation_id, kind))
    form = LookLimitForm(request.POST or None, kind=kind, a_day=a_day, today=today, drawn_with=drawn_with)
    if form.is_valid():
        new = NewLookLimit(kind=kind, **form.values, seen=form.seen)
        act = partial(set_look_limit, new, organisation=user.organisation, today=today, by=user, now=now)
        if form.carry_out(act):
            messages.success(request, "The limit is set.")
            return redirect("intake_settings")
    context = {"form": form, "words": KIND_WORDS[kind]}
    return render(request, "casework/look_limits/look_limit_change.html", context, status=form.status)
