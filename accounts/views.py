"""The pages for signing in and out, changing a password, reading the trail and watching a long job."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import services
from accounts.access import Permission, requires, signed_in
from accounts.binding import keep_for_owner, not_bound
from accounts.clock import request_now
from accounts.drafts import Kept, discard_draft, keep_draft
from accounts.forms import DiscardForm, DraftForm, OwnPasswordForm, SignInForm, TrailFilterForm
from accounts.models import AuditEntry, AuditEntryQuerySet, Draft, Job, User
from accounts.rules import RuleViolation
from accounts.submissions import submitted_once

ENTRIES_PER_PAGE: Final = 50
JOBS_SHOWN: Final = 50
LONGEST_ID: Final = 18  # digits that surely fit a bigint


# Sign-ins are written down here and not in a receiver of Django's signals: these views are the only way
# in and out, so a reader finds the whole of it in one place.
@login_not_required
@never_cache
@csrf_protect
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Let a person in; django-axes answers instead once an account has been tried too often."""
    if isinstance(request.user, User):
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request, request.POST or None)
    if form.is_valid():
        auth.login(request, form.get_user())
        services.record_sign_in(signed_in(request), now=request_now(request))
        return redirect(_local_next(request))
    if form.was_tried():
        is_locked = getattr(request, "axes_locked_out", False)
        username = form.cleaned_data["username"]
        services.record_failed_sign_in(username=username, locked=is_locked, now=request_now(request))
    return render(request, "accounts/login.html", {"form": form, "next": _wanted_next(request)})


def _wanted_next(request: HttpRequest) -> str:
    return request.POST.get("next") or request.GET.get("next", "")


def _local_next(request: HttpRequest) -> str:
    """Lead back to the page that asked for the sign-in, if it is one of ours; else to the person's home."""
    wanted = _wanted_next(request)
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def page_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form's session has ended, and where the words in it are kept (CSRF_FAILURE_VIEW)."""
    place = request.POST.get("draft_place", "") if keep_for_owner(request) is Kept.YES else ""
    return HttpResponseForbidden(render_to_string("403_csrf.html", {"place": place}))


def locked_out(request: HttpRequest, _response: HttpResponse, _credentials: object) -> HttpResponse:
    """Say plainly that the account is closed for a while (AXES_LOCKOUT_CALLABLE)."""
    minutes = settings.AXES_COOLOFF_TIME // timedelta(minutes=1)
    return render(request, "accounts/locked_out.html", {"minutes": minutes}, status=429)


@not_bound
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Let a person out, and have the browser forget every page it has seen."""
    services.record_sign_out(signed_in(request), now=request_now(request))
    auth.logout(request)
    response = redirect("login")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@submitted_once
def password_change(request: HttpRequest) -> HttpResponse:
    """Change one's own password; every other session of the account ends by it."""
    user = signed_in(request)
    form = OwnPasswordForm(user, request.POST or None)
    if form.is_valid():
        services.change_password(user, password=form.cleaned_data["new_password1"], now=request_now(request))
        auth.update_session_auth_hash(request, user)
        messages.success(request, "Your password is changed.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/password_change.html", {"form": form})


@require_GET
@requires(Permission.READ_TRAIL)
def audit_trail(request: HttpRequest) -> HttpResponse:
    """Show who did what in the reader's organisation, newest first, by ids and without content."""
    reader = signed_in(request)
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


@require_GET
def job_detail(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show how far one's own long job is; the page's script asks for it again until it has ended."""
    job = get_object_or_404(Job.objects.visible_to(signed_in(request)), public_id=job_id)
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
    return redirect(_local_next(request) if _wanted_next(request) else "drafts")
