"""Sends one form twenty times at the same moment, by twenty real threads, and tells what became of each."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from django.db import connection, transaction
from django.test import Client

from tests.attack.sending import NOT_COUNTED, REDIRECT, urlencoded

TWENTY: Final = 20
KEYS: Final = "accounts_submission"
FORM: Final = "application/x-www-form-urlencoded"

Fields = Mapping[str, Sequence[str | bytes]]
Counted = Counter[str]


@dataclass(frozen=True)
class Rehearsed:
    """What one sender alone brings about, and what the same form does a second time with another key."""

    first: int
    second: int
    rows_of_one: Counted
    rows_of_two: Counted

    @property
    def is_once(self) -> bool:
        """Whether the second of two is refused: then of twenty at once one alone may win."""
        return self.second != REDIRECT


@dataclass(frozen=True)
class Stormed:
    """The answers of the twenty, and the rows that they made."""

    statuses: Counted
    rows: Counted


class Storm:
    """A form at its address, with a browser for each of the twenty who are one and the same person."""

    def __init__(self, client: Client, address: str, sent: Fields) -> None:
        self.client, self.address, self.sent = client, address, sent

    def rehearsed(self) -> Rehearsed:
        """Send it twice, one after the other, and undo both."""
        before = rows()
        with transaction.atomic():
            first = self._post(self.client, str(uuid4()))
            one = rows() - before
            second = self._post(self.client, str(uuid4())) if first == REDIRECT else first
            two = rows() - before
            transaction.set_rollback(True)
        return Rehearsed(first, second, one, two)

    def at_once(self, *, one_key: bool) -> Stormed:
        """All twenty at one moment: with one key as a button pressed often, with keys of their own as many windows."""
        before, key, barrier = rows(), str(uuid4()), threading.Barrier(TWENTY)
        statuses: list[int] = []
        clients = [self._browser() for _ in range(TWENTY)]

        def send(client: Client) -> None:
            try:
                barrier.wait(60)
                statuses.append(self._post(client, key if one_key else str(uuid4())))
            finally:
                connection.close()

        threads = [threading.Thread(target=send, args=[client]) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        return Stormed(Counter(map(str, statuses)), rows() - before)

    def _browser(self) -> Client:
        client = Client(raise_request_exception=False)
        client.cookies = self.client.cookies.copy()  # type: ignore[assignment]
        return client

    def _post(self, client: Client, key: str) -> int:
        body = urlencoded({**self.sent, "submission": [key]})
        response: Any = client.generic("POST", self.address, body, content_type=FORM)
        return int(response.status_code)


def rows() -> Counted:
    """How many rows each table has, without those in which a refusal may leave its mark."""
    tables = [each for each in connection.introspection.table_names() if not NOT_COUNTED.search(each) and each != KEYS]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{each}', count(*) FROM \"{each}\"" for each in tables))  # noqa: S608
        return Counter(dict(cursor.fetchall()))
