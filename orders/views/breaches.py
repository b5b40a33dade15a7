"""The pages on which a breach is recorded and followed until it is answered."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Permission, signed_in
from accounts.models import User
from accounts.submissions import submitted_once
from casework.access import case_view
from casework.models import Case, Incident
from casework.rules.codes import BEHAVIOURS
from casework.templatetags.display import ago
from orders.access import breach_view, order_view
from orders.forms.breaches import BreachForm, BreachStepForm
from orders.models import Breach, Order
from orders.rules.about import about_breach
from orders.rules.offers import breach_steps
from orders.rules.standing import doubt, standing
from orders.rules.vocabulary import BreachStep
from orders.services import breaches
from orders.services.breach_answers import link_breach
from orders.services.record import Author
from orders.views.ladder import ladder, warrant_ages
from orders.views.meanwhile import recorded_meanwhile
from orders.views.offers import OfferGroup, groups, offer
from orders.views.receipts import receipt
from orders.views.running import running_clocks
from orders.views.sharing import forces_that_see, share_if_asked, share_words
from orders.views.steps import asked_step, refusal
from orders.views.story import BREACH_WORDS, Story, lines, story_of


@require_safe
@case_view(Permission.RECORD_BREACH)
def breach_start(request: HttpRequest, case: Case) -> HttpResponse:
    """Which order was broken: asked only where there are several."""
    now = timezone.now()
    found = list(case.orders.select_related("application__force").order_by("-made_at", "-id"))
    if len(found) == 1:
        return redirect("breach_create", found[0].public_id)
    told_of = story_of(case).history.orders
    choices = [(order, standing(told_of[order.label], now)) for order in found]
    return render(request, "orders/breach_start.html", {"case": case, "choices": choices, "now": now})


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_BREACH)
@submitted_once
def breach_create(request: HttpRequest, order: Order) -> HttpResponse:
    """Record a breach, and share the case with the force if told to; doubts in law are said, never a bar."""
    by, now, case = signed_in(request), timezone.now(), order.case
    incident = _of_incident(request, case)
    seen_by = forces_that_see(case, now)
    form = BreachForm(request.POST or None, order=order, now=now, shared_with=seen_by, incident=incident)
    if form.is_valid():
        breach = form.carry_out(lambda: _record(form, by, now))
        if breach:
            said = share_words(form, breach.force)
            receipt(request, f"Breach {breach.label} is recorded. Now report it to {breach.force.name}.{said}", now)
            _warn_of_doubt(request, breach)
            return redirect("breach_detail", breach.public_id)
    order_now = standing(story_of(case).history.orders[order.label], now)
    context = {"case": case, "order": order, "standing": order_now, "form": form, "incident": incident, "now": now}
    return render(request, "orders/breach_create.html", context)


def _of_incident(request: HttpRequest, case: Case) -> Incident | None:
    """The incident of the same case that `?incident=` names: what was told of it is not typed again."""
    named = request.GET.get("incident", "")
    if not named:
        return None
    try:
        found = UUID(named)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Incident.objects.visible_to(signed_in(request)), case=case, public_id=found)


def _record(form: BreachForm, by: User, now: datetime) -> Breach:
    breach = breaches.record_breach(form.order, form.new_breach(), Author(by, now))
    if form.incident is not None:
        link_breach(breach, form.incident, by=by, now=now)
    share_if_asked(form, breach.force, by=by, now=now)
    return breach


def _facts(breach: Breach, now: datetime) -> list[tuple[str, str]]:
    condition, acknowledged = breach.condition, breach.acknowledged_at
    return [
        ("Happened", ago(breach.happened_at, now)),
        ("We learned of it", ago(breach.learned_at, now)),
        ("Condition", f"{condition.get_kind_display()}: {condition.text}" if condition else "Not known, or several"),
        ("What was done", "\n".join(BEHAVIOURS[code].words for code in breach.behaviours)),
        ("What happened", breach.text or "Not written down"),
        ("Reported to the police", ago(breach.reported_at, now) or "No"),
        ("Acknowledged by the force", ago(acknowledged, now) or "No"),
        ("Crime reference", breach.crime_reference or "None"),
    ]


def _doubt(breach: Breach, story: Story) -> str:
    return doubt(story.history.orders[breach.order.label], breach.happened_at) if breach.order else ""


def _warn_of_doubt(request: HttpRequest, breach: Breach) -> None:
    if why := _doubt(breach, story_of(breach.case)):
        messages.warning(request, f"{why} It may not be a breach in law. It is still evidence.")


@require_safe
@breach_view(Permission.VIEW_CASE)
def breach_detail(request: HttpRequest, breach: Breach) -> HttpResponse:
    """What was done, and what has been done about it: the ladder of steps, with what is overdue in words."""
    case, now = breach.case, timezone.now()
    story = story_of(case)
    context = {
        "case": case,
        "breach": breach,
        "status": BREACH_WORDS.get(breach.status, breach.get_status_display()),
        "doubt": _doubt(breach, story),
        "facts": _facts(breach, now),
        "ladder": ladder(case, breach, now),
        "warrants": warrant_ages(breach, now),
        "clocks": running_clocks(case, Q(subject=breach.label), now),
        "entries": lines(story.about(partial(about_breach, breach.label))),
        "groups": _groups(breach, story),
        "incident": Incident.objects.filter(breach_answers__breach=breach).first(),
        "is_shared": breach.force in forces_that_see(case, now),
        "now": now,
    }
    return render(request, "orders/breach_detail.html", context)


@require_http_methods(["GET", "POST"])
@breach_view(Permission.RECORD_BREACH)
@submitted_once
def breach_step(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Record one step, named by `?step=`; without one that can follow, offer those that can."""
    case, now = breach.case, timezone.now()
    story = story_of(case)
    offered = breach_steps(story.history.breaches[breach.label])
    context = {"case": case, "breach": breach, "now": now}
    step = asked_step(request, BreachStep, offered)
    if step is None:
        context |= {"groups": _groups(breach, story), "refusal": refusal(request, BREACH_WORDS)}
        return render(request, "orders/breach_step.html", context)
    known: dict[str, Any] = {"case": case, "now": now, "begins_at": breach.learned_at, "row": breach}
    form = BreachStepForm(request.POST or None, step=step, is_offered=step in offered, **known)
    if form.is_valid():
        author = Author(signed_in(request), now)
        form.carry_out(partial(breaches.record_breach_step, breach, form.new_step(), author))
    if form.is_valid():
        receipt(request, f"{BREACH_WORDS[step]}.", now)
        return redirect("breach_detail", breach.public_id)
    context |= {"form": form, "words": BREACH_WORDS[step]}
    context["meanwhile"] = recorded_meanwhile(form, case, partial(about_breach, breach.label))
    return render(request, "orders/breach_step.html", context, status=form.status)


def _groups(breach: Breach, story: Story) -> list[OfferGroup]:
    steps = breach_steps(story.history.breaches[breach.label])
    address = reverse("breach_step", args=[breach.public_id])
    first = {BreachStep.REPORTED_TO_POLICE, BreachStep.NOT_REPORTED_REVIEWED}
    last = {BreachStep.CHARGED, BreachStep.NO_FURTHER_ACTION, BreachStep.REVIEWED}
    ours = {BreachStep.OUTCOME_TOLD_TO_VICTIM}
    return groups(
        ("Report it", offer([step for step in steps if step in first], BREACH_WORDS, address)),
        ("What the police did", offer([s for s in steps if s not in first | last | ours], BREACH_WORDS, address)),
        ("What the client was told", offer([step for step in steps if step in ours], BREACH_WORDS, address)),
        ("The outcome", offer([step for step in steps if step in last], BREACH_WORDS, address)),
    )
