"""The pages that share a case with a police force and end a share."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.dates.forms import LastDayFoundForm
from casework.dates.rules.london_time import local_day
from casework.editing.forms.act_form import ActForm
from casework.gates.access.row_gates import case_view
from casework.sharing.forms.basis import on_record
from casework.sharing.forms.shares import ShareForm
from casework.sharing.models.share import Share
from casework.sharing.services.audience import force_audience
from casework.sharing.services.shares import find_last_day_of_share, revoke_share, share_case


@require_http_methods(["GET", "POST"])
@case_view(Permission.SHARE_CASE)
@submitted_once
def share_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Share a case; `?force=` names the force that another page suggests, else it is the victim's."""
    suggested = request.GET.get("force") or case.victim_force.slug
    now = request_now(request)
    agreed = on_record(case, local_day(now))
    form = ShareForm(request.POST or None, initial={"force": suggested}, on_record=agreed)
    if form.is_valid():
        act = partial(share_case, case, form.new_share(), by=signed_in(request), now=now)
        if share := form.carry_out(act):
            messages.success(request, f"The case is shared. {force_audience(case, share.force, now)}")
            return redirect("case_detail", case.public_id)
    return render(request, "casework/sharing/share_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.SHARE_CASE, on_closed=True)
@submitted_once
def share_revoke(request: HttpRequest, case: Case, share_id: UUID) -> HttpResponse:
    """Ask once more, then end a share; who comes second is told who has ended it."""
    share = row_or_404(Share.objects.select_related("force", "shared_by"), case=case, public_id=share_id)
    form = ActForm(request.POST or None)
    act = partial(revoke_share, share, by=signed_in(request), now=request_now(request))
    if form.is_valid() and form.carry_out(act) is not None:
        messages.success(request, f"The share is ended: nobody at {share.force.name} sees this case any more.")
        return redirect("case_detail", case.public_id)
    context = {"case": case, "share": share, "form": form}
    return render(request, "casework/sharing/share_revoke.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.SHARE_CASE)
@submitted_once
def share_last_day(request: HttpRequest, case: Case, share_id: UUID) -> HttpResponse:
    """Write down until when the force may see the case, now that somebody knows."""
    rows = Share.objects.select_related("force")
    share = row_or_404(rows, case=case, public_id=share_id)
    form = LastDayFoundForm(request.POST or None)
    if form.is_valid():
        act = partial(find_last_day_of_share, share, form.found, by=signed_in(request), now=request_now(request))
        if form.carry_out(act):
            messages.success(request, "The last day of the share is recorded.")
            return redirect("case_sharing", case.public_id)
    context = {"case": case, "form": form, "of_what": f"the share with {share.force.name}"}
    return render(request, "casework/sharing/last_day_found.html", context, status=form.status)
