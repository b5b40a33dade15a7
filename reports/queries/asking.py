"""Says for the orders of a case whether somebody has to decide about asking for one, and what was decided before."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from casework.models import Case
from casework.rules.london import local_day
from orders.models import Application, Order, RequestDecision
from orders.services.client_protection import protecting_client
from orders.services.decisions import request_prompt


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
