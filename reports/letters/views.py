"""The letters of one case, and what a supervisor has to do about letters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from casework.cases.models.case import Case
from casework.gates.access.row_gates import case_view
from reports.case_page.tabs import tabs
from reports.letters.queries import due_on, letters_of, letters_to_do


@require_safe
@case_view(Permission.VIEW_CASE)
def case_letters(request: HttpRequest, case: Case) -> HttpResponse:
    """Every letter of the case, and those that the ladder asks for."""
    now, user = request_now(request), signed_in(request)
    context = {
        "case": case,
        "tabs": tabs(case, "case_orders"),
        "letters": letters_of(case, user, now),
        "due": due_on(case, user, now),
        "now": now,
    }
    return render(request, "reports/letters/case_letters.html", context)


@require_safe
@requires(Permission.APPROVE_LETTER)
def letter_list(request: HttpRequest) -> HttpResponse:
    """What waits for approval, has not gone, has no reply, or has yet to be written."""
    now = request_now(request)
    return render(
        request, "reports/letters/letter_list.html", {"to_do": letters_to_do(signed_in(request), now), "now": now}
    )
