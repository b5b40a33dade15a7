"""The pages that read the trail by case and by person; reading them is a line of the trail itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.people.models import User
from accounts.permissions.access import Permission, requires, signed_in
from accounts.trail.page_look import reads_trail
from casework.cases.models.case import Case
from reports.filters.forms import TrailCaseForm, TrailFilter, TrailPersonFilter
from reports.lists.paging import cursor_of, page_href
from reports.trail.queries import people_read_by, reads_everything, trail_of_case, trail_of_person


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_TRAIL)
def trail_by_case(request: HttpRequest) -> HttpResponse:
    """Who looked at a case, by its reference; the reference is sent in the body, for people mistype into any box."""
    reader = signed_in(request)
    form = TrailCaseForm(request.POST or None, reader=reader)
    if form.is_valid():
        return redirect(f"{reverse('trail_by_case')}?case={form.cleaned_data['reference'].public_id}")
    case = _chosen_case(request, reader)
    reads_trail(case)
    filters = TrailFilter(request.GET)
    context: dict[str, Any] = {"form": form, "case": case, "filter_form": filters, "in_full": True}
    if case:
        page = trail_of_case(case.public_id, reader, filters.wanted(after=cursor_of(request)))
        context |= {"page": page, "next_href": page_href(request, page.next_cursor) if page.next_cursor else ""}
    return render(request, "reports/trail/trail_by_case.html", context)


def _chosen_case(request: HttpRequest, reader: User) -> Case | None:
    try:
        public_id = UUID(request.GET.get("case", ""))
    except ValueError:
        return None
    return Case.objects.filter(organisation_id=reader.organisation_id, public_id=public_id).first()


@require_safe
@requires(Permission.READ_ACTS)
def trail_by_person(request: HttpRequest) -> HttpResponse:
    """What one person looked at and did: an auditor reads everybody's, a supervisor the teams', others their own."""
    reader = signed_in(request)
    people = people_read_by(reader).order_by("first_name", "username")
    filters = TrailPersonFilter(request.GET, people=people)
    person = filters.person(reader)
    reads_trail(None, of=person.pk)
    page = trail_of_person(person, reader, filters.wanted(after=cursor_of(request)))
    context = {
        "person": person,
        "filter_form": filters,
        "page": page,
        "in_full": reads_everything(reader),
        "is_in_a_team": reader.teams.exists(),
        "next_href": page_href(request, page.next_cursor) if page.next_cursor else "",
    }
    return render(request, "reports/trail/trail_by_person.html", context)
