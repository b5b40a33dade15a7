"""Reads whether a decision about asking for no order is due in a case, and what was decided before."""

from __future__ import annotations

from datetime import datetime

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.applications.models.decision import RequestDecision
from orders.applications.services.decisions import request_prompt
from orders.orders.models import Order
from orders.protection.services.client_protection import protecting_client


def no_request(case: Case, user: User, now: datetime) -> dict[str, object]:
    """Since when a decision has been due (None if it is not), and the decisions that no order is asked for."""
    asked_at = request_prompt(case, now)
    decisions = RequestDecision.objects.visible_to(user).filter(case=case)
    return {
        "no_request_asked_at": asked_at if asked_at and asked_at <= now else None,
        "no_request_decisions": decisions.order_by("-decided_at", "-id"),
        "no_request_is_offered": not _is_asked_or_made(case, now),
    }


def _is_asked_or_made(case: Case, now: datetime) -> bool:
    asked = Application.objects.filter(case=case).open()
    return asked.exists() or protecting_client(Order.objects.filter(case=case), local_day(now)).exists()
