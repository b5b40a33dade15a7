"""Prints the published JSON Schema of a case file, or writes it anew as the events declare their facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser

from record.events.published_schema import published, with_fields

SCHEMA: Final = Path(__file__).parents[2] / "case_file.schema.json"
PAGE: Final = Path(__file__).parents[3] / "docs" / "case-files.md"


class Command(BaseCommand):
    help = "Print the JSON Schema (draft 2020-12) of a case file. Needs no database."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--write", action="store_true", help="first write it, and the fields of docs/case-files.md, as declared"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["write"]:
            schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
            SCHEMA.write_text(published(schema), encoding="utf-8")
            PAGE.write_text(with_fields(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        self.stdout.write(SCHEMA.read_text(encoding="utf-8"), ending="")
