"""The pages that say which evidence is missing, ask for it, and take the answer."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.evidence.forms import GapAnswerForm, GapEditForm, GapForm
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.services import evidence_gaps
from casework.evidence.views.suggested_incidents import suggested_incidents
from casework.gates.access.row_gates import case_view


@require_http_methods(["GET", "POST"])
@case_view(Permission.ADD_EVIDENCE)
@submitted_once
def gap_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Note what is missing; `?incident=` names the incident that another page suggests."""
    form = GapForm(
        request.POST or None, case=case, initial={"incident": next(iter(suggested_incidents(request, case)), None)}
    )
    if form.is_valid():
        act = partial(evidence_gaps.add_gap, case, form.gap, by=signed_in(request), now=request_now(request))
        if form.carry_out(act):
            messages.success(request, "Noted as missing.")
            return redirect("case_evidence", case.public_id)
    return render(request, "casework/evidence/gap_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.ADD_EVIDENCE)
@submitted_once
def gap_edit(request: HttpRequest, case: Case, gap_id: UUID) -> HttpResponse:
    """Change what is missing, or write down that it was asked for."""
    gap = _the_gap(case, gap_id)
    form = GapEditForm(request.POST or None, row=gap)
    if form.is_valid():
        version, by, now = form.cleaned_data["version"], signed_in(request), request_now(request)
        if form.carry_out(partial(evidence_gaps.edit_gap, gap, form.gap, version=version, by=by, now=now)):
            messages.success(request, "What is missing is changed.")
            return redirect("case_evidence", case.public_id)
    context = {"case": case, "gap": gap, "form": form}
    return render(request, "casework/evidence/gap_edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.ADD_EVIDENCE)
@submitted_once
def gap_answer(request: HttpRequest, case: Case, gap_id: UUID) -> HttpResponse:
    """Write down what came of it."""
    gap, now = _the_gap(case, gap_id), request_now(request)
    form = GapAnswerForm(
        request.POST or None, row=gap, initial={"answered_on": gap.answered_on or timezone.localdate(now)}
    )
    if form.is_valid():
        version, by = form.cleaned_data["version"], signed_in(request)
        if form.carry_out(partial(evidence_gaps.answer_gap, gap, form.given, version=version, by=by, now=now)):
            messages.success(request, "The answer is kept.")
            return redirect("case_evidence", case.public_id)
    context = {"case": case, "gap": gap, "form": form}
    return render(request, "casework/evidence/gap_answer.html", context, status=form.status)


def _the_gap(case: Case, gap_id: UUID) -> EvidenceGap:
    return row_or_404(EvidenceGap.objects.select_related("case", "incident"), case=case, public_id=gap_id)
