"""The pages that say how the client may be reached."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.access import Permission, signed_in
from accounts.clock import request_now
from accounts.looks import row_or_404
from accounts.submissions import submitted_once
from casework import services
from casework.access import case_view
from casework.forms import ChannelForm, SafeContactForm, SafeHoursForm
from casework.models import Case, Channel, SafeHours
from casework.rules.london import local_day
from casework.services import SafeContactChange
from casework.views.editing import Edit, edit

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
        return services.change_safe_contact(case.victim, new, by=by, now=now)

    saved = "How to contact the client is saved."
    return edit(request, form, Edit(case=case, template="safe_contact_change", tab=TAB, saved=saved, save=save))


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def channel_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a number or an address of the client."""
    now, by = request_now(request), signed_in(request)
    form = ChannelForm(request.POST or None, row=Channel(), today=local_day(now))
    page = Edit(
        case=case,
        template="channel",
        tab=TAB,
        saved="The way to reach the client is added.",
        save=lambda: services.add_channel(case.victim, form.values, by=by, now=now),
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
    page = Edit(
        case=case,
        template="channel",
        tab=TAB,
        saved="The change is saved.",
        save=lambda: services.change_channel(row, form.values, version=form.cleaned_data["version"], by=by, now=now),
    )
    return edit(request, form, page)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def safe_hours_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add hours in which contact is safe."""
    now, by = request_now(request), signed_in(request)
    form = SafeHoursForm(request.POST or None, row=SafeHours(), today=local_day(now))
    page = Edit(
        case=case,
        template="safe_hours",
        tab=TAB,
        saved="The safe hours are added.",
        save=lambda: services.add_safe_hours(case.victim, form.values, by=by, now=now),
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
    page = Edit(
        case=case,
        template="safe_hours",
        tab=TAB,
        saved="The change is saved.",
        save=lambda: services.change_safe_hours(row, form.values, version=form.cleaned_data["version"], by=by, now=now),
    )
    return edit(request, form, page)
