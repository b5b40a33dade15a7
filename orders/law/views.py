"""The pages on which a service manager sees, changes and confirms the figures of the law."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from orders.law.forms import CheckForm, FigureForm
from record.law.services import check_figure, law_changes, law_of, set_figure, settings_of
from record.law.settable import SHIPPED_BY_KEY, book, line


@require_safe
@requires(Permission.CHANGE_LAW)
def law_list(request: HttpRequest) -> HttpResponse:
    """Every figure as it holds today, where it stands, when somebody looked, what is planned."""
    user, today = signed_in(request), local_day(request_now(request))
    context = {"parts": book(law_of(user.organisation_id), today), "changes": law_changes(user)}
    return render(request, "orders/law/law_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_LAW)
@submitted_once
def law_change(request: HttpRequest) -> HttpResponse:
    """Set one figure from a day to come: `?key=floor_years`."""
    now, user, key = request_now(request), signed_in(request), request.GET.get("key", "")
    if not key:
        return redirect("law_list")
    if key not in SHIPPED_BY_KEY:
        raise Http404
    shown = line(law_of(user.organisation_id), key, local_day(now))
    form = FigureForm(request.POST or None, figure=shown.figure, beside=settings_of(user.organisation_id, key))
    if form.is_valid():
        act = partial(set_figure, form.new_figure(), organisation=user.organisation, by=user, now=now)
        if form.carry_out(act):
            messages.success(request, "The figure is set. What was recorded before its day stays as it is.")
            return redirect("law_list")
    return render(request, "orders/law/law_change.html", {"form": form, "line": shown}, status=form.status)


@require_http_methods(["GET", "POST"])
@requires(Permission.CHANGE_LAW)
@submitted_once
def law_check(request: HttpRequest) -> HttpResponse:
    """Keep that one figure was looked at today: `?key=floor_years`."""
    now, user, key = request_now(request), signed_in(request), request.GET.get("key", "")
    if not key:
        return redirect("law_list")
    if key not in SHIPPED_BY_KEY:
        raise Http404
    shown = line(law_of(user.organisation_id), key, local_day(now))
    form = CheckForm(request.POST or None, figure=shown.figure, beside=settings_of(user.organisation_id, key))
    if form.is_valid():
        act = partial(check_figure, form.check(), organisation=user.organisation, by=user, now=now)
        if form.carry_out(act):
            messages.success(request, "It is kept that you looked today.")
            return redirect("law_list")
    return render(request, "orders/law/law_check.html", {"form": form, "line": shown}, status=form.status)
