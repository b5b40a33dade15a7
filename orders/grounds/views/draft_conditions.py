"""The pages on which the conditions of an order are drafted and put to the client."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import row_or_404
from casework.editing.views.receipts import receipt
from orders.access import application_view
from orders.applications.models.application import Application
from orders.grounds.forms.draft_conditions import DraftConditionForm, DropConditionForm
from orders.grounds.models.draft_condition import DraftCondition
from orders.grounds.rules.draft_conditions import TYPICAL
from orders.grounds.services.draft_conditions import add_draft, change_draft, drop_draft, lacking_in


@dataclass(frozen=True)
class DraftLine:
    """One condition of the draft with what the guidance calls it and what has to be found out about it."""

    row: DraftCondition
    named: str
    lacking: list[str]


def draft_lines(application: Application) -> list[DraftLine]:
    """The conditions that are still in the draft, as they were written down."""
    rows = DraftCondition.objects.filter(application=application).current().order_by("id")
    return [DraftLine(row, TYPICAL.get(row.named_by_guidance, ""), lacking_in(row)) for row in rows]


@require_safe
@application_view(Permission.VIEW_CASE)
def application_drafts(request: HttpRequest, application: Application) -> HttpResponse:
    """The draft, condition by condition, and what was left out of it."""
    dropped = DraftCondition.objects.filter(application=application).exclude(dropped_at=None).order_by("id")
    context = {"lines": draft_lines(application), "dropped": dropped, "now": request_now(request)}
    context |= {"case": application.case, "application": application}
    return render(request, "orders/grounds/application_drafts.html", context)


@require_http_methods(["GET", "POST"])
@application_view(Permission.REQUEST_ORDER)
@submitted_once
def draft_create(request: HttpRequest, application: Application) -> HttpResponse:
    """Put a condition into the draft."""
    now = request_now(request)
    form = DraftConditionForm(request.POST or None, row=DraftCondition(application=application))
    if form.is_valid():
        act = partial(add_draft, application, form.values, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The condition is in the draft.", now)
            return redirect("application_drafts", application.public_id)
    return _page(request, application, form, "draft_create")


@require_http_methods(["GET", "POST"])
@application_view(Permission.REQUEST_ORDER)
@submitted_once
def draft_edit(request: HttpRequest, application: Application, draft_id: UUID) -> HttpResponse:
    """Change a condition, or write down what the client or a provider says of it."""
    now, row = request_now(request), _draft(request, application, draft_id)
    form = DraftConditionForm(request.POST or None, row=row)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(change_draft, row, form.values, version=version, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The condition is changed.", now)
            return redirect("application_drafts", application.public_id)
    return _page(request, application, form, "draft_edit")


@require_http_methods(["GET", "POST"])
@application_view(Permission.REQUEST_ORDER)
@submitted_once
def draft_drop(request: HttpRequest, application: Application, draft_id: UUID) -> HttpResponse:
    """Leave a condition out, with the reason."""
    now, row = request_now(request), _draft(request, application, draft_id)
    form = DropConditionForm(request.POST or None, row=row)
    if form.is_valid():
        reason, version = form.cleaned_data["dropped_because"], form.cleaned_data["version"]
        if form.carry_out(partial(drop_draft, row, reason=reason, version=version, by=signed_in(request), now=now)):
            receipt(request, "The condition is left out of the draft.", now)
            return redirect("application_drafts", application.public_id)
    return _page(request, application, form, "draft_drop")


def _draft(request: HttpRequest, application: Application, draft_id: UUID) -> DraftCondition:
    rows = DraftCondition.objects.visible_to(signed_in(request)).select_related("case", "application")
    return row_or_404(rows, application=application, public_id=draft_id)


def _page(
    request: HttpRequest, application: Application, form: DraftConditionForm | DropConditionForm, name: str
) -> HttpResponse:
    context = {"case": application.case, "application": application, "form": form, "draft": form.row}
    return render(request, f"orders/{name}.html", context, status=form.status)
