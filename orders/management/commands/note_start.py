"""Writes down that the copy starts now, or refuses the start; `make run` and the containers do it before all else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.rules import RuleViolation
from orders.demo.demo_accounts_present import refuse_demo_accounts
from risk.scheduled_jobs.services import note_start


class Command(BaseCommand):
    help = (
        "Note the start of the copy: jobs that have never run yet count as asleep only after their own limit. "
        "Refuses to start with the demo's accounts unless DEMO=1."
    )
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            refuse_demo_accounts(is_demo=settings.DEMO_ALLOWED)
        except RuleViolation as refusal:
            raise CommandError(refusal.sentence) from refusal
        note_start()
