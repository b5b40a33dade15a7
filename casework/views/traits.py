"""The pages that write down what the perpetrator is known by."""

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
from casework.forms import TraitForm
from casework.models import Case, Trait, TraitKind
from casework.rules.london import local_day
from casework.views.editing import Edit, edit


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="perpetrator")
@submitted_once
def trait_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a trait; its kind comes with the link, and travels in the form."""
    now, by = request_now(request), signed_in(request)
    row = Trait(kind=_kind(request), perpetrator=case.perpetrator)
    form = TraitForm(request.POST or None, row=row, today=local_day(now), by=by)
    page = Edit(
        case=case,
        template="trait",
        tab="case_people",
        saved=f"{row.get_kind_display()} added.",
        save=lambda: services.add_trait(case, form.values, by=by, now=now),
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
    page = Edit(
        case=case,
        template="trait",
        tab="case_people",
        saved="The change is saved.",
        save=lambda: services.change_trait(
            case, row, form.values, version=form.cleaned_data["version"], by=by, now=now
        ),
    )
    return edit(request, form, page)


def _kind(request: HttpRequest) -> str:
    asked = (request.POST.get("kind", ""), request.GET.get("kind", ""))
    return next((each for each in asked if each in TraitKind.values), TraitKind.ALIAS)
