"""Endpoints of the draft script: keep a draft, discard it, and ask whether a form was saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.database.clock import request_now
from accounts.drafts.models import Draft
from accounts.drafts.services import discard_draft, keep_draft
from accounts.people.models import User
from accounts.permissions.access import signed_in
from accounts.rules import RuleViolation
from accounts.sign_in.forms import DiscardForm, SavedDraftForm
from accounts.sign_in.views.sign_in import local_next, wanted_next
from accounts.submissions.models import Submission
from accounts.submissions.services import outcome_of_form
from accounts.trail.page_look import note_row_not_found


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest) -> HttpResponse:
    """What the person has typed and not sent; a POST by the page's script keeps what stands in a form."""
    user, now = signed_in(request), request_now(request)
    if request.method == "POST":
        return JsonResponse(_keep(request, user, now))
    rows = Draft.objects.filter(user=user).order_by("-saved_at")
    return render(request, "accounts/drafts/drafts.html", {"drafts": rows, "now": now})


def _keep(request: HttpRequest, user: User, now: datetime) -> dict[str, Any]:
    """Say whether it is kept: the page must know, for its reader relies on it."""
    form = SavedDraftForm(request.POST)
    if not form.is_valid():
        return {"kept": False, "why": next(iter(form.errors.values()))[0]}
    try:
        draft = keep_draft(user, form.typed(), now=now)
    except RuleViolation as refusal:
        return {"kept": False, "why": refusal.sentence}
    return {"kept": True, "savedAt": draft.saved_at.isoformat()}


@require_POST
def draft_discard(request: HttpRequest) -> HttpResponse:
    """Throw away what one page was keeping, and lead back to a page of ours."""
    form = DiscardForm(request.POST)
    if form.is_valid():
        discard_draft(signed_in(request), key=form.cleaned_data["key"])
    return redirect(local_next(request) if wanted_next(request) else "drafts")


@require_GET
def sent_form(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Say what came of a form of one's own, for whoever saw an error instead of its answer."""
    submission = outcome_of_form(form_id, owner_id=signed_in(request).pk)
    if submission is None:
        note_row_not_found(Submission, key=form_id)
    return render(
        request, "accounts/drafts/sent_form.html", {"submission": submission}, status=200 if submission else 404
    )
