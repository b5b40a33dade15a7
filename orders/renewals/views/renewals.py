"""Pages of an order's later life: renewal, a new force, police requests, unworkable conditions."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.sharing.services.audience import force_audience
from orders.access import condition_view, mark_view, order_view, police_request_view
from orders.conditions.models.unworkable import Unworkable
from orders.conditions.services import unworkable
from orders.orders.models import Condition, Order
from orders.proceedings.models import PoliceRequest, ProceedingKind
from orders.renewals.forms import (
    ForceForm,
    NotRenewingForm,
    PoliceReplyForm,
    PoliceRequestForm,
    UnworkableForm,
    WorksAgainForm,
)
from orders.renewals.rules import expiry_marks, expiry_words
from orders.renewals.services import new_force, renewals
from orders.renewals.views.since_grant import since_grant
from orders.steps.views.recorded_meanwhile import meanwhile_about
from record.authors import Author


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def order_renewal(request: HttpRequest, order: Order) -> HttpResponse:
    """Decide about renewal with everything since the order was made in view; the form says why nobody asks for it."""
    now = request_now(request)
    form = NotRenewingForm(request.POST or None, row=order, case=order.case, now=now, begins_at=order.made_at)
    if form.is_valid():
        author = Author(signed_in(request), now)
        act = partial(renewals.decide_not_to_renew, order, at=form.cleaned_data["at"], author=author)
        form.carry_out(partial(act, why=form.cleaned_data["note"], seen=form.seen))
    if form.is_valid():
        receipt(request, "The decision not to renew is recorded.", now)
        return redirect("order_detail", order.public_id)
    today = local_day(now)
    asked = order.proceedings.filter(kind=ProceedingKind.RENEWAL).pending().exists()
    context = {
        "case": order.case,
        "order": order,
        "form": form,
        "since": since_grant(order, signed_in(request)),
        "marks": expiry_marks(order.last_day, today) if order.last_day else (),
        "expiry": expiry_words(order.last_day, today, is_asked=asked, is_reviewed=bool(order.renewal_reviewed_at)),
        "now": now,
    }
    context["meanwhile"] = meanwhile_about(form, order)
    return render(request, "orders/renewals/order_renewal.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def order_force(request: HttpRequest, order: Order) -> HttpResponse:
    """Record which force answers for the order now. It sees nothing of the case without a share of its own."""
    now = request_now(request)
    form = ForceForm(request.POST or None, row=order, case=order.case, now=now, begins_at=order.made_at)
    if form.is_valid():
        author = Author(signed_in(request), now)
        typed = form.cleaned_data
        act = partial(new_force.change_force, order, typed["force"], at=typed["at"], note=typed["note"], author=author)
        form.carry_out(partial(act, seen=form.seen))
    if form.is_valid():
        new = form.cleaned_data["force"]
        receipt(request, f"{new.name} answers for the order now. {force_audience(order.case, new, now)}", now)
        return redirect("order_detail", order.public_id)
    open_breaches = order.breaches.open().count()
    context = {"case": order.case, "order": order, "form": form, "open_breaches": open_breaches, "now": now}
    context["meanwhile"] = meanwhile_about(form, order)
    return render(request, "orders/renewals/order_force.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def police_request_create(request: HttpRequest, order: Order) -> HttpResponse:
    """Write down what the client asks the police to ask of the court."""
    now, by = request_now(request), signed_in(request)
    initial = {"force": order.force.slug, "wanted": request.GET.get("wanted", "")}
    form = PoliceRequestForm(request.POST or None, row=order, beside=order.police_requests.all(), initial=initial)
    if form.is_valid():
        asked = form.carry_out(partial(renewals.ask_the_police, order, form.new_request(), by=by, now=now))
        if asked:
            receipt(request, "What the client asks of the police is recorded.", now)
            return redirect("order_detail", order.public_id)
    context = {"case": order.case, "order": order, "form": form, "now": now}
    context["meanwhile"] = meanwhile_about(form, order)
    return render(request, "orders/renewals/police_request_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@police_request_view(Permission.RECORD_ORDER)
@submitted_once
def police_request_answer(request: HttpRequest, row: PoliceRequest) -> HttpResponse:
    """Write down what the force said."""
    now, by = request_now(request), signed_in(request)
    form = PoliceReplyForm(request.POST or None, row=row)
    if form.is_valid():
        act = partial(renewals.answer_police_request, row, form.reply(), by=by, now=now)
        if form.carry_out(partial(act, version=form.cleaned_data["version"])):
            receipt(request, "The answer of the police is recorded.", now)
            return redirect("order_detail", row.order.public_id)
    context = {"case": row.case, "order": row.order, "asked": row, "form": form, "now": now}
    return render(request, "orders/renewals/police_request_answer.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@condition_view(Permission.RECORD_ORDER)
@submitted_once
def unworkable_create(request: HttpRequest, condition: Condition) -> HttpResponse:
    """Mark a condition that does not work; a task then asks for a variation."""
    now, by = request_now(request), signed_in(request)
    form = UnworkableForm(request.POST or None, beside=condition.marks.all())
    if form.is_valid():
        act = partial(unworkable.mark_unworkable, condition, by=by, now=now)
        if form.carry_out(partial(act, **form.facts)):
            receipt(request, f"Condition {condition.label} is marked. A task asks for a variation.", now)
            return redirect("order_detail", condition.order.public_id)
    context = {"case": condition.case, "order": condition.order, "condition": condition, "form": form, "now": now}
    return render(request, "orders/renewals/unworkable_create.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@mark_view(Permission.RECORD_ORDER)
@submitted_once
def unworkable_end(request: HttpRequest, mark: Unworkable) -> HttpResponse:
    """Take the mark off, in words."""
    now, by = request_now(request), signed_in(request)
    order = mark.condition.order
    form = WorksAgainForm(request.POST or None)
    if form.is_valid():
        act = partial(unworkable.end_mark, mark, by=by, now=now)
        if form.carry_out(partial(act, **form.cleaned_data)):
            receipt(request, f"The mark on condition {mark.condition.label} is off.", now)
            return redirect("order_detail", order.public_id)
    context = {"case": mark.case, "order": order, "mark": mark, "form": form, "now": now}
    return render(request, "orders/renewals/unworkable_end.html", context, status=form.status)
