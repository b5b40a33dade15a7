"""The pages that write down what the perpetrator is known by."""

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
from casework.people.forms.people import TraitForm
from casework.people.models.trait import Trait, TraitKind
from casework.people.services.traits import add_trait, change_trait


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="perpetrator")
@submitted_once
def trait_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a trait; its kind comes with the link, and travels in the form."""
    now, by = request_now(request), signed_in(request)
    row = Trait(kind=_kind(request), perpetrator=case.perpetrator)
    form = TraitForm(request.POST or None, row=row, today=local_day(now), by=by)
    page = EditPage(
        case=case,
        template="trait",
        tab="case_people",
        saved=f"{row.get_kind_display()} added.",
        save=lambda: add_trait(case, form.values, by=by, now=now),
    )
    return edit(request, form, page)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="perpetrator")
@submitted_once
def trait_change(request: HttpRequest, case: Case, trait_id: UUID) -> HttpResponse:
    """Change a trait, or give it its last day."""
    now, by = request_now(request), signed_in(request)
    row = row_or_404(Trait, perpetrator=case.perpetrator_id, public_id=trait_id)
    form = TraitForm(request.POST or None, row=row, today=local_day(now), by=by)
    page = EditPage(
        case=case,
        template="trait",
        tab="case_people",
        saved="The change is saved.",
        save=lambda: change_trait(case, row, form.values, version=form.cleaned_data["version"], by=by, now=now),
    )
    return edit(request, form, page)


def _kind(request: HttpRequest) -> str:
    asked = (request.POST.get("kind", ""), request.GET.get("kind", ""))
    return next((each for each in asked if each in TraitKind.values), TraitKind.ALIAS)
