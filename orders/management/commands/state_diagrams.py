"""Writes the pages of docs/ that show how applications, orders and breaches go on."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand

from orders.steps.rules.diagrams import pages

DOCS: Final = Path(__file__).parents[3] / "docs"


class Command(BaseCommand):
    help = "Write docs/application-states.md, order-states.md and breach-states.md. Needs no database."
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        for name, text in pages().items():
            (DOCS / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"docs/{name}")
