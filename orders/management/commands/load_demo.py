"""Loads the invented people and cases of the demo, once."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.database.clock import database_now
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
            loaded = load_demo(now=database_now(), seed=options["seed"], progress=self._progress())
        except RuleViolation as refusal:
            raise CommandError(refusal.sentence) from refusal
        if loaded is None:
            self.stdout.write("The demo is loaded already.")
        else:
            self.stdout.write(f"Loaded the demo: {loaded.cases} invented cases, {loaded.users} accounts.")

    def _progress(self) -> Callable[[int, int], None]:
        """A word at every tenth, so that a slow machine is seen to go on."""
        told = 0

        def progress(done: int, steps: int) -> None:
            nonlocal told
            if (tenth := done * 10 // steps) > told:
                told = tenth
                self.stdout.write(f"Loading the demo: {tenth * 10} %")
                self.stdout.flush()

        return progress
