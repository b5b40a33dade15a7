"""The pages on which an order is followed until it ends."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import datetime
from functools import partial

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from orders.access import order_view
from orders.orders.forms.steps import OrderStepForm
from orders.orders.models import Condition, Order
from orders.orders.rules.standing import standing
from orders.orders.services import making
from orders.orders.views.order_page import page_of
from orders.renewals.views.order_life import later_life
from orders.steps.rules.offers import awaiting_evidence, order_steps
from orders.steps.views.asked_step import asked_step, refusal
from orders.steps.views.clocks import running_clocks
from orders.steps.views.event_history import CaseTimeline, lines, timeline_of_case
from orders.steps.views.offers import StepOffer, StepOfferGroup, groups, offer
from orders.steps.views.recorded_meanwhile import recorded_meanwhile
from record.authors import Author
from record.clocks.order_clocks import lost_order
from record.events.subjects import about_order
from record.vocabulary.steps import WORDS, OrderStep


@require_safe
@order_view(Permission.VIEW_CASE)
def order_detail(request: HttpRequest, order: Order) -> HttpResponse:
    """How an order stands today, who has it, what it says, and what is still to do about it."""
    case, now = order.case, request_now(request)
    story = timeline_of_case(case)
    subjects = Q(subject=order.label) | Q(subject__startswith=f"{order.label}/") | Q(subject=_loss(order))
    context = {
        "case": case,
        "order": order,
        "standing": standing(story.history.orders[order.label], now),
        "breaches": order.breaches.order_by("-learned_at", "-id"),
        "clocks": running_clocks(case, subjects, now),
        "entries": lines(story.about(partial(about_order, order.label))),
        "groups": _groups(order, story),
        "later": later_life(order, story, signed_in(request), now),
        "now": now,
        "today": local_day(now),
        **page_of(order, signed_in(request), now),
    }
    return render(request, "orders/orders/order_detail.html", context)


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def order_step(request: HttpRequest, order: Order) -> HttpResponse:
    """Record one step, named by `?step=`; without one that can follow, offer those that can."""
    case, now = order.case, request_now(request)
    story = timeline_of_case(case)
    offered = order_steps(story.history.orders[order.label])
    context = {"case": case, "order": order, "now": now}
    step = asked_step(request, OrderStep, offered)
    if step is None:
        context |= {"groups": _groups(order, story), "refusal": refusal(request, WORDS)}
        return render(request, "orders/orders/order_step.html", context)
    form = _step_form(request, order, step, story, now)
    if form.is_valid():
        author = Author(signed_in(request), now)
        form.carry_out(partial(making.record_order_step, order, form.new_step(), author))
    if form.is_valid():
        receipt(request, f"{WORDS[step]}.", now)
        return redirect("order_detail", order.public_id)
    context |= {"form": form, "words": WORDS[step]}
    context["meanwhile"] = recorded_meanwhile(form, case, partial(about_order, order.label))
    return render(request, "orders/orders/order_step.html", context, status=form.status)


def _step_form(
    request: HttpRequest, order: Order, step: OrderStep, story: CaseTimeline, now: datetime
) -> OrderStepForm:
    told_of = story.history.orders[order.label]
    return OrderStepForm(
        request.POST or None,
        step=step,
        case=order.case,
        now=now,
        row=order,
        begins_at=order.made_at,
        is_offered=step in order_steps(told_of),
        requirements=_requirements(order, awaiting_evidence(told_of)),
        initial={"condition": request.GET.get("condition", "")},
    )


def _requirements(order: Order, labels: Iterable[str]) -> list[Condition]:
    return list(order.conditions.filter(label__in=labels).order_by("id"))


def _loss(order: Order) -> str:
    """The subject of the clock that asks for a review once a court has ended it."""
    return lost_order(order.application.label, order.label)


def _groups(order: Order, story: CaseTimeline) -> list[StepOfferGroup]:
    steps = order_steps(story.history.orders[order.label])
    address = reverse("order_step", args=[order.public_id])

    def some(*wanted: OrderStep) -> list[OrderStep]:
        return [step for step in steps if step in wanted]

    told_of = offer(some(OrderStep.VICTIM_TOLD, OrderStep.NOTIFIED, OrderStep.REGISTER_ENDED), WORDS, address)
    return groups(
        ("Who has it", [*_serving(order, steps), *told_of]),
        ("Its requirements", offer(some(OrderStep.REQUIREMENT_EVIDENCED), WORDS, address)),
        ("Its end", [StepOffer("Renewal, variation, discharge, appeal", "#order-life")]),
    )


def _serving(order: Order, steps: Container[OrderStep]) -> list[StepOffer]:
    """Service is recorded attempt by attempt, on a page of its own."""
    if OrderStep.SERVED not in steps:
        return []
    return [StepOffer("Order served, or an attempt to serve it", reverse("service_create", args=[order.public_id]))]
