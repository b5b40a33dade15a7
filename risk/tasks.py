"""The jobs that beat runs on the risk floor."""

from __future__ import annotations

from celery import shared_task

from accounts.database.clock import database_now
from risk.flags.services import flags
from risk.idle_cases import services as idle_cases


@shared_task(name="risk.raise_flags")
def raise_flags() -> int:
    """Flag every deadline that has passed. Safe to run late, twice or in two places at once."""
    return flags.raise_flags(now=database_now())


@shared_task(name="risk.count_idle")
def count_idle() -> int:
    """Count the cases on which nobody acts, once a night. Safe to run late, twice or in two places at once."""
    return idle_cases.count_idle(now=database_now())
