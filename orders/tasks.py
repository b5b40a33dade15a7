"""The jobs that beat runs on the orders floor."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from orders.services import calendar, remeasuring


@shared_task(name="orders.remeasure")
def remeasure() -> int:
    """Measure clocks again by limits changed since. Safe to run late, twice or in two places at once."""
    return remeasuring.remeasure(now=timezone.now())


@shared_task(name="orders.ask_by_calendar")
def ask_by_calendar() -> int:
    """Ask for the reviews that a date or a silence asks for. Safe to run late, twice or in two places at once."""
    return calendar.ask_by_calendar(now=timezone.now())
