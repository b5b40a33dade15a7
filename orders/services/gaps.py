"""Finds the days without protection between the end of an interim order and a hearing."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from orders.models import Application, Order, OrderKind
from orders.rules.court import Gap, gap_before


def gap_until(application: Application, hearing_on: date) -> Gap | None:
    """The gap before a hearing of an application that is not decided; none where no interim order was made."""
    if application.determined_at is not None:
        return None
    interim = Order.objects.filter(application=application, kind=OrderKind.INTERIM).open()
    return gap_before(hearing_on, interim.aggregate(last=Max("last_day"))["last"])
