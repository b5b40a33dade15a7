"""Reads every sealed original again and reports each that is missing or no longer what was sealed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.database.clock import database_now
from casework.evidence.services.check_originals import check_originals


class Command(BaseCommand):
    help = "Compare every sealed original with the digest it was sealed with; exit 1 if one is missing or changed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        checked = wrong = 0
        for mismatch in check_originals(now=database_now()):
            checked += 1
            if mismatch:
                wrong += 1
                exhibit = mismatch.original.exhibit
                self.stderr.write(f"case {mismatch.original.case.reference}, exhibit {exhibit.label}: {mismatch.what}")
        if wrong:
            raise CommandError(f"{wrong} of {checked} originals are not what was sealed.")
        self.stdout.write(f"All {checked} originals are what was sealed.")
