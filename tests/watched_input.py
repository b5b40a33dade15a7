"""The body of a request that notes whether a transaction was open while it was read from the network."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.db import connection


class WatchedInput(BytesIO):
    """Begun where the test stands: the test's own transactions do not count."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.depth = len(connection.atomic_blocks)
        self.was_read = self.was_read_inside = False

    def read(self, size: int | None = -1, /) -> bytes:
        self._note()
        return super().read(size)

    def readline(self, size: int | None = -1, /) -> bytes:
        self._note()
        return super().readline(size)

    def _note(self) -> None:
        self.was_read = True
        self.was_read_inside |= len(connection.atomic_blocks) > self.depth


def send_watched(client: Any, address: str, content: bytes, kind: str, **more: Any) -> tuple[Any, WatchedInput]:
    """Post a body through Django's test client, and give the answer with what was noted."""
    body = WatchedInput(content)
    return client.generic("POST", address, content, kind, **{"wsgi.input": body, **more}), body
