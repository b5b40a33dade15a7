"""The page of one incident: everything told of it, whether it broke an order, and the page that amends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.editing.views.receipts import receipt
from casework.incidents.models.incident import Incident
from orders.access import incident_view
from orders.breaches.forms.no_breach import NoBreachForm
from orders.breaches.models.breach_answer import BreachAnswer
from orders.breaches.services.answers import deny_breach
from orders.breaches.views.questions import breach_questions, other_protection
from orders.incidents.forms.logging import IncidentAmendForm
from orders.incidents.services import amend_incident
from orders.incidents.views.logging import warn
from orders.incidents.views.words import account_parts, accounts_in_words
from orders.orders.models import Order
from orders.steps.views.event_history import timeline_of_case
from record.authors import Author
from record.projections.incidents import may_correct

MOST_EXHIBITS: Final = 12


@require_safe
@incident_view(Permission.VIEW_CASE)
def incident_detail(request: HttpRequest, incident: Incident) -> HttpResponse:
    """What is known of it now, what was said before, and the orders that bound on its day."""
    now = request_now(request)
    accounts = incident.accounts.select_related("recorded_by", "report_force").order_by("number")
    context = {
        "case": incident.case,
        "incident": incident,
        "parts": account_parts(incident),
        "accounts": accounts_in_words(accounts),
        "exhibits": list(incident.exhibits.for_page().order_by("id")[: MOST_EXHIBITS + 1]),
        "most_exhibits": MOST_EXHIBITS,
        "questions": breach_questions(incident, timeline_of_case(incident.case).history),
        "protections": other_protection(incident),
        "corrects": _corrects(incident, signed_in(request), now),
        "now": now,
    }
    return render(request, "orders/incidents/incident_detail.html", context)


@require_http_methods(["GET", "POST"])
@incident_view(Permission.LOG_INCIDENT)
@submitted_once
def incident_amend(request: HttpRequest, incident: Incident) -> HttpResponse:
    """Tell the incident anew; what was said before stays, and both are shown."""
    by, now = signed_in(request), request_now(request)
    corrects = _corrects(incident, by, now)
    form = IncidentAmendForm(request.POST or None, row=incident, now=now, corrects=corrects)
    if form.is_valid():
        act = partial(amend_incident, version=form.cleaned_data["version"], why=form.cleaned_data["why"])
        if form.carry_out(partial(act, incident, form.new_incident(), Author(by, now))):
            receipt(request, f"Incident {incident.label} is amended. What was said before is kept.", now)
            warn(request, incident, now)
            return redirect("incident_detail", incident.public_id)
    context = {"case": incident.case, "incident": incident, "form": form, "corrects": corrects, "now": now}
    return render(request, "orders/incidents/incident_amend.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@incident_view(Permission.RECORD_BREACH)
@submitted_once
def incident_no_breach(request: HttpRequest, incident: Incident) -> HttpResponse:
    """Say why an incident broke none of the orders that bound; `?order=` names the one that was asked about."""
    by, now = signed_in(request), request_now(request)
    questions = breach_questions(incident, timeline_of_case(incident.case).history)
    orders = {each.order.label: each.order for each in questions if each.is_open}
    form = NoBreachForm(
        request.POST or None,
        orders=orders,
        asked=request.GET.get("order", ""),
        beside=incident.breach_answers.all(),
    )
    if form.is_valid():
        answer = form.carry_out(lambda: _deny(form, incident, orders, by=by, now=now))
        if answer:
            receipt(request, f"Noted: incident {incident.label} is not a breach of the order.", now)
            return redirect("incident_detail", incident.public_id)
    context = {"case": incident.case, "incident": incident, "form": form, "questions": questions, "now": now}
    return render(request, "orders/incidents/incident_no_breach.html", context, status=form.status)


def _deny(
    form: NoBreachForm, incident: Incident, orders: Mapping[str, Order], *, by: User, now: datetime
) -> BreachAnswer:
    typed = form.cleaned_data
    return deny_breach(incident, orders[typed["order"]], why=typed["why"], by=by, now=now)


def _corrects(incident: Incident, by: User, now: datetime) -> bool:
    return may_correct(incident.event.recorded_by_id, incident.recorded_at, by.pk, now)
