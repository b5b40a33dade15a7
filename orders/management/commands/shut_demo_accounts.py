"""Shuts the accounts of the demo, so that a copy that had them may hold real cases."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from accounts.database.clock import database_now
from orders.demo.demo_accounts_present import shut_demo_accounts


class Command(BaseCommand):
    help = "Switch off every account that load_demo made and take its password away. The invented cases stay."

    def handle(self, *_args: Any, **_options: Any) -> None:
        shut = shut_demo_accounts(now=database_now())
        self.stdout.write(f"Shut {shut} demo accounts. Nobody can sign in with the public password now.")
