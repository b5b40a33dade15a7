"""Makes a service at the server, and prints the one-use link by which its first manager comes in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from accounts.invitations.services.first_manager import begin_service
from accounts.rules import RuleViolation

TOLD = """{name} is there. Nobody is in it yet.

This link makes its first manager, once. It works for {hours} hours:

    {address}

Give it to that person alone: whoever opens it first manages the service. Nothing was sent to anybody. The same command
gives a new link, and ends this one, for as long as nobody has used it.
"""


class Command(BaseCommand):
    help = "Make a service, and print a link that makes its first manager. Again: a new link, while nobody is in it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name of the service, as its people know it")
        parser.add_argument("--address", default="", metavar="URL", help="where this copy is reached, for the link")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            given = begin_service(options["name"])
        except RuleViolation as refusal:
            raise CommandError(refusal.sentence) from refusal
        base = options["address"].rstrip("/") or _guessed()
        address = base + reverse("link_open", args=[given.token])
        name = given.invitation.organisation.name
        self.stdout.write(TOLD.format(name=name, hours=settings.INVITATION_HOURS, address=address))


def _guessed() -> str:
    """The first address that this copy answers to; a port has to be named with --address."""
    host = next((each for each in settings.ALLOWED_HOSTS if each not in {"*", ""}), "localhost").lstrip(".")
    return f"{'https' if settings.HTTPS else 'http'}://{host}"
