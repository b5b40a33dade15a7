"""The pages that log an incident: choose the case, say what happened, done."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.drafts.kept_searches import is_over, keep_search, kept_search
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import searches
from casework.cases.forms import CaseSearch
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel, ranked
from casework.concerns.models import Concern
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.incidents.models.incident import Incident
from casework.sharing.services.audience import supervisors_who_see
from orders.incidents import services as incidents
from orders.incidents.forms.logging import IncidentForm
from orders.orders.rules.standing import bound_during
from record.authors import Author
from record.case_state.state import CaseState
from risk.clocks.models.clock import Clock

MOST_CASES: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.LOG_INCIDENT)
def incident_start(request: HttpRequest) -> HttpResponse:
    """The user's open cases to choose from, the most dangerous first, or those that words in the body find."""
    now = request_now(request)
    if request.method == "POST":
        return keep_search(request, now=now)
    rows, search = (
        Case.objects.visible_to(signed_in(request)).open().for_list(),
        CaseSearch(kept_search(request, now=now)),
    )
    order: list[Any] = [ranked("risk_level", RiskLevel.values).desc(), "victim__first_name", "id"]
    if search.is_valid():
        rows = rows.found_by(search.cleaned_data["words"])
        order.insert(0, "-is_named")
    found = list(rows.order_by(*order)[: MOST_CASES + 1])
    if search.is_valid():
        searches(search.cleaned_data["words"], shown=(each.public_id for each in found[:MOST_CASES]))
    context: dict[str, Any] = {"cases": found[:MOST_CASES], "has_more": len(found) > MOST_CASES}
    context |= {"form": search, "is_search": search.is_valid(), "search_is_over": is_over(request, now=now)}
    return render(request, "orders/incidents/incident_start.html", context)


@require_http_methods(["GET", "POST"])
@case_view(Permission.LOG_INCIDENT)
@submitted_once
def incident_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Log an incident in under a minute; what the police said can be added in the same form."""
    now = request_now(request)
    form = IncidentForm(request.POST or None, case=case, now=now)
    if form.is_valid():
        author = Author(signed_in(request), now)
        logged = form.carry_out(partial(incidents.log_incident_in_case, case, form.new_incident(), author))
        if logged:
            incident = logged.incident
            receipt(request, f"Incident {incident.label} is logged.", now)
            warn(request, incident, now)
            if bound_then(incident, logged.history):
                return redirect("incident_detail", incident.public_id)
            return redirect("case_detail", case.public_id)
    context = {"case": case, "form": form, "now": now}
    return render(request, "orders/incidents/incident_create.html", context, status=form.status)


def bound_then(incident: Incident, history: CaseState) -> bool:
    """Whether an order bound on its day: nobody can have said yet if this incident broke it."""
    orders = history.orders.values()
    return any(bound_during(order, incident.began_at, incident.happened_at) for order in orders)


def warn(request: HttpRequest, incident: Incident, now: datetime) -> None:
    """Say at once what the record raises at once: what nothing protects from, and what a supervisor is told."""
    raised = Concern.objects.filter(case=incident.case, raised_at=now)
    if words := "; ".join(each.get_kind_display().lower() for each in raised.order_by("pk")):
        told = supervisors_who_see(incident.case, now)
        messages.warning(request, f"This stands on Delays for your supervisors: {words}. {told}")
    clocks = Clock.objects.late(now).filter(case=incident.case, rule="T21", subject=incident.label)
    if clocks.exists():
        messages.warning(request, "A threat or an approach while nothing protects the client: review the risk now.")
