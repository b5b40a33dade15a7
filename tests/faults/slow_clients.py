"""Clients that never finish what they send, as a stranger with a small script would be many of them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.faults.laid_copy import LaidCopy

SLOW: Final = 64
PATIENCE: Final = 60.0
FORM: Final = "application/x-www-form-urlencoded"
END: Final = "\r\n"


def connect(laid: LaidCopy, sent: bytes, *, window: int = 0) -> socket.socket:
    made = socket.socket()
    if window:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
    made.settimeout(PATIENCE)
    made.connect(("127.0.0.1", laid.copy.port))
    made.sendall(sent)
    return made


def slow_head() -> bytes:
    return b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: a"


def slow_body(path: str = "/sign-in/", **headers: str) -> bytes:
    said = {"Host": "127.0.0.1", "Content-Length": "100000", "Content-Type": FORM, **headers}
    return f"POST {path} HTTP/1.1\r\n{''.join(f'{name}: {text}{END}' for name, text in said.items())}\r\n".encode()


@contextmanager
def dripping(connections: list[socket.socket]) -> Iterator[None]:
    """Send a byte on each now and then, until the block ends; then hang up on all of them."""
    ended = threading.Event()

    def drip() -> None:
        while not ended.wait(0.2):
            for each in connections:
                try:
                    each.sendall(b"a")
                except OSError:  # the server has had enough of it
                    continue

    dripper = threading.Thread(target=drip)
    dripper.start()
    try:
        yield
    finally:
        ended.set()
        dripper.join()
        for each in connections:
            each.close()


@contextmanager
def slow_strangers(laid: LaidCopy) -> Iterator[None]:
    """As many slow heads as slow bodies, all of one address."""
    with dripping([connect(laid, sent) for _ in range(SLOW) for sent in (slow_head(), slow_body())]):
        yield
