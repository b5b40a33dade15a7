"""The pages of one condition: what is known of it, what he kept of it; and whom its order protects."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.case_tasks.rules import due_moment
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from orders.access import condition_view, order_view
from orders.applications.services.steps import NewApplicationStep
from orders.conditions.forms import AttendanceForm, DetailForm, ProtectedForm
from orders.conditions.models.kept import Attendance
from orders.conditions.services import kept, requirements
from orders.orders.models import Condition, Order
from orders.orders.services import making
from record.authors import Author
from record.vocabulary.steps import OrderStep


@require_http_methods(["GET", "POST"])
@condition_view(Permission.RECORD_ORDER)
@submitted_once
def condition_edit(request: HttpRequest, condition: Condition) -> HttpResponse:
    """Write down what is known of a condition besides its words."""
    now, row = request_now(request), kept.detail_of(condition)
    form = DetailForm(request.POST or None, condition=condition, row=row)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(kept.change_detail, condition, form.values, version=version, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, f"What is known of {condition.label} is saved.", now)
            return redirect("order_detail", condition.order.public_id)
    context = {"case": condition.case, "order": condition.order, "condition": condition, "form": form, "now": now}
    return render(request, "orders/conditions/condition_edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@condition_view(Permission.RECORD_ORDER)
@submitted_once
def attendance_create(request: HttpRequest, condition: Condition) -> HttpResponse:
    """Write down an appointment, and that the requirement is met if it shows so."""
    now = request_now(request)
    form = AttendanceForm(request.POST or None, case=condition.case, beside=condition.attendances.all())
    if form.is_valid():
        attendance = form.carry_out(partial(_attend, condition, form, signed_in(request), now))
        if attendance:
            receipt(request, "The appointment is recorded.", now)
            return redirect("order_detail", condition.order.public_id)
    context = {"case": condition.case, "order": condition.order, "condition": condition, "form": form, "now": now}
    return render(request, "orders/conditions/attendance_create.html", context, status=form.status)


def _attend(condition: Condition, form: AttendanceForm, by: User, now: datetime) -> Attendance:
    attendance = requirements.log_attendance(condition, form.new_attendance(), by=by, now=now)
    if form.cleaned_data["is_evidence"]:
        facts = {"condition": condition.label}
        at = min(now, max(condition.order.made_at, due_moment(attendance.on)))
        step = NewApplicationStep(step=OrderStep.REQUIREMENT_EVIDENCED, at=at, facts=facts, note="")
        making.record_order_step(condition.order, step, Author(by, now))
    return attendance


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def order_protected(request: HttpRequest, order: Order) -> HttpResponse:
    """Say whom the order protects: the client, or others of her case."""
    now = request_now(request)
    form = ProtectedForm(request.POST or None, order=order, now=now)
    if form.is_valid():
        client, people = form.cleaned_data["client"], list(form.cleaned_data["people"])
        act = partial(kept.set_protected, order, client=client, people=people, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "Whom the order protects is saved.", now)
            return redirect("order_detail", order.public_id)
    context = {"case": order.case, "order": order, "form": form, "today": local_day(now), "now": now}
    return render(request, "orders/conditions/order_protected.html", context, status=form.status)
