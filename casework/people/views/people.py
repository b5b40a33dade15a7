"""The pages that change who the client, the perpetrator and the other people of a case are."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.editing.views.edit_page import EditPage, edit
from casework.gates.access.row_gates import case_view
from casework.other_people.models import OtherPerson
from casework.other_people.services import add_other_person, change_other_person
from casework.people.forms.people import ClientForm, OtherPersonForm, PerpetratorForm
from casework.people.services.names import change_client, change_perpetrator

TAB = "case_people"


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="victim")
@submitted_once
def client_change(request: HttpRequest, case: Case) -> HttpResponse:
    """Change the client's names and date of birth."""
    form = ClientForm(request.POST or None, row=case.victim, today=local_day(request_now(request)))
    return _change(request, case, form, "client_change", change_client)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE, beside="perpetrator")
@submitted_once
def perpetrator_change(request: HttpRequest, case: Case) -> HttpResponse:
    """Change who the perpetrator is, in every case that names this person."""
    form = PerpetratorForm(request.POST or None, row=case.perpetrator, today=local_day(request_now(request)))
    return _change(request, case, form, "perpetrator_change", change_perpetrator)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE)
@submitted_once
def other_person_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a child, another target or somebody else to protect."""
    now = request_now(request)
    form = OtherPersonForm(request.POST or None, row=OtherPerson(), today=local_day(now))
    page = EditPage(
        case=case,
        template="other_person",
        tab=TAB,
        saved="The person is added.",
        save=lambda: add_other_person(case, form.values, by=signed_in(request), now=now),
    )
    return edit(request, form, page)


@require_http_methods(["GET", "POST"])
@case_view(Permission.EDIT_PEOPLE)
@submitted_once
def other_person_change(request: HttpRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Change what is known of another person, or end it."""
    row = row_or_404(OtherPerson, case=case, public_id=person_id)
    form = OtherPersonForm(request.POST or None, row=row, today=local_day(request_now(request)))
    return _change(request, case, form, "other_person", change_other_person)


def _change(
    request: HttpRequest, case: Case, form: EditForm, template: str, change: Callable[..., Versioned]
) -> HttpResponse:
    by, now = signed_in(request), request_now(request)
    page = EditPage(
        case=case,
        template=template,
        tab=TAB,
        saved="The change is saved.",
        save=lambda: change(form.row, form.values, version=form.cleaned_data["version"], by=by, now=now),
    )
    return edit(request, form, page)
