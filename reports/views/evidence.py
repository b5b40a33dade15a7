"""The evidence of a case, and what of it is missing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import Permission, signed_in
from casework.access import case_view
from casework.models import Case
from casework.rules.london import local_day
from reports.queries.evidence import evidence_of
from reports.tabs import tabs


@require_safe
@case_view(Permission.VIEW_CASE)
def case_evidence(request: HttpRequest, case: Case) -> HttpResponse:
    """Exhibits and gaps in one list."""
    now = timezone.now()
    evidence = evidence_of(case, signed_in(request), local_day(now))
    context = {"case": case, "tabs": tabs(case, "case_evidence"), "evidence": evidence, "now": now}
    return render(request, "reports/case_evidence.html", context)
