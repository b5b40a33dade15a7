"""What is asked about the order of a shared case: made when a test first names it, with words that must not leak."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from accounts.people.models import User
from casework.dates.rules.london_time import local_day
from orders.conditions.models.unworkable import Unworkable
from orders.conditions.services.unworkable import mark_unworkable
from orders.orders.models import Order
from orders.proceedings.models import PoliceRequest, Proceeding
from orders.proceedings.services.proceedings import NewProceeding, keep_view, lodge_proceeding
from orders.renewals.services.renewals import NewPoliceRequest, ask_the_police

CLIENT_VIEW: Final = "Fears the velvet gavel"
WISH: Final = "Wants Orchardlea Passage added"
WHY_UNWORKABLE: Final = "Thistledown Row was renamed"

SECRETS: Final = (CLIENT_VIEW, WISH, WHY_UNWORKABLE)


def proceeding_about(order: Order, worker: User) -> Proceeding:
    """A discharge that he asks for, with what the client thinks of it."""
    found = Proceeding.objects.filter(order=order).first()
    if found:
        return found
    now = timezone.now()
    today = local_day(now)
    new = NewProceeding(kind="discharge", asked_by="defendant", lodged_on=today, asked="He says it is over")
    row = lodge_proceeding(order, new, by=worker, now=now)
    values = {"view_sought_on": today, "view": CLIENT_VIEW}
    return keep_view(row, values, version=1, by=worker, now=now)


def request_about(order: Order, worker: User) -> PoliceRequest:
    """A variation that the client asks of the force."""
    found = PoliceRequest.objects.filter(order=order).first()
    if found:
        return found
    now = timezone.now()
    new = NewPoliceRequest(force=order.force, wanted="variation", asked_on=local_day(now), words=WISH)
    return ask_the_police(order, new, by=worker, now=now)


def mark_about(order: Order, worker: User) -> Unworkable:
    """A mark on its first condition."""
    found = Unworkable.objects.filter(condition__order=order).first()
    if found:
        return found
    condition = order.conditions.order_by("id")[0]
    return mark_unworkable(condition, reason=WHY_UNWORKABLE, by=worker, now=timezone.now())
