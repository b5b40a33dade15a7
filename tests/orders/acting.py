"""Opens and sends the pages on which staff act, as a browser would."""

from __future__ import annotations

import html
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.people.models import User
from casework.dates.rules.london_time import local_time

OUT_OF_SIGHT: Final = uuid4()
AGREED: Final = {"share": "agreed", "share_agreed_on": "1/3/2026", "share_agreed_how": "phone", "share_ends": "no_end"}
"""Sharing in the same form, because the client agrees."""
LONG: Final = "a\u0301" * 5_000
RIGHT_TO_LEFT: Final = "\u202eمحمد <script>alert(1)</script> O'Brien-Smith नीलम 🦔"
CANNOT_BE_KEPT: Final = ("before\x00after", "before\ufffdafter")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(name: str, row: Any = None, step: str = "") -> str:
    args = [row if row is OUT_OF_SIGHT else row.public_id] if row else []
    return reverse(name, args=args) + (f"?step={step}" if step else "")


def words(response: Any) -> str:
    """What the page says, with its spaces and signs as a reader sees them."""
    return " ".join(html.unescape(response.content.decode()).split())


def fetch(user: User, name: str, row: Any = None, step: str = "") -> Any:
    return signed_in(user).get(address(name, row, step))


def send(user: User, name: str, row: Any = None, /, *, step: str = "", **fields: Any) -> Any:
    """Fill a form in and send it, with a key of its own unless one is given."""
    form = {"submission": str(uuid4()), **fields}
    return signed_in(user).post(address(name, row, step), form)


def said(response: Any) -> str:
    """The receipts and warnings of an act."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def typed(name: str, moment: datetime) -> dict[str, str]:
    """A moment as somebody types it."""
    local = local_time(moment)
    return {f"{name}_day": typed_day(local.date()), f"{name}_time": f"{local:%H:%M}"}


def typed_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def queries(user: User, page: str) -> int:
    client = signed_in(user)
    client.get(page)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(page).status_code == 200
    return len(captured)
