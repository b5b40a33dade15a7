"""The pages on which a breach is recorded, and the page that shows how far it has come."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.cases.models.case import Case
from casework.codes.rules.codes import BEHAVIOURS
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.incidents.models.incident import Incident
from casework.sharing.services.audience import force_audience
from casework.templatetags.display import ago
from orders.access import breach_view, order_view
from orders.breaches.forms.broken_things import BreachTarget
from orders.breaches.forms.recording import BreachForm
from orders.breaches.models.breach import Breach
from orders.breaches.rules.doubts import STILL_EVIDENCE
from orders.breaches.rules.kinds import stalking_prompt
from orders.breaches.rules.ladder import finding
from orders.breaches.rules.reported import breach_reported_words
from orders.breaches.services import recording
from orders.breaches.services.not_pursued import open_request
from orders.breaches.services.possible_duplicates import possible_duplicates
from orders.breaches.services.reported import report_of_breach
from orders.breaches.views.ladder import actioned, ladder
from orders.breaches.views.steps import groups_of
from orders.orders.models import Order
from orders.orders.rules.standing import standing_said
from orders.protection.models import OtherProtection
from orders.steps.views.clocks import running_clocks
from orders.steps.views.event_history import BREACH_WORDS, lines, timeline_of_case
from orders.steps.views.sharing import forces_that_see, share_if_asked, share_words
from record.authors import Author
from record.events.subjects import about_breach
from risk.reviews.models.review import RiskReview

GIVEN: Final = {"condition": "condition", "breach_kind": "kind"}
"""What a link to the form may have filled in already, such as the requirement that was missed."""


@require_safe
@case_view(Permission.RECORD_BREACH)
def breach_start(request: HttpRequest, case: Case) -> HttpResponse:
    """What was broken: asked where it can be more than one order; `?all=1` asks always."""
    now = request_now(request)
    orders = list(case.orders.select_related("force").order_by("-made_at", "-id"))
    protections = list(case.other_protections.order_by("-from_day", "-id"))
    if len(orders) == 1 and not protections and not request.GET.get("all"):
        return redirect("breach_create", orders[0].public_id)
    told_of = timeline_of_case(case).history.orders
    context = {
        "case": case,
        "choices": [(order, standing_said(told_of[order.label], now)) for order in orders],
        "protections": [(row, BreachTarget.over(row)) for row in protections],
        "now": now,
    }
    return render(request, "orders/breaches/breach_start.html", context)


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_BREACH)
@submitted_once
def breach_create(request: HttpRequest, order: Order) -> HttpResponse:
    """Record a breach of an order."""
    return _create(request, BreachTarget.over(order))


@require_http_methods(["GET", "POST"])
@case_view(Permission.RECORD_BREACH)
@submitted_once
def breach_record(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a breach of the protection that `?protection=` names, or of an order that nobody has identified yet."""
    named = request.GET.get("protection", "")
    rows = OtherProtection.objects.visible_to(signed_in(request)).select_related("case__victim_force", "force")
    of = row_or_404(rows, case=case, public_id=_uuid(named)) if named else case
    return _create(request, BreachTarget.over(of))


def _create(request: HttpRequest, thing: BreachTarget) -> HttpResponse:
    """Record it as an incident too, and share the case with the force if told to; doubts in law are never a bar."""
    by, now, case = signed_in(request), request_now(request), thing.case
    incident = _of_incident(request, case)
    given = {field: request.GET[name] for name, field in GIVEN.items() if name in request.GET}
    known: dict[str, Any] = {"thing": thing, "now": now, "shared_with": forces_that_see(case, now), "initial": given}
    form = BreachForm(request.POST or None, incident=incident, **known)
    if form.is_valid():
        breach = form.carry_out(lambda: _record(form, by, now))
        if breach:
            said = share_words(form, breach.force, now)
            receipt(request, f"Breach {breach.label} is recorded. Now report it to {breach.force.name}.{said}", now)
            _warn(request, breach)
            return redirect("breach_detail", breach.public_id)
    latest = Breach.objects.filter(case=case).select_related("order", "protection").order_by("-learned_at", "-id")[:3]
    context = {"case": case, "thing": thing, "form": form, "incident": incident, "latest": latest, "now": now}
    context["audience"] = force_audience(case, thing.force, now)
    return render(request, "orders/breaches/breach_create.html", context, status=form.status)


def _of_incident(request: HttpRequest, case: Case) -> Incident | None:
    """The incident of the same case that `?incident=` names: what was told of it is not typed again."""
    named = request.GET.get("incident", "")
    if not named:
        return None
    return row_or_404(Incident.objects.visible_to(signed_in(request)), case=case, public_id=_uuid(named))


def _uuid(named: str) -> UUID:
    try:
        return UUID(named)
    except ValueError:
        raise Http404 from None


def _record(form: BreachForm, by: User, now: datetime) -> Breach:
    breach = recording.record_breach_and_incident(
        form.thing.of, form.new_breach(), Author(by, now), incident=form.incident
    )
    share_if_asked(form, breach.force, by=by, now=now)
    return breach


def _warn(request: HttpRequest, breach: Breach) -> None:
    """What whoever records it must know at once; nothing of it stopped the breach from being saved."""
    if breach.doubts:
        messages.warning(request, f"{' '.join(breach.doubts)} {STILL_EVIDENCE}")
    for other in possible_duplicates(breach):
        messages.warning(request, f"This may be breach {other.label}, told twice: it happened within minutes of it.")


def _facts(breach: Breach, now: datetime) -> list[tuple[str, str]]:
    condition, acknowledged = breach.condition, breach.acknowledged_at
    rows = [
        ("Happened", ago(breach.happened_at, now)),
        ("We learned of it", ago(breach.learned_at, now)),
        ("Condition", f"{condition.get_kind_display()}: {condition.text}" if condition else "Not known, or several"),
        ("Kind", breach.get_kind_display()),
        ("What was done", "\n".join(BEHAVIOURS[code].words for code in breach.behaviours)),
        ("Who began the contact", breach.get_initiated_by_display()),
        ("What happened", breach.text or "Not written down"),
        ("Told to the police", breach_reported_words(breach.label, report_of_breach(breach))),
        ("Acknowledged by the force", ago(acknowledged, now) or "No"),
        ("Also shown to", breach.copied_to.name if breach.copied_to else ""),
        ("Crime reference", breach.crime_reference or "None"),
        ("Recorded as", breach.get_recorded_as_display()),
        ("Reason for the decision", breach.decision_reason),
        ("What the court found", breach.get_court_result_display()),
        ("Sentence", breach.sentence),
    ]
    return [(key, value) for key, value in rows if value]


@require_safe
@breach_view(Permission.VIEW_CASE)
def breach_detail(request: HttpRequest, breach: Breach) -> HttpResponse:
    """What was done, and what has been done about it: how far it has come, and what is overdue in words."""
    case, now = breach.case, request_now(request)
    story = timeline_of_case(case)
    context = {
        "case": case,
        "breach": breach,
        "status": BREACH_WORDS.get(breach.status, breach.get_status_display()),
        "finding": finding(breach.court_result),
        "doubts": breach.doubts,
        "same": possible_duplicates(breach),
        "asks_stalking": stalking_prompt(breach.kind, breach.recorded_as) and breach.reported_at is not None,
        "raised": RiskReview.objects.filter(case=case, raised_automatically=True, event__facts__breach=breach.label),
        "facts": _facts(breach, now),
        "actioned": actioned(breach),
        "ladder": ladder(case, breach, now),
        "warrants": breach.warrants.order_by("-issued_at", "-id"),
        "clocks": running_clocks(case, Q(subject=breach.label), now),
        "entries": lines(story.about(partial(about_breach, breach.label))),
        "groups": groups_of(breach, story),
        "asked": open_request(breach),
        "incident": Incident.objects.filter(breach_answers__breach=breach).first(),
        "audience": force_audience(case, breach.force, now),
        "now": now,
    }
    return render(request, "orders/breaches/breach_detail.html", context)
