"""Pages that record an order as the court made it, on application or of its own motion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from orders.access import application_view
from orders.applications.models.application import Application
from orders.grounds.rules.draft_conditions import TYPICAL, kind_of
from orders.orders.forms.made_by_court import FEWEST_SHOWN, MOST_CONDITIONS, CourtOrderForm, OrderForm
from orders.orders.models import Order
from orders.orders.services import making
from orders.orders.services.earlier_orders import orders_against
from orders.orders.views.from_draft import Row, as_initial, conditions_known
from orders.steps.views.recorded_meanwhile import recorded_meanwhile
from record.authors import Author
from record.events import events as told
from record.events.subjects import about_application
from record.law.services import law_of

ADD_ROW: Final = "add_condition"
ADD_TYPICAL: Final = "add_typical"
ASKED: Final = frozenset(map(str, range(100)))


@require_http_methods(["GET", "POST"])
@application_view(Permission.RECORD_ORDER)
@submitted_once
def order_create(request: HttpRequest, application: Application) -> HttpResponse:
    """Record an order with its conditions, which begin as those that were drafted."""
    known = [] if request.POST else conditions_known(application)
    form = _form(OrderForm, request, application.case, known, row=application)
    context: dict[str, Any] = {"application": application, "drafted": bool(form.initial.get("text_1"))}
    make = partial(_make_order, application, form)
    return _answer(request, form, make, context, partial(about_application, application.label))


def _make_order(application: Application, form: OrderForm, author: Author) -> Order:
    return making.make_order(application, form.new_order(), author)


@require_http_methods(["GET", "POST"])
@case_view(Permission.RECORD_ORDER)
@submitted_once
def court_order_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record an order that a court made itself on conviction or acquittal: there was no request."""
    form = _form(CourtOrderForm, request, case, [], beside=case.orders.all())
    form.initial.setdefault("force", case.victim_force.slug)
    make = partial(_make_court_order, case, form)
    return _answer(request, form, make, {})


def _make_court_order(case: Case, form: CourtOrderForm, author: Author) -> Order:
    return making.make_court_order(case, form.new_order(), form.court_made(), author)


def _form(kind: Any, request: HttpRequest, case: Case, known: Sequence[Row], **seen: Any) -> Any:
    """The form as sent, as made longer by a button, or as it begins."""
    given = {"case": case, "now": request_now(request), "law": law_of(case.organisation_id), **seen}
    rows = _rows(request, len(known))
    if ADD_ROW not in request.POST and ADD_TYPICAL not in request.POST:
        return kind(request.POST or None, rows=rows, initial=as_initial(known), **given)
    chosen = [key for key in request.POST.getlist("typical") if key in TYPICAL]
    longer = min(rows + (len(chosen) if ADD_TYPICAL in request.POST else 1), MOST_CONDITIONS)
    form = kind.as_typed(request.POST, rows=longer, **given)
    if ADD_TYPICAL in request.POST:
        _put_in(form, chosen)
    return form


def _put_in(form: OrderForm, chosen: Sequence[str]) -> None:
    """Write the chosen conditions into the rows that are still empty."""
    empty = [number for number in form.rows if not form.initial.get(f"text_{number}")]
    for number, key in zip(empty, chosen, strict=False):
        form.initial[f"text_{number}"] = f"{TYPICAL[key]}."
        form.initial[f"kind_{number}"] = kind_of(key)
    form.initial["typical"] = []


def _rows(request: HttpRequest, known: int) -> int:
    asked = request.POST.get("rows", "")
    if asked in ASKED:
        return min(max(int(asked), 1), MOST_CONDITIONS)
    return min(max(FEWEST_SHOWN, known), MOST_CONDITIONS)


def _answer(
    request: HttpRequest,
    form: OrderForm,
    make: Callable[[Author], Order],
    context: dict[str, Any],
    concerns: Callable[[told.Content], bool] | None = None,
) -> HttpResponse:
    by, case, now = signed_in(request), form.case, form.now
    if form.is_valid():
        order = form.carry_out(lambda: make(Author(by, now)))
        if order:
            _say(request, order, now)
            return redirect("order_detail", order.public_id)
    against = orders_against(case, user=by, on=local_day(now), beside=context.get("application"))
    context = {**context, "case": case, "form": form, "against": against, "now": now}
    context["meanwhile"] = recorded_meanwhile(form, form.case, concerns) if concerns else []
    return render(request, "orders/orders/order_create.html", context, status=form.status)


def _say(request: HttpRequest, order: Order, now: datetime) -> None:
    receipt(request, f"{order.get_kind_display()} {order.label} is recorded.", now)
    for doubt in making.doubts_about(order):
        messages.warning(request, doubt)
