"""Loads the invented people and cases of the demo, once."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.clock import database_now
from accounts.rules import RuleViolation
from orders.demo.load import SEED, load_demo


class Command(BaseCommand):
    help = "Load two invented services with people and cases as they would stand today. A second run does nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED, help="another seed gives other names and references")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo is off here, for its accounts are public. DEMO=1 allows it.")
        try:
            loaded = load_demo(now=database_now(), seed=options["seed"])
        except RuleViolation as refusal:
            raise CommandError(refusal.sentence) from refusal
        if loaded is None:
            self.stdout.write("The demo is loaded already.")
        else:
            self.stdout.write(f"Loaded the demo: {loaded.cases} invented cases, {loaded.users} accounts.")
