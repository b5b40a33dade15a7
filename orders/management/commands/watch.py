"""Stands in for the jobs while they are silent: a small process that needs the database and nothing else."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any, Final

from celery import current_app
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from orders.jobs.bounded_process import StandInProcess
from orders.jobs.stand_in import watch_flags

EVERY_SECONDS: Final = 15.0
ENDS_WITHIN: Final = 5.0
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do the work of every job that is silent for too long; runs until it is told to stop."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, default=EVERY_SECONDS, help="seconds between two looks")

    def handle(self, *_args: Any, every: float, **_options: Any) -> None:
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        current_app.autodiscover_tasks(force=True)
        log.info("watch: looking every %g seconds", every)
        # On a thread of their own: however long another job takes, flags do not wait for it, nor does the end.
        bounded = StandInProcess(stopping)
        others = threading.Thread(target=keep_looking, args=(bounded.watch_others, every, stopping), daemon=True)
        others.start()
        keep_looking(watch_flags, every, stopping)
        others.join(ENDS_WITHIN)
        log.info("watch: stopped")


def keep_looking(watching: Callable[[], list[str]], every: float, stopping: threading.Event) -> None:
    while not stopping.is_set():
        look(watching)
        stopping.wait(every)


def look(watching: Callable[[], list[str]]) -> None:
    """Look once. A database that is away is tried again next time."""
    close_old_connections()
    try:
        done = watching()
    except (OperationalError, InterfaceError) as error:
        log.warning("watch: the database does not answer (%s); trying again", type(error).__name__)
        connection.close()
        return
    if done:
        log.warning("watch: silent, and done in their place: %s", ", ".join(done))
