"""What a police liaison sees and does about one breach, application or order that is shared with the force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import already_in_trail
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.sharing.services.audience import service_who_sees
from orders.access import application_view, breach_view, order_view
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.desk import services
from orders.desk.forms import DeskApplicationStepForm, DeskBreachStepForm, DeskOrderStepForm, WarrantNewsForm
from orders.desk.queries.applications import application_page
from orders.desk.queries.breaches import breach_page
from orders.desk.queries.orders import order_page
from orders.desk.queries.words import ACTS, WARRANT_NEWS
from orders.orders.models import Order
from orders.steps.forms.second_press import CONFLICT

BreachForm: TypeAlias = DeskBreachStepForm | WarrantNewsForm
StepForm = TypeVar("StepForm", DeskApplicationStepForm, DeskOrderStepForm)


@require_http_methods(["GET", "POST"])
@breach_view(Permission.ACT_ON_BREACH)
@submitted_once
def desk_breach(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Show a breach; `?step=` opens the few fields of one act."""
    now, user = request_now(request), signed_in(request)
    steps = _breach_acts(breach)
    step = _chosen(request, steps, (WARRANT_NEWS, *services.BREACH_STEPS))
    form = _breach_form(request, breach, step, now, is_offered=step in steps)
    if form and form.is_valid() and form.carry_out(_breach_act(breach, form, user, now)):
        _say(request, step, breach.case, now)
        return redirect("desk_breach", breach.public_id)
    _log_view(request, breach)
    page = breach_page(breach, user, now)
    return _page(request, "orders/desk/desk_breach.html", {**page, **_acts(steps, step, form), "now": now})


def _say(request: HttpRequest, step: str, case: Case, now: datetime) -> None:
    """What was recorded as the police's word, and who at the service can see it."""
    messages.success(request, f"Recorded, as reported by you: {ACTS[step]}. {service_who_sees(case, now)}")


def _breach_acts(breach: Breach) -> list[str]:
    """The steps that can follow, and word of a warrant while one is out."""
    news = [WARRANT_NEWS] if services.warrant_out(breach) else []
    return [*news, *services.breach_steps(breach)]


def _breach_form(
    request: HttpRequest, breach: Breach, step: str, now: datetime, *, is_offered: bool
) -> BreachForm | None:
    if not step:
        return None
    if step == WARRANT_NEWS:
        return WarrantNewsForm(request.POST or None, row=breach)
    return DeskBreachStepForm(request.POST or None, subject=breach, step=step, now=now, is_offered=is_offered)


def _breach_act(breach: Breach, form: BreachForm, user: User, now: datetime) -> Callable[[], object]:
    if isinstance(form, WarrantNewsForm):
        tell = partial(services.record_warrant_news, breach, answer=form.cleaned_data["answer"], seen=form.seen)
        return partial(tell, by=user, now=now)
    return partial(services.act_on_breach, breach, form.new_step(), by=user, now=now)


@require_POST
@breach_view(Permission.ACT_ON_BREACH)
@submitted_once
def desk_breach_acknowledge(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Say with one button that the force knows of a breach; 409 with who said so before if somebody did."""
    now, user = request_now(request), signed_in(request)
    try:
        services.acknowledge_on_desk(breach, by=user, now=now)
    except RuleViolation as refusal:
        messages.warning(request, refusal.in_full)
        page = {**breach_page(breach, user, now), **_acts(_breach_acts(breach), "", None), "now": now}
        return render(request, "orders/desk/desk_breach.html", page, status=CONFLICT)
    messages.success(request, f"Acknowledged. {service_who_sees(breach.case, now)} Its clocks run on until you act.")
    return redirect("desk_breach", breach.public_id)


@require_http_methods(["GET", "POST"])
@application_view(Permission.ACT_ON_APPLICATION)
@submitted_once
def desk_application(request: HttpRequest, application: Application) -> HttpResponse:
    """Show a request for an order; `?step=` opens the few fields of the next step."""
    now, user = request_now(request), signed_in(request)
    steps = services.application_steps(application.status)
    step = _chosen(request, steps, services.APPLICATION_STEPS)
    form = _step_form(DeskApplicationStepForm, request, application, step, now, is_offered=step in steps)
    if form and form.is_valid():
        act = partial(services.act_on_application, application, form.new_step(), by=user, now=now)
        if form.carry_out(act):
            _say(request, step, application.case, now)
            return redirect("desk_application", application.public_id)
    _log_view(request, application)
    page = application_page(application, user, now)
    return _page(request, "orders/desk/desk_application.html", {**page, **_acts(steps, step, form), "now": now})


@require_http_methods(["GET", "POST"])
@order_view(Permission.ACT_ON_APPLICATION)
@submitted_once
def desk_order(request: HttpRequest, order: Order) -> HttpResponse:
    """Show an order; `?step=` says that it was served, or that he has notified."""
    now, user = request_now(request), signed_in(request)
    steps = services.order_steps(order)
    step = _chosen(request, steps, services.ORDER_STEPS)
    form = _step_form(DeskOrderStepForm, request, order, step, now, is_offered=step in steps)
    if form and form.is_valid():
        act = partial(services.act_on_order, order, form.new_step(), by=user, now=now)
        if form.carry_out(act):
            _say(request, step, order.case, now)
            return redirect("desk_order", order.public_id)
    _log_view(request, order)
    page = order_page(order, user, now)
    return _page(request, "orders/desk/desk_order.html", {**page, **_acts(steps, step, form), "now": now})


def _chosen(request: HttpRequest, steps: Sequence[str], known: Sequence[str]) -> str:
    """The act that the address names, if it can be recorded now; a form already filled in keeps its act."""
    named = request.GET.get("step", "")
    return named if named in (known if request.method == "POST" else steps) else ""


def _step_form(
    kind: type[StepForm],
    request: HttpRequest,
    subject: Application | Order,
    step: str,
    now: datetime,
    *,
    is_offered: bool,
) -> StepForm | None:
    if not step:
        return None
    return kind(request.POST or None, subject=subject, step=step, now=now, is_offered=is_offered)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page with what stands on the record now, beside what was typed: 409 if the act could not follow on it."""
    form = context["form"]
    if form is None and request.method == "POST":
        messages.warning(request, services.NOT_NOW)
        return render(request, template, context, status=CONFLICT)
    return render(request, template, context, status=form.status if form else 200)


def _acts(steps: Sequence[str], step: str, form: object) -> dict[str, object]:
    """What the part of the page that records acts is drawn from."""
    acts = [{"words": ACTS[each], "href": f"?step={each}"} for each in steps]
    return {"acts": acts, "act": ACTS.get(step, ""), "form": form}


def _log_view(request: HttpRequest, subject: Breach | Application | Order) -> None:
    if request.method == "GET":
        already_in_trail()
        audit(by=signed_in(request), act="desk.view", subject=subject, now=request_now(request))
