"""The pages on which staff write down what they know of a day at court, and what came of it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.templatetags.display import day
from orders.applications.models.application import Application
from orders.court.forms import AfterwardsForm, AtCourtForm, CourtDateForm, CourtOutcomeForm, about_of, thing_words
from orders.court.models.court_day import CourtDate
from orders.court.models.hearing import Hearing
from orders.court.rules import day_warning
from orders.court.services import court_days
from orders.court.services.protection_gaps import gap_until


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def hearing_edit(request: HttpRequest, case: Case, hearing_id: UUID) -> HttpResponse:
    """Where and when a listing of an application is heard, special measures, and who comes."""
    now, hearing = request_now(request), _hearing(request, case, hearing_id)
    form = AtCourtForm(request.POST or None, row=court_days.detail_of(hearing), case=case)
    if form.is_valid():
        version, by = form.cleaned_data["version"], signed_in(request)
        act = partial(court_days.change_hearing, hearing, form.values, version=version, by=by, now=now)
        if form.carry_out(act):
            receipt(request, "What is known of the hearing is saved.", now)
            return redirect("hearing_detail", case.public_id, hearing.public_id)
    context = {"case": case, "form": form, "hearing": hearing, "warnings": warnings_of_hearing(hearing)}
    return render(request, "orders/court/hearing_edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def hearing_outcome(request: HttpRequest, case: Case, hearing_id: UUID) -> HttpResponse:
    """Who was at a hearing and what happened; that it was held or adjourned is a step of the application."""
    now, hearing = request_now(request), _hearing(request, case, hearing_id)
    form = AfterwardsForm(request.POST or None, row=court_days.detail_of(hearing), case=case)
    if form.is_valid():
        version, by = form.cleaned_data["version"], signed_in(request)
        act = partial(court_days.change_hearing, hearing, form.values, version=version, by=by, now=now)
        if form.carry_out(act):
            receipt(request, "What happened at the hearing is saved.", now)
            return redirect("hearing_detail", case.public_id, hearing.public_id)
    context = {"case": case, "form": form, "hearing": hearing}
    return render(request, "orders/court/hearing_outcome.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def court_date_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Write down a day at court; `?kind=` and `?about=` come from the page of what it is about."""
    now = request_now(request)
    asked = {name: request.GET.get(name, "") for name in ("kind", "about")}
    form = CourtDateForm(request.POST or None, case=case, initial=asked)
    if form.is_valid():
        new = form.new_court_date()
        made = form.carry_out(partial(court_days.add_court_date, case, new, by=signed_in(request), now=now))
        if made:
            receipt(request, "The court date is recorded.", now)
            warn(request, made.hearing_on, made.application)
            return redirect("court_date_detail", case.public_id, made.public_id)
    context = {"case": case, "form": form}
    return render(request, "orders/court/court_date_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def court_date_edit(request: HttpRequest, case: Case, court_date_id: UUID) -> HttpResponse:
    """Where and when a court date is, special measures, and who comes."""
    now, row = request_now(request), _court_date(request, case, court_date_id)
    form = AtCourtForm(request.POST or None, row=row, case=case)
    if form.is_valid():
        version, by = form.cleaned_data["version"], signed_in(request)
        if form.carry_out(partial(court_days.change_court_date, row, form.values, version=version, by=by, now=now)):
            receipt(request, "What is known of the court date is saved.", now)
            return redirect("court_date_detail", case.public_id, row.public_id)
    context = {"case": case, "form": form, "court_date": row, "warnings": warnings_of(row.hearing_on, row.application)}
    return render(request, "orders/court/court_date_edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def court_date_outcome(request: HttpRequest, case: Case, court_date_id: UUID) -> HttpResponse:
    """How a court date ended, who was there, and the day it was moved to."""
    now, row = request_now(request), _court_date(request, case, court_date_id)
    form = CourtOutcomeForm(request.POST or None, row=row, case=case)
    if form.is_valid():
        ended = form.carry_out(partial(_end, row, form, request, now))
        if ended:
            receipt(request, "What came of the court date is saved.", now)
            if next_on := form.found().next_on:
                warn(request, next_on, row.application)
            return redirect("court_date_detail", case.public_id, row.public_id)
    context = {"case": case, "form": form, "court_date": row, "about": thing_words(about_of(row))}
    return render(request, "orders/court/court_date_outcome.html", context, status=form.status)


def _end(row: CourtDate, form: CourtOutcomeForm, request: HttpRequest, now: datetime) -> CourtDate:
    version, by = form.cleaned_data["version"], signed_in(request)
    return court_days.record_court_outcome(row, form.found(), form.values, version=version, by=by, now=now)


def warnings_of_hearing(hearing: Hearing) -> list[str]:
    """What is odd about a hearing that is still to come."""
    return warnings_of(hearing.hearing_on, hearing.application) if not hearing.outcome else []


def warnings_of(hearing_on: date, application: Application | None) -> list[str]:
    """What is odd about a day at court: a day off, and days before it on which nothing protects the client (F-76)."""
    found = [day_warning(hearing_on)]
    first_day = gap_until(application, hearing_on) if application else None
    if first_day is not None:
        found.append(
            f"Gap in protection: the interim order ends before this hearing. From {day(first_day)} until it is heard "
            "nothing protects the client. Ask the force for an earlier day or a longer interim order."
        )
    return [warning for warning in found if warning]


def warn(request: HttpRequest, hearing_on: date, application: Application | None) -> None:
    """Say on the next page what is odd about a day that was just set; it is set all the same."""
    for warning in warnings_of(hearing_on, application):
        messages.warning(request, f"{day(hearing_on)}: {warning}")


def _hearing(request: HttpRequest, case: Case, hearing_id: UUID) -> Hearing:
    rows = Hearing.objects.visible_to(signed_in(request)).select_related("application", "case")
    return row_or_404(rows, case=case, public_id=hearing_id)


def _court_date(request: HttpRequest, case: Case, court_date_id: UUID) -> CourtDate:
    rows = CourtDate.objects.visible_to(signed_in(request))
    rows = rows.select_related("case", "application", "order", "breach", "protection", "attends")
    return row_or_404(rows, case=case, public_id=court_date_id)
