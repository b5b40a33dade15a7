"""The page of the whole audit trail, for auditors."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.people.models import User
from accounts.permissions.access import Permission, requires, signed_in
from accounts.sign_in.forms import TrailFilterForm
from accounts.trail.models import AuditEntry, AuditEntryQuerySet
from accounts.trail.page_look import reads_trail

ENTRIES_PER_PAGE: Final = 50
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
    return render(request, "accounts/trail/audit_trail.html", context)


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
