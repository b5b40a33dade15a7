"""Pages of safe contact: channels, safe hours and the client's rules."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.views.edit_page import EditPage, edit
from casework.gates.access.row_gates import case_view
from casework.safe_contact.forms.contact_rules import ChannelForm, SafeContactForm, SafeHoursForm
from casework.safe_contact.models.contact_rules import Channel, SafeHours
from casework.safe_contact.services.contact_plan import (
    SafeContactChange,
    add_channel,
    add_safe_hours,
    change_channel,
    change_safe_contact,
    change_safe_hours,
)

TAB = "case_safety"


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def safe_contact_change(request: HttpRequest, case: Case) -> HttpResponse:
    """Change whether the client may be contacted, and by which rules."""
    now, by = request_now(request), signed_in(request)
    form = SafeContactForm(request.POST or None, row=case.victim, today=local_day(now))

    def save() -> object:
        new = SafeContactChange(form.status_values, form.rule_values, form.cleaned_data["version"])
        return change_safe_contact(case.victim, new, by=by, now=now)

    saved = "How to contact the client is saved."
    return edit(request, form, EditPage(case=case, template="safe_contact_change", tab=TAB, saved=saved, save=save))


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def channel_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a number or an address of the client."""
    now, by = request_now(request), signed_in(request)
    form = ChannelForm(request.POST or None, row=Channel(), today=local_day(now))
    page = EditPage(
        case=case,
        template="channel",
        tab=TAB,
        saved="The way to reach the client is added.",
        save=lambda: add_channel(case.victim, form.values, by=by, now=now),
    )
    return edit(request, form, page)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def channel_change(request: HttpRequest, case: Case, channel_id: UUID) -> HttpResponse:
    """Change a number or an address of the client, or end it."""
    now, by = request_now(request), signed_in(request)
    row = row_or_404(Channel, victim=case.victim_id, public_id=channel_id)
    form = ChannelForm(request.POST or None, row=row, today=local_day(now))
    page = EditPage(
        case=case,
        template="channel",
        tab=TAB,
        saved="The change is saved.",
        save=lambda: change_channel(row, form.values, version=form.cleaned_data["version"], by=by, now=now),
    )
    return edit(request, form, page)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def safe_hours_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add hours in which contact is safe."""
    now, by = request_now(request), signed_in(request)
    form = SafeHoursForm(request.POST or None, row=SafeHours(), today=local_day(now))
    page = EditPage(
        case=case,
        template="safe_hours",
        tab=TAB,
        saved="The safe hours are added.",
        save=lambda: add_safe_hours(case.victim, form.values, by=by, now=now),
    )
    return edit(request, form, page)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def safe_hours_change(request: HttpRequest, case: Case, hours_id: UUID) -> HttpResponse:
    """Change safe hours, or end them."""
    now, by = request_now(request), signed_in(request)
    row = row_or_404(SafeHours, victim=case.victim_id, public_id=hours_id)
    form = SafeHoursForm(request.POST or None, row=row, today=local_day(now))
    page = EditPage(
        case=case,
        template="safe_hours",
        tab=TAB,
        saved="The change is saved.",
        save=lambda: change_safe_hours(row, form.values, version=form.cleaned_data["version"], by=by, now=now),
    )
    return edit(request, form, page)
