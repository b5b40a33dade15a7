"""Exports one case as a case file that replays to the same flags and can be imported elsewhere."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.database.clock import database_now
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from orders.cases.services.case_files import export_case, find_case, why_refused

NOT_TAKEN = "The file holds the case as it was recorded, by the rules of that day. Import refuses it today:"


class Command(BaseCommand):
    help = "Export a case as a case file (JSON): its dated events, without the names of people and without notes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("case", metavar="REFERENCE", help="its reference, or the name that it was imported as")
        parser.add_argument("--output", type=Path, metavar="FILE", help="write here instead of printing")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            case = find_case(options["case"])
        except RuleViolation as refusal:
            raise CommandError(refusal.sentence) from refusal
        file = export_case(case)
        text = json.dumps(file, indent=1) + "\n"
        audit(by=None, act="case.export", subject=case, now=database_now())
        self._write(text, options["output"])
        if refused := why_refused(file):
            self.stderr.write(f"{NOT_TAKEN} {refused}")

    def _write(self, text: str, output: Path | None) -> None:
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output.name}: cannot be written ({error.strerror}).") from error
