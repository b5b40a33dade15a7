"""The pages that show who waits, who carries how much, where nobody acts, and how cases have changed hands."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from casework.caseload.models.handover import MoveRequest
from casework.caseload.models.reassignment import MoveState, Reassignment
from casework.caseload.rules import TOO_MUCH, WEIGHT_WORDS
from casework.caseload.services.weights import weights_on
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.gates.access.row_gates import case_view, plan_view
from reports.caseload import queries


@require_safe
@requires(Permission.VIEW_DELAYS)
def waiting_list(request: HttpRequest) -> HttpResponse:
    """Cases without a caseworker, and cases that their caseworker asks to be moved."""
    user = signed_in(request)
    context = {"queue": queries.waiting(user), "asked": queries.moves_asked(user), "now": request_now(request)}
    return render(request, "reports/caseload/waiting_list.html", context)


@require_safe
@requires(Permission.VIEW_CASELOAD)
def caseload(request: HttpRequest) -> HttpResponse:
    """What every caseworker carries, the heaviest first, and by which weights."""
    now, user = request_now(request), signed_in(request)
    weights = weights_on(user.organisation_id, local_day(now))
    context = {
        "found": queries.caseload(user, now),
        "weights": [(words, weights[kind]) for kind, words in WEIGHT_WORDS.items() if kind != TOO_MUCH],
        "limit": weights[TOO_MUCH],
    }
    return render(request, "reports/caseload/caseload.html", context)


@require_safe
@requires(Permission.VIEW_DELAYS)
def nobody_acting(request: HttpRequest) -> HttpResponse:
    """Open cases without an owner who can act, or without a next step; and the counts of the last nights."""
    now = request_now(request)
    return render(
        request,
        "reports/caseload/nobody_acting.html",
        {"found": queries.idle_cases(signed_in(request), now), "now": now},
    )


@require_safe
@plan_view(Permission.REASSIGN_CASES)
def reassignment_detail(request: HttpRequest, plan: Reassignment) -> HttpResponse:
    """Every case of a plan by its reference: where it would go and why, or what became of it."""
    moves = list(plan.moves.select_related("case", "to_worker").order_by("pk"))
    states = Counter(move.state for move in moves)
    context = {
        "plan": plan,
        "moves": moves,
        "planned": states[MoveState.PLANNED],
        "moved": states[MoveState.MOVED],
        "failed": states[MoveState.FAILED],
        "stays": states[MoveState.STAYS],
        "may_start": states[MoveState.PLANNED] and (plan.job is None or plan.job.is_finished),
        "now": request_now(request),
    }
    return render(request, "reports/caseload/reassignment_detail.html", context)


@require_safe
@case_view(Permission.VIEW_CASE)
def case_handovers(request: HttpRequest, case: Case) -> HttpResponse:
    """How a case has changed hands, what was written each time, and what was asked."""
    asked = MoveRequest.objects.filter(case=case).select_related("asked_by", "answered_by").order_by("-asked_at")
    context = {
        "case": case,
        "handovers": queries.handovers_of(case, signed_in(request)),
        "asked": asked,
        "now": request_now(request),
    }
    return render(request, "reports/caseload/case_handovers.html", context)
