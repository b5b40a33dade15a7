"""The evidence of a case, and what of it is missing."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.gates.access.row_gates import case_view
from reports.case_page.tabs import tabs
from reports.evidence.queries import LISTS, EvidenceLists, evidence_of
from reports.lists.paging import AFTER, cursor_of

ONLY: Final = "list"


@require_safe
@case_view(Permission.VIEW_CASE)
def case_evidence(request: HttpRequest, case: Case) -> HttpResponse:
    """What is asked for, exhibits and gaps, a page of each; `?list=` turns the pages of one of them."""
    now, only = request_now(request), request.GET.get(ONLY, "")
    evidence = evidence_of(case, signed_in(request), local_day(now), only=only, after=cursor_of(request))
    context = {
        "case": case,
        "tabs": tabs(case, "case_evidence"),
        "evidence": evidence,
        "next": _next_pages(evidence),
        "is_one_list": only in LISTS,
        "now": now,
    }
    return render(request, "reports/evidence/case_evidence.html", context)


def _next_pages(evidence: EvidenceLists) -> dict[str, str]:
    """Where the next page of each list is."""
    cursors = {name: getattr(evidence, name).next_cursor for name in LISTS}
    return {name: "?" + urlencode({ONLY: name, AFTER: cursor}) for name, cursor in cursors.items() if cursor}
