"""The diary of days at court, and the page of each such day."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.gates.access.row_gates import case_view
from orders.court.forms import about_of, thing_words
from orders.court.models.court_day import CourtDate
from orders.court.models.hearing import Hearing
from orders.court.rules import awaits_outcome
from orders.court.services.court_days import detail_of
from orders.court.views import warnings_of, warnings_of_hearing
from orders.steps.views.clocks import running_clocks
from reports.case_page.tabs import tabs
from reports.changes.queries import changes_of_court_date, changes_of_hearing
from reports.diary.queries import court_days as queries
from reports.diary.queries.diary import diary as diary_of
from reports.filters.forms import DiaryFilter


@require_safe
@requires(Permission.VIEW_DIARY)
def diary(request: HttpRequest) -> HttpResponse:
    """Days at court by day: one's own, or those of the teams; the filters stand in the address."""
    now, user = request_now(request), signed_in(request)
    form = DiaryFilter(request.GET, user=user)
    wanted = form.wanted()
    found = diary_of(user, wanted, today=local_day(now))
    return render(request, "reports/diary/diary.html", {"form": form, "wanted": wanted, "diary": found, "now": now})


@require_safe
@case_view(Permission.VIEW_CASE)
def hearing_detail(request: HttpRequest, case: Case, hearing_id: UUID) -> HttpResponse:
    """One listing of an application: what is known of it, the chain it belongs to, who changed what."""
    now, user = request_now(request), signed_in(request)
    rows = Hearing.objects.visible_to(user).select_related("application__force", "case")
    hearing = row_or_404(rows, case=case, public_id=hearing_id)
    application = hearing.application
    context = {
        "hearing": hearing,
        "application": application,
        "facts": queries.facts_of(detail_of(hearing), hearing.hearing_on, case),
        "purpose": detail_of(hearing).get_purpose_display(),
        "chain": queries.chain_of_hearing(hearing),
        "changes": changes_of_hearing(hearing),
        "warnings": warnings_of_hearing(hearing),
        "clocks": running_clocks(case, Q(rule="T10", subject=application.label), now),
        "awaits_outcome": awaits_outcome(
            hearing.outcome,
            hearing_on=hearing.hearing_on,
            today=local_day(now),
            determined=application.determined_at is not None,
        ),
    }
    return render(request, "reports/diary/hearing_detail.html", {**context, **_frame(case, now)})


@require_safe
@case_view(Permission.VIEW_CASE)
def court_date_detail(request: HttpRequest, case: Case, court_date_id: UUID) -> HttpResponse:
    """One day at court that is no listing of an application."""
    now, user = request_now(request), signed_in(request)
    rows = CourtDate.objects.visible_to(user)
    rows = rows.select_related("case", "application", "order", "breach", "protection", "attends")
    row = row_or_404(rows, case=case, public_id=court_date_id)
    today = local_day(now)
    context = {
        "court_date": row,
        "about": thing_words(about_of(row)),
        "about_href": queries.about_page(row),
        "facts": queries.facts_of(row, row.hearing_on, case),
        "chain": queries.chain_of_date(row),
        "changes": changes_of_court_date(row),
        "warnings": [] if row.outcome else warnings_of(row.hearing_on, row.application),
        "awaits_outcome": awaits_outcome(row.outcome, hearing_on=row.hearing_on, today=today, determined=False),
    }
    return render(request, "reports/diary/court_date_detail.html", {**context, **_frame(case, now)})


def _frame(case: Case, now: Any) -> dict[str, Any]:
    return {"case": case, "tabs": tabs(case, "case_orders"), "now": now}
