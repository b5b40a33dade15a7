"""Does once what every silent job but the flags should have done: `watch` starts it, and ends it if it hangs."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from celery import current_app
from django.core.management.base import BaseCommand

from orders.jobs.stand_in import watch_other_jobs


class Command(BaseCommand):
    help = "Do the work of every silent job but the flags, once; names each before it begins and those that were done."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--last", nargs="*", default=[], help="jobs that are done after all others")

    def handle(self, *_args: Any, last: list[str], **_options: Any) -> None:
        current_app.autodiscover_tasks(force=True)
        watch_other_jobs(last=last, tell=self._tell)

    def _tell(self, word: str, name: str) -> None:
        self.stdout.write(f"{word} {name}")
        self.stdout.flush()
