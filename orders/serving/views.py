"""The pages on which service of an order is recorded, and what he has to notify to the police."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.editing.views.receipts import receipt
from orders.access import duty_view, order_view
from orders.orders.models import Order
from orders.serving.forms import AttemptForm, DutyAnswerForm, DutyForm
from orders.serving.models import NotificationDuty, ServiceOutcome
from orders.serving.rules import OFFENCES, OTHER_OFFENCES, DutyToNotify
from orders.serving.services import attempts, notification
from orders.steps.views.recorded_meanwhile import meanwhile_about
from record.authors import Author


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def service_create(request: HttpRequest, order: Order) -> HttpResponse:
    """Record an attempt to give him the order, and that he has it if he has."""
    now = request_now(request)
    form = AttemptForm(request.POST or None, order=order, now=now)
    if form.is_valid():
        act = partial(attempts.record_attempt, order, form.new_attempt(), Author(signed_in(request), now))
        attempt = form.carry_out(act)
        if attempt:
            is_served = attempt.outcome == ServiceOutcome.SERVED
            receipt(request, "The order is served." if is_served else "The attempt is recorded.", now)
            return redirect("order_detail", order.public_id)
    context = {"case": order.case, "order": order, "form": form, "now": now}
    context["meanwhile"] = meanwhile_about(form, order)
    return render(request, "orders/serving/service_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def duty_create(request: HttpRequest, order: Order) -> HttpResponse:
    """Record that he uses a new name or has moved, so that somebody asks the police whether he notified it."""
    now = request_now(request)
    form = DutyForm(request.POST or None, order=order, now=now)
    if form.is_valid():
        act = partial(notification.note_change, order, form.new_duty(), by=signed_in(request), now=now)
        duty = form.carry_out(act)
        if duty:
            receipt(request, f"Recorded. The police must be told by the end of {duty.due_on:%-d %B %Y}.", now)
            return redirect("order_detail", order.public_id)
    context = {"case": order.case, "order": order, "form": form, "now": now}
    context["meanwhile"] = meanwhile_about(form, order)
    return render(request, "orders/serving/duty_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@duty_view(Permission.RECORD_ORDER)
@submitted_once
def duty_answer(request: HttpRequest, duty: NotificationDuty) -> HttpResponse:
    """Record what the police say about a notification; it asserts nothing of him by itself."""
    now = request_now(request)
    form = DutyAnswerForm(request.POST or None, row=duty)
    if form.is_valid():
        author, version = Author(signed_in(request), now), form.cleaned_data["version"]
        act = partial(notification.answer_duty, duty, form.new_answer(), version=version, author=author)
        if form.carry_out(act):
            receipt(request, "What the police say is recorded.", now)
            return redirect("order_detail", duty.order.public_id)
    figures = [OFFENCES[DutyToNotify(duty.kind)], *OTHER_OFFENCES]
    context = {"case": duty.case, "order": duty.order, "duty": duty, "form": form, "figures": figures, "now": now}
    return render(request, "orders/serving/duty_answer.html", context, status=form.status)
