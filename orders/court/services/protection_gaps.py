"""From which day an interim order's end leaves the client unprotected before the hearing."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from orders.applications.models.application import Application
from orders.court.rules import gap_before
from orders.orders.models import Order, OrderKindChoices


def gap_until(application: Application, hearing_on: date) -> date | None:
    """The first day without protection before a hearing; None where no interim order was made, or all is decided."""
    if application.determined_at is not None:
        return None
    interim = Order.objects.filter(application=application, kind=OrderKindChoices.INTERIM).open()
    return gap_before(hearing_on, interim.aggregate(last=Max("last_day"))["last"])
