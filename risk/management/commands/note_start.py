"""Writes down that the copy starts now; `make run` and the containers do it before anything else runs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from risk.services.heartbeats import note_start


class Command(BaseCommand):
    help = "Note the start of the copy: jobs that have never run yet count as asleep only after their own limit."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        note_start()
