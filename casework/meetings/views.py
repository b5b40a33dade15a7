"""The pages that record a referral to a meeting of several agencies, what came of it, and its actions."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.meetings.forms import ActionForm, MeetingEditForm, MeetingForm
from casework.meetings.models import Meeting, MeetingCriterion, MeetingKind
from casework.meetings.services import add_action, change_meeting, refer_to_meeting


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def meeting_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a referral; `?repeat=1` comes from the prompt that a case may be a repeat."""
    now = request_now(request)
    suggested = {"kind": MeetingKind.MARAC, "criteria": [MeetingCriterion.REPEAT]} if "repeat" in request.GET else {}
    form = MeetingForm(request.POST or None, initial={"referred_on": local_day(now), **suggested})
    if form.is_valid():
        act = partial(refer_to_meeting, case, form.new_meeting(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The referral is recorded.", now)
            return redirect("case_work", case.public_id)
    return render(request, "casework/meetings/meeting_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def meeting_edit(request: HttpRequest, case: Case, meeting_id: UUID) -> HttpResponse:
    """Record when the meeting was and what came of it."""
    now = request_now(request)
    meeting = _meeting(request, case, meeting_id)
    form = MeetingEditForm(request.POST or None, row=meeting)
    if form.is_valid():
        version, by = form.cleaned_data["version"], signed_in(request)
        if form.carry_out(partial(change_meeting, meeting, form.values, version=version, by=by, now=now)):
            receipt(request, "The meeting is changed.", now)
            return redirect("case_work", case.public_id)
    context = {"case": case, "form": form, "meeting": meeting}
    return render(request, "casework/meetings/meeting_edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def meeting_action_create(request: HttpRequest, case: Case, meeting_id: UUID) -> HttpResponse:
    """Record what an agency undertook to do by a day."""
    now = request_now(request)
    meeting = _meeting(request, case, meeting_id)
    form = ActionForm(request.POST or None)
    if form.is_valid():
        act = partial(add_action, meeting, **form.cleaned_data, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The action is recorded.", now)
            return redirect("case_work", case.public_id)
    return render(
        request,
        "casework/meetings/meeting_action_create.html",
        {"case": case, "form": form, "meeting": meeting},
        status=form.status,
    )


def _meeting(request: HttpRequest, case: Case, meeting_id: UUID) -> Meeting:
    rows = Meeting.objects.visible_to(signed_in(request)).select_related("case")
    return row_or_404(rows, case=case, public_id=meeting_id)
