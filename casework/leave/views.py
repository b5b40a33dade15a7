"""The pages on which leave is planned with its cover, and called off."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.dates.rules.london_time import local_day
from casework.leave.forms import LeaveForm
from casework.leave.models import Leave
from casework.leave.queries import leaves_of
from casework.leave.services import call_off, plan_leave


@require_safe
@requires(Permission.PLAN_LEAVE)
def leave_list(request: HttpRequest) -> HttpResponse:
    """Who is away now and next, and who covers."""
    today = local_day(request_now(request))
    rows = [(leave, leave.first_day <= today) for leave in leaves_of(signed_in(request))]
    return render(request, "casework/leave/leave_list.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN_LEAVE)
@submitted_once
def leave_create(request: HttpRequest) -> HttpResponse:
    """Plan a leave."""
    user = signed_in(request)
    form = LeaveForm(request.POST or None, by=user)
    if form.is_valid():
        act = partial(plan_leave, form.new_leave(), by=user)
        if form.carry_out(act):
            messages.success(request, "The leave is planned, with its cover.")
            return redirect("leave_list")
    return render(request, "casework/leave/leave_create.html", {"form": form}, status=form.status)


@require_POST
@requires(Permission.PLAN_LEAVE)
@submitted_once
def leave_call_off(request: HttpRequest) -> HttpResponse:
    """Call a leave off, also one that has begun: `?leave=…`."""
    user, text = signed_in(request), request.GET.get("leave", "")
    if not text:
        return redirect("leave_list")
    try:
        public_id = UUID(text)
    except ValueError:
        raise Http404 from None
    leave = row_or_404(Leave.objects.planned_by(user).distinct(), public_id=public_id)
    try:
        is_new = call_off(leave, by=user)
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "The leave is called off." if is_new else "The leave was called off already.")
    return redirect("leave_list")
