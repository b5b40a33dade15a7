"""Lists the accounts of the demo, with the words that they sign in with."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts.people.models import User
from orders.demo.accounts import DEMO_WORDS
from orders.demo.load import demo_users


class Command(BaseCommand):
    help = "List the accounts that load_demo made; none where it has not run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print a JSON list")

    def handle(self, *args: Any, **options: Any) -> None:
        users = demo_users()
        self.stdout.write(
            json.dumps([_described(user) for user in users], indent=1) if options["json"] else _table(users)
        )


def _described(user: User) -> dict[str, str | None]:
    return {
        "username": user.username,
        "password": DEMO_WORDS,
        "role": user.role,
        "organisation": user.organisation.name,
        "force": user.organisation.slug if user.organisation.is_police else None,
        "totp_secret": None,
    }


def _table(users: list[User]) -> str:
    if not users:
        return "There are no demo accounts here."
    width = max(len(user.username) for user in users)
    lines = [f"  {user.username:{width}}  {user.get_role_display()}, {user.organisation.name}" for user in users]
    return "\n".join([f"Demo accounts, all with the password {DEMO_WORDS}", *lines])
