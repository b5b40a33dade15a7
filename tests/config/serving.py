"""A web server in this process with an application of the test's own, and plain sockets to speak to it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from waitress import wasyncore
from waitress.task import ThreadedTaskDispatcher

from config.web_server import WebServer, turn, web_server

PATIENCE = 20.0


class Served:
    """One server with one thread: whatever holds that thread holds everybody."""

    def __init__(self, application: Any) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listening.getsockname()[1])
        self.loop: dict[int, Any] = {}
        self.threads = ThreadedTaskDispatcher()
        self.threads.set_thread_count(1)
        self.server: WebServer = web_server(application, self.listening, self.loop, self.threads)
        self.ended = threading.Event()
        self.turning = threading.Thread(target=self._turn)
        self.turning.start()

    def _turn(self) -> None:
        while not self.ended.is_set():
            turn([self.server], self.loop, at_most=0.02)
        self.threads.shutdown(timeout=1)
        wasyncore.close_all(self.loop, ignore_all=True)

    def end(self) -> None:
        self.ended.set()
        self.turning.join(PATIENCE)

    def connect(self, sent: bytes = b"", *, window: int = 0) -> socket.socket:
        made = socket.socket()
        if window:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        made.settimeout(PATIENCE)
        made.connect(("127.0.0.1", self.port))
        made.sendall(sent)
        return made

    def ask(self, sent: bytes) -> bytes:
        """Everything that is answered until the server closes."""
        with self.connect(sent) as asked:
            return whole_answer(asked)


@contextmanager
def served(application: Any) -> Iterator[Served]:
    made = Served(application)
    try:
        yield made
    finally:
        made.end()


def whole_answer(asked: socket.socket) -> bytes:
    """Read until the other side closes; a reset counts as that."""
    answer = bytearray()
    try:
        while piece := asked.recv(65536):
            answer += piece
    except ConnectionResetError:
        pass
    return bytes(answer)


def seconds_until_closed(asked: socket.socket, drip: bytes = b"", every: float = 0.02) -> float:
    """How long the other side holds a connection on which a byte comes now and then."""
    begun = time.monotonic()
    asked.settimeout(every)
    while time.monotonic() - begun < PATIENCE:
        try:
            if asked.recv(65536) == b"":
                return time.monotonic() - begun
        except TimeoutError:
            pass
        except OSError:
            return time.monotonic() - begun
        try:
            if drip:
                asked.sendall(drip)
        except OSError:
            return time.monotonic() - begun
    return float("inf")


def wait_until(holds: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < PATIENCE, "it did not come true in time"
        time.sleep(0.02)
