"""The pages on which closing a case is asked for and confirmed, and on which a case is taken up again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view
from casework.sharing.models.share import Share
from casework.sharing.services.audience import supervisors_who_see
from casework.templatetags.display import day, risk_words
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.cases.forms.closing import AskToCloseForm, CloseForm, ReopenForm
from orders.cases.rules import ClosingObstacle, ObstacleKind
from orders.cases.services import closing as closings
from orders.orders.models import Order
from orders.orders.rules.standing import standing_said
from orders.steps.views.event_history import BREACH_WORDS


@dataclass(frozen=True)
class BlockLine:
    """One thing in the way, with the page on which it is cleared."""

    what: str
    clears: str
    href: str


@dataclass(frozen=True)
class ClosingSummaryLine:
    """What a supervisor looks at before closing: one line of a summary."""

    key: str
    value: str


@require_http_methods(["GET", "POST"])
@case_view(Permission.ASK_TO_CLOSE)
@submitted_once
def closing_ask(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask a supervisor to close a case; what still keeps it open is listed, and does not stop the question."""
    now = request_now(request)
    form = AskToCloseForm(request.POST or None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        if form.carry_out(partial(closings.ask_to_close, case, because, by=signed_in(request), now=now)):
            receipt(request, f"The question to close this case stands on Delays. {supervisors_who_see(case, now)}", now)
            return redirect("case_detail", case.public_id)
    lines = _lines(case, closings.blocks_of(case, now=now), by=signed_in(request))
    context = {"case": case, "form": form, "lines": lines, "now": now}
    return render(request, "orders/cases/closing_ask.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.CLOSE_CASE)
@submitted_once
def case_close(request: HttpRequest, case: Case) -> HttpResponse:
    """Confirm on a checklist that a case can be closed; while something keeps it open, only that is shown."""
    by, now = signed_in(request), request_now(request)
    lines = _lines(case, closings.blocks_of(case, now=now), by=by)
    form = CloseForm(request.POST or None)
    close = partial(closings.close_case, case, by=by, now=now)
    closed = form.carry_out(lambda: close(form.checklist())) if form.is_valid() else None
    if closed:
        receipt(request, "This case is closed. Its clocks have stopped.", now)
        return redirect("case_detail", case.public_id)
    asked = Concern.objects.filter(case=case, kind=ConcernKind.CLOSING_ASKED).open().select_related("raised_by").first()
    context = {
        "case": case,
        "form": form,
        "lines": lines,
        "is_own": case.caseworker_id == by.pk,
        "asked": asked,
        "asked_because": _asked_because(case, asked),
        "seen": list(_seen(case, now)),
        "shares": Share.objects.filter(case=case).live(local_day(now)).select_related("force"),
        "now": now,
    }
    return render(request, "orders/cases/case_close.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.CLOSE_CASE, on_closed=True)
@submitted_once
def case_reopen(request: HttpRequest, case: Case) -> HttpResponse:
    """Take a closed case up again. One that is open already only leads back to the case."""
    now = request_now(request)
    if case.closed_at is None and request.method != "POST":
        messages.info(request, "This case is open.")
        return redirect("case_detail", case.public_id)
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        act = partial(closings.reopen_case, case, typed["reason"], typed["words"], by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, _reopened_words(case), now)
            return redirect("case_detail", case.public_id)
    last = case.closings.filter(closed_at__isnull=False).select_related("closed_by").order_by("-closed_at").first()
    context = {"case": case, "form": form, "last": last, "now": now}
    return render(request, "orders/cases/case_reopen.html", context, status=form.status)


def _reopened_words(case: Case) -> str:
    if case.caseworker is None:
        return "This case is open again. It has no caseworker: give it to somebody."
    return "This case is open again, and its clocks run on from where they began."


def _asked_because(case: Case, asked: Concern | None) -> str:
    row = case.closings.filter(public_id=str(asked.about_id)).first() if asked else None
    return row.asked_because if row else ""


def _lines(case: Case, found: Sequence[ClosingObstacle], *, by: User) -> list[BlockLine]:
    """A concern leads to its page only who may answer it."""
    pages = _pages(case)
    if has_permission(by, Permission.ANSWER_CONCERN):
        answered = (block.about for block in found if block.kind is ObstacleKind.CONCERN)
        pages |= {about: reverse("concern_answer", args=[about]) for about in answered}
    home = reverse("case_detail", args=[case.public_id])
    return [BlockLine(block.what, block.clears, _href(case, block, pages) or home) for block in found]


def _href(case: Case, block: ClosingObstacle, pages: dict[str, str]) -> str:
    if block.kind is ObstacleKind.RISK:
        return reverse("risk_review_create", args=[case.public_id])
    return pages.get(block.about.partition("/")[0], "")


def _pages(case: Case) -> dict[str, str]:
    """Where each application, order and breach is seen, by its label."""
    found = (
        ("application_detail", Application.objects.filter(case=case)),
        ("order_detail", Order.objects.filter(case=case)),
        ("breach_detail", Breach.objects.filter(case=case)),
    )
    return {row.label: reverse(name, args=[row.public_id]) for name, rows in found for row in rows}


def _seen(case: Case, now: datetime) -> Iterator[ClosingSummaryLine]:
    review, history = closings.last_review(case), closings.history_of(case)
    reviewed = f"last reviewed {day(review.at)}" if review else "never reviewed"
    yield ClosingSummaryLine("Risk", f"{risk_words(case.risk_level)}, {reviewed}")
    orders = [f"{each.label}: {standing_said(each, now)}" for each in history.orders.values()]
    yield ClosingSummaryLine("Orders", "\n".join(orders) or "No order was made")
    breaches = [f"{each.label}: {_last_step(each.last_step)}" for each in history.breaches.values()]
    yield ClosingSummaryLine("Breaches", "\n".join(breaches) or "No breach was recorded")
    asked = Application.objects.filter(case=case).open().select_related("force")
    waiting = asked.order_by(F("first_requested_at").asc())
    requests = [f"{each.label}: waits on {each.force.name}" for each in waiting]
    yield ClosingSummaryLine("Requests that still wait", "\n".join(requests) or "None")


def _last_step(step: str | None) -> str:
    return BREACH_WORDS[step].lower() if step else "recorded only"
