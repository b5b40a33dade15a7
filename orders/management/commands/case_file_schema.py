"""Prints the published JSON Schema of a case file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand

SCHEMA: Final = Path(__file__).parents[2] / "case_file.schema.json"


class Command(BaseCommand):
    help = "Print the JSON Schema (draft 2020-12) of a case file. Needs no database."
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(SCHEMA.read_text(encoding="utf-8"), ending="")
