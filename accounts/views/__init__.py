"""The pages for reading the trail, watching a long job and keeping what is typed; signing in has a room of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import Permission, requires, signed_in
from accounts.clock import request_now
from accounts.drafts import discard_draft, keep_draft
from accounts.forms import DiscardForm, DraftForm, TrailFilterForm
from accounts.looking import leaves_no_trail
from accounts.looks import reads_trail, row_or_404
from accounts.models import AuditEntry, AuditEntryQuerySet, Draft, Job, User
from accounts.rules import RuleViolation
from accounts.submissions import came_of
from accounts.views.signing_in import local_next, wanted_next

ENTRIES_PER_PAGE: Final = 50
JOBS_SHOWN: Final = 50
LONGEST_ID: Final = 18  # digits that surely fit a bigint


@require_GET
@requires(Permission.READ_TRAIL)
def audit_trail(request: HttpRequest) -> HttpResponse:
    """Show who did what in the reader's organisation, newest first, by ids and without content."""
    reader = signed_in(request)
    reads_trail()
    form = TrailFilterForm(request.GET, reader=reader)
    chosen = {name: form[name].value() for name in ("act", "user") if form[name].value()}
    entries = list(_chosen_entries(form, reader).before(_cursor(request))[: ENTRIES_PER_PAGE + 1])
    shown, more = entries[:ENTRIES_PER_PAGE], entries[ENTRIES_PER_PAGE:]
    context = {
        "form": form,
        "entries": shown,
        "next_href": "?" + urlencode({**chosen, "before": shown[-1].pk}) if more else "",
        "newest_href": "?" + urlencode(chosen) if "before" in request.GET else "",
    }
    return render(request, "accounts/audit_trail.html", context)


def _chosen_entries(form: TrailFilterForm, reader: User) -> AuditEntryQuerySet:
    """Entries the filter asks for; a filter that makes no sense finds nothing and says why beside it."""
    entries = AuditEntry.objects.visible_to(reader).for_audit_trail()
    if not form.is_valid():
        return entries.none()
    if form.cleaned_data["act"]:
        entries = entries.filter(act=form.cleaned_data["act"])
    if form.cleaned_data["user"]:
        entries = entries.filter(user=form.cleaned_data["user"])
    return entries


def _cursor(request: HttpRequest) -> int | None:
    """Read the id below which the page begins; anything else begins at the newest."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID else None


@require_GET
def job_list(request: HttpRequest) -> HttpResponse:
    """Show the long jobs that the reader started, newest first."""
    jobs = Job.objects.visible_to(signed_in(request)).newest_first()[:JOBS_SHOWN]
    return render(request, "accounts/job_list.html", {"jobs": jobs, "now": request_now(request)})


@leaves_no_trail
@require_GET
def job_detail(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show how far one's own long job is; the page's script asks for it again until it has ended."""
    job = row_or_404(Job.objects.visible_to(signed_in(request)), public_id=job_id)
    return render(request, "accounts/job_detail.html", {"job": job, "now": request_now(request)})


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest) -> HttpResponse:
    """What the person has typed and not sent; a POST by the page's script keeps what stands in a form."""
    user, now = signed_in(request), request_now(request)
    if request.method == "POST":
        return JsonResponse(_keep(request, user, now))
    rows = Draft.objects.filter(user=user).order_by("-saved_at")
    return render(request, "accounts/drafts.html", {"drafts": rows, "now": now})


def _keep(request: HttpRequest, user: User, now: datetime) -> dict[str, Any]:
    """Say whether it is kept: the page must know, for its reader relies on it."""
    form = DraftForm(request.POST)
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
    submission = came_of(form_id, owner_id=signed_in(request).pk)
    return render(request, "accounts/sent_form.html", {"submission": submission}, status=200 if submission else 404)
