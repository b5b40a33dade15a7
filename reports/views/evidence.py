"""The evidence of a case, and what of it is missing."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import Permission, signed_in
from accounts.clock import request_now
from casework.access import case_view
from casework.models import Case
from casework.rules.london import local_day
from reports.paging import AFTER, cursor_of
from reports.queries.evidence import LISTS, Evidence, evidence_of
from reports.tabs import tabs

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
    return render(request, "reports/case_evidence.html", context)


def _next_pages(evidence: Evidence) -> dict[str, str]:
    """Where the next page of each list is."""
    cursors = {name: getattr(evidence, name).next_cursor for name in LISTS}
    return {name: "?" + urlencode({ONLY: name, AFTER: cursor}) for name, cursor in cursors.items() if cursor}
