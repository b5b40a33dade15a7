"""The pages on which an order is recorded as the court made it, and followed until it ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Permission, signed_in
from accounts.submissions import submitted_once
from casework.rules.london import local_day
from casework.templatetags.display import day, when
from orders.access import application_view, order_view
from orders.forms.orders import FEWEST_SHOWN, MOST_CONDITIONS, OrderForm, OrderStepForm
from orders.models import Application, Condition, Order
from orders.rules import events as told
from orders.rules.offers import awaiting_evidence, order_steps
from orders.rules.standing import standing
from orders.rules.vocabulary import WORDS, OrderStep
from orders.services import orders
from orders.services.record import Author
from orders.views.offers import OfferGroup, groups, offer
from orders.views.receipts import receipt
from orders.views.running import running_clocks
from orders.views.steps import asked_step, refusal
from orders.views.story import Story, lines, story_of

ADD_ROW = "add_condition"


@require_http_methods(["GET", "POST"])
@application_view(Permission.RECORD_ORDER)
@submitted_once
def order_create(request: HttpRequest, application: Application) -> HttpResponse:
    """Record an order with its conditions; the button for another condition only makes the form longer."""
    case, now = application.case, timezone.now()
    rows = _rows(request)
    if ADD_ROW in request.POST:
        form = OrderForm.as_typed(request.POST, case=case, now=now, rows=min(rows + 1, MOST_CONDITIONS))
    else:
        form = OrderForm(request.POST or None, case=case, now=now, rows=rows)
    if form.is_valid():
        author = Author(signed_in(request), now)
        order = form.carry_out(partial(orders.make_order, application, form.new_order(), author))
        if order:
            receipt(request, f"{order.get_kind_display()} {order.label} is recorded.", now)
            return redirect("order_detail", order.public_id)
    context = {"case": case, "application": application, "form": form, "now": now}
    return render(request, "orders/order_create.html", context)


def _rows(request: HttpRequest) -> int:
    asked = request.POST.get("rows", "")
    return min(max(int(asked), 1), MOST_CONDITIONS) if asked in map(str, range(100)) else FEWEST_SHOWN


@require_safe
@order_view(Permission.VIEW_CASE)
def order_detail(request: HttpRequest, order: Order) -> HttpResponse:
    """How an order stands today, who has it, what it says, and what is still to do about it."""
    case, now = order.case, timezone.now()
    story = story_of(case)
    subjects = Q(subject=order.label) | Q(subject__startswith=f"{order.label}/")
    context = {
        "case": case,
        "order": order,
        "standing": standing(story.history.orders[order.label], now),
        "dates": _dates(order),
        "conditions": order.conditions.order_by("id"),
        "breaches": order.breaches.order_by("-learned_at", "-id"),
        "clocks": running_clocks(case, subjects, now),
        "entries": lines(story.about(partial(_concerns, order.label))),
        "groups": _groups(order, story),
        "now": now,
        "today": local_day(now),
    }
    return render(request, "orders/order_detail.html", context)


def _dates(order: Order) -> list[tuple[str, str]]:
    """The days of an order in words; what has not happened says so."""
    rows = [
        ("Made", when(order.made_at)),
        ("Last day", day(order.last_day) or "None: until further order"),
        ("Served", when(order.served_at) or "No"),
        ("Client has the order and its conditions", when(order.victim_told_at) or "No"),
        ("Name and address notified to the police", when(order.notified_at) or "Nobody has confirmed it"),
    ]
    return [*rows, ("Ended", when(order.ended_at))] if order.ended_at else rows


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def order_step(request: HttpRequest, order: Order) -> HttpResponse:
    """Record one step, named by `?step=`; without one that can follow, offer those that can."""
    case, now = order.case, timezone.now()
    story = story_of(case)
    offered = order_steps(story.history.orders[order.label])
    context = {"case": case, "order": order, "now": now}
    step = asked_step(request, OrderStep, offered)
    if step is None:
        context |= {"groups": _groups(order, story), "refusal": refusal(request, WORDS)}
        return render(request, "orders/order_step.html", context)
    form = _step_form(request, order, step, story, now)
    if form.is_valid():
        author = Author(signed_in(request), now)
        form.carry_out(partial(orders.record_order_step, order, form.new_step(), author))
    if form.is_valid():
        receipt(request, f"{WORDS[step]}.", now)
        return redirect("order_detail", order.public_id)
    return render(request, "orders/order_step.html", {**context, "form": form, "words": WORDS[step]})


def _step_form(request: HttpRequest, order: Order, step: OrderStep, story: Story, now: datetime) -> OrderStepForm:
    told_of = story.history.orders[order.label]
    return OrderStepForm(
        request.POST or None,
        step=step,
        case=order.case,
        now=now,
        begins_at=order.made_at,
        is_offered=step in order_steps(told_of),
        requirements=_requirements(order, awaiting_evidence(told_of)),
        initial={"condition": request.GET.get("condition", "")},
    )


def _requirements(order: Order, labels: Iterable[str]) -> list[Condition]:
    return list(order.conditions.filter(label__in=labels).order_by("id"))


def _groups(order: Order, story: Story) -> list[OfferGroup]:
    steps = order_steps(story.history.orders[order.label])
    address = reverse("order_step", args=[order.public_id])

    def some(*wanted: OrderStep) -> list[OrderStep]:
        return [step for step in steps if step in wanted]

    return groups(
        ("Who has it", offer(some(OrderStep.SERVED, OrderStep.VICTIM_TOLD, OrderStep.NOTIFIED), WORDS, address)),
        ("Its requirements", offer(some(OrderStep.REQUIREMENT_EVIDENCED), WORDS, address)),
        ("Renewal", offer(some(OrderStep.RENEWED, OrderStep.NOT_RENEWING_REVIEWED), WORDS, address)),
        ("Its end", offer(some(OrderStep.DISCHARGED), WORDS, address)),
    )


def _concerns(label: str, content: told.Content) -> bool:
    return isinstance(content, told.OrderMade | told.OrderEvent) and content.label == label
