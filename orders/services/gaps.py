"""Finds the day from which nothing protects the client before a hearing: an interim order ends sooner."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from orders.models import Application, Order, OrderKind
from orders.rules.court import gap_before


def gap_until(application: Application, hearing_on: date) -> date | None:
    """The first day without protection before a hearing; None where no interim order was made, or all is decided."""
    if application.determined_at is not None:
        return None
    interim = Order.objects.filter(application=application, kind=OrderKind.INTERIM).open()
    return gap_before(hearing_on, interim.aggregate(last=Max("last_day"))["last"])
