"""Lifts a lock, ends sessions, switches an account off or on, at the server: also for a manager who is locked out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.database.clock import database_now
from accounts.people.models import User
from accounts.sign_in.services.sessions import end_all_sessions, switch_off, switch_on
from accounts.sign_in.services.sign_in import lift_locks

ACTS: Final[dict[str, Callable[[User, datetime], object]]] = {
    "lift-lock": lambda user, now: lift_locks(user, by=None, now=now),
    "end-sessions": lambda user, now: end_all_sessions(user, by=None, now=now),
    "switch-off": lambda user, now: switch_off(user, by=None, now=now),
    "switch-on": lambda user, now: switch_on(user, by=None, now=now),
}


class Command(BaseCommand):
    help = "Lift the lock of an account, end its sessions, or switch it off or on. Each leaves a line in the trail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=list(ACTS))
        parser.add_argument("username")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError("There is no account of that user name.")
        ACTS[options["act"]](user, database_now())
        self.stdout.write("Done.")
