"""The pages that record protection other than an order under the Act, show it, mend it and end it early."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.dates.rules.last_day import last_day_words
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.templatetags.display import day
from orders.access import protection_view
from orders.protection.forms import ProtectionEditForm, ProtectionEndForm, ProtectionForm, ProtectionLastDayForm
from orders.protection.models import OtherProtection
from orders.protection.services import other_protection as services
from orders.steps.views.event_history import lines, timeline_of_case
from orders.steps.views.recorded_meanwhile import recorded_meanwhile
from record.authors import Author
from record.events import events as told
from record.vocabulary.protection_kinds import binds, pounds, protection_words, she_paid, state_words

PAID: Final = (
    "The client has paid for protection. There may be an answer to it: a task asks for a review of the risk. "
    "Ask the client too whether legal aid or the police could have carried the cost."
)


@require_http_methods(["GET", "POST"])
@case_view(Permission.RECORD_ORDER)
@submitted_once
def protection_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Record bail conditions, a restraining order and the like."""
    now = request_now(request)
    form = ProtectionForm(request.POST or None, case=case, now=now, beside=case.other_protections.all())
    if form.is_valid():
        author = Author(signed_in(request), now)
        row = form.carry_out(partial(services.record_protection, case, form.new_protection(), author))
        if row:
            receipt(request, "The protection is recorded.", now)
            _warn(request, row)
            return redirect("protection_detail", row.public_id)
    return render(
        request,
        "orders/protection/protection_create.html",
        {"case": case, "form": form, "now": now},
        status=form.status,
    )


def _warn(request: HttpRequest, row: OtherProtection) -> None:
    if she_paid(row.applicant, row.cost_pence):
        messages.warning(request, PAID)
    if not binds(row.kind):
        messages.warning(
            request,
            "This only asks the perpetrator to stay away, and nobody can enforce it: it counts as no protection.",
        )


@require_safe
@protection_view(Permission.VIEW_CASE)
def protection_detail(request: HttpRequest, protection: OtherProtection) -> HttpResponse:
    """How a protection stands today, what it says, who asked for it, what it cost, and its breaches."""
    case, now = protection.case, request_now(request)
    today = local_day(now)
    context = {
        "case": case,
        "protection": protection,
        "words": protection_words(protection.kind),
        "state": state_words(protection.from_day, protection.last_day, today, is_known=protection.last_day_known),
        "is_over": protection.last_day is not None and protection.last_day < today,
        "binds": binds(protection.kind),
        "facts": _facts(protection),
        "breaches": protection.breaches.order_by("-learned_at", "-id"),
        "entries": lines(timeline_of_case(case).about(partial(_concerns, protection))),
        "now": now,
    }
    return render(request, "orders/protection/protection_detail.html", context)


def _facts(row: OtherProtection) -> list[tuple[str, str]]:
    """What is known of it in words; what nobody has said says so where somebody could ask."""
    rows = [
        ("Holds from", day(row.from_day)),
        ("Last day", last_day_words(row.last_day, is_known=row.last_day_known, no_end="None: until further notice")),
        ("Asked for by", row.get_applicant_display() if row.applicant else "Not known"),
        ("Granted on", day(row.granted_on)),
        ("Court, or who gave it", row.court or "Not known"),
        ("Reference", row.reference or "Not known"),
        ("Police force that answers for it", row.force.name if row.force else "Not known"),
        ("What it cost the client", pounds(row.cost_pence) or "Not known"),
    ]
    return [(key, value) for key, value in rows if value]


def _concerns(row: OtherProtection, content: told.Content) -> bool:
    """Its own events; one that a file brought in names no label and is known by its kind and first day."""
    if isinstance(content, told.ProtectionRecorded) and not content.label:
        return (content.kind, content.first_day) == (row.kind, row.from_day)
    own = told.ProtectionRecorded | told.ProtectionEnded | told.ProtectionLastDayFound
    return isinstance(content, own) and content.label == row.label


@require_http_methods(["GET", "POST"])
@protection_view(Permission.RECORD_ORDER)
@submitted_once
def protection_edit(request: HttpRequest, protection: OtherProtection) -> HttpResponse:
    """Add or mend who asked for it, the court, the reference and the cost."""
    now, by = request_now(request), signed_in(request)
    form = ProtectionEditForm(request.POST or None, row=protection, case=protection.case)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(services.change_protection, protection, form.values, version=version, by=by, now=now)
        if row := form.carry_out(act):
            receipt(request, "The protection is changed.", now)
            _warn(request, row)
            return redirect("protection_detail", protection.public_id)
    context = {"case": protection.case, "protection": protection, "form": form, "now": now}
    return render(request, "orders/protection/protection_edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@protection_view(Permission.RECORD_ORDER)
@submitted_once
def protection_end(request: HttpRequest, protection: OtherProtection) -> HttpResponse:
    """Record that it ends earlier than was known."""
    now = request_now(request)
    form = ProtectionEndForm(
        request.POST or None,
        row=protection,
        case=protection.case,
        now=now,
        initial={"last_day": local_day(now)},
    )
    if form.is_valid():
        author = Author(signed_in(request), now)
        if row := form.carry_out(partial(services.end_protection, protection, form.new_end(), author)):
            receipt(request, f"It holds to the end of {day(row.last_day)}.", now)
            return redirect("protection_detail", protection.public_id)
    context = {"case": protection.case, "protection": protection, "form": form, "now": now}
    context["meanwhile"] = recorded_meanwhile(form, protection.case, partial(_concerns, protection))
    return render(request, "orders/protection/protection_end.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@protection_view(Permission.RECORD_ORDER)
@submitted_once
def protection_last_day(request: HttpRequest, protection: OtherProtection) -> HttpResponse:
    """Record until when it holds, now that somebody knows."""
    now = request_now(request)
    form = ProtectionLastDayForm(request.POST or None, row=protection, case=protection.case, now=now)
    if form.is_valid():
        typed, author = form.cleaned_data, Author(signed_in(request), now)
        act = partial(services.find_last_day_of_protection, protection, typed["last_day"], note=typed["note"])
        if form.carry_out(partial(act, at=form.settled(now), author=author)):
            receipt(request, "Its last day is recorded.", now)
            return redirect("protection_detail", protection.public_id)
    context = {"case": protection.case, "protection": protection, "form": form, "now": now}
    context["meanwhile"] = recorded_meanwhile(form, protection.case, partial(_concerns, protection))
    return render(request, "orders/protection/protection_last_day.html", context, status=form.status)
