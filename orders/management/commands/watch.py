"""Stands in for the jobs while they are silent: a small process that needs the database and nothing else."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from orders.services.watching import watch_once

EVERY_SECONDS: Final = 15.0
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Raise flags whenever the jobs have been silent for 90 seconds; runs until it is told to stop."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, default=EVERY_SECONDS, help="seconds between two looks")

    def handle(self, *_args: Any, every: float, **_options: Any) -> None:
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        log.info("watch: looking every %g seconds", every)
        while not stopping.is_set():
            look()
            stopping.wait(every)
        log.info("watch: stopped")


def look() -> None:
    """Look once. A database that is away is tried again next time."""
    close_old_connections()
    try:
        raised = watch_once(now=timezone.now())
    except (OperationalError, InterfaceError) as error:
        log.warning("watch: the database does not answer (%s); trying again", type(error).__name__)
        connection.close()
        return
    if raised is not None:
        log.warning("watch: the jobs are silent; raised %d rows in their place", raised)
