"""Serves web: gunicorn keeps the processes, waitress reads every request whole before a thread takes it.

Both are used as they are but for what waitress leaves open: deadlines for a whole head and a whole body, room for what
arrives, and whose connection goes when there are too many (docs/adr/0011).
"""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any, Final

from django.conf import settings
from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher
from waitress.utilities import Error

from config.arriving import GOES_AWAY_WITHIN, READS_ON_WITHIN, RequestArrival
from config.bodies import LARGEST, largest_for
from config.headers import ON_EVERY_ANSWER

LOOK: Final = 0.5  # seconds after which the loop looks up, however quiet it is
CONNECTIONS: Final = 512  # of each process
IN_MEMORY: Final = 512 * 1024  # bytes of one request; what is larger lies on the disk while it arrives
UNLIMITED: Final = 2**60
WORDS: Final = {
    431: "The address or the cookies that the browser sent are too long.",
    500: "Something went wrong here.",
    503: "Too much is being sent here at this moment, so this was not read. Go back and send it again in a minute.",
}


class NoRoom(Error):  # type: ignore[misc]
    code = 503
    reason = "Service Unavailable"


class ArrivingRequest(HTTPRequestParser):  # type: ignore[misc]
    """A request on its way in. A body that would be too large is not read: the application is asked without it."""

    body_is_refused = False
    error: Error | None = None

    def __init__(self, adj: Adjustments, has_room: Callable[[], bool]) -> None:
        super().__init__(adj)
        self.has_room = has_room

    @property
    def holds(self) -> int:
        """How many bytes it holds or will hold."""
        return 0 if self.body_rcv is None else int(max(self.content_length, self.body_bytes_received))

    @property
    def leaves_unread(self) -> bool:
        return self.body_is_refused or self.error is not None

    def received(self, data: bytes) -> int:
        had_head = self.headers_finished
        consumed = int(super().received(data))
        if self.error or not self.headers_finished or self.body_rcv is None:
            return consumed
        if self.holds > LARGEST and self.holds > largest_for(self.path):
            self._refuse_body()
            return len(data)
        if not had_head and self.holds > IN_MEMORY and not self.has_room():
            self.error, self.completed, self.expect_continue = NoRoom(""), True, False
        return consumed

    def _refuse_body(self) -> None:
        """Let the application say so in its own words: it sees the length, and an empty body."""
        self.headers.update({"CONTENT_LENGTH": str(self.holds), "CONNECTION": "close"})
        self.close()
        self.body_rcv, self.body_is_refused = None, True
        self.completed, self.expect_continue = True, False


class PlainRefusal(ErrorTask):  # type: ignore[misc]
    """The answer to what is no request at all, with the headers that every answer of ours carries."""

    def execute(self) -> None:
        error = self.request.error
        body = WORDS.get(error.code, "This is not a request that can be read.").encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend([("Content-Type", "text/plain; charset=utf-8"), *ON_EVERY_ANSWER.items()])
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class ClientConnection(HTTPChannel):  # type: ignore[misc]
    """One connection, which knows how long it has been waited for."""

    error_task_class = PlainRefusal
    leaves_unread = False
    goes_away_since: float | None = None

    def __init__(self, server: WebServer, *args: Any, **named: Any) -> None:
        self.arrival = RequestArrival(quiet_since=time.monotonic())
        self.parser_class = partial(ArrivingRequest, has_room=server.has_room)
        super().__init__(server, *args, **named)

    @property
    def is_waited_for(self) -> bool:
        """Whether neither a thread nor an answer is at work for it."""
        return not self.requests and not self.total_outbufs_len

    def is_late(self, now: float) -> bool:
        if self.requests:
            return False
        if self.goes_away_since is not None:
            return now - self.goes_away_since > GOES_AWAY_WITHIN
        if self.total_outbufs_len:
            return now - self.arrival.quiet_since > READS_ON_WITHIN
        return self.arrival.is_late(now)

    def received(self, data: bytes) -> bool:
        before = self.request
        taken = bool(super().received(data))
        now = self.request
        if now is None:
            self.arrival.begun_at = None
        elif now is not before:
            self.arrival.begun_at = time.monotonic()
        if now is not None:
            self.arrival.head_is_whole, self.arrival.received = now.headers_finished, now.body_bytes_received
        return taken

    def service(self) -> None:
        """Answer one request, in a thread of its own."""
        self.leaves_unread = self.requests[0].leaves_unread
        super().service()
        self.arrival.quiet_since, self.arrival.heard_before = time.monotonic(), True
        self.server.served += 1

    def readable(self) -> bool:
        return self.goes_away_since is not None or bool(super().readable())

    def handle_read(self) -> None:
        if self.goes_away_since is None:
            super().handle_read()
            return
        with suppress(OSError):
            self.recv(self.adj.recv_bytes)  # it ends the connection itself when the sender has gone

    def handle_close(self) -> None:
        """Close; where a body was refused only our side at first, or its sender would lose the answer as well."""
        if self.leaves_unread and self.connected and self.goes_away_since is None:
            self.goes_away_since, self.will_close = time.monotonic(), False
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
            return
        super().handle_close()

    def _flush_some(self, do_close: bool = True) -> bool:
        is_sent = bool(super()._flush_some(do_close=do_close))
        if is_sent:
            self.arrival.quiet_since = time.monotonic()
        return is_sent


class WebServer(TcpWSGIServer):  # type: ignore[misc]
    """Listens, drops who is late, and when it is full whoever has been waited for longest."""

    channel_class = ClientConnection
    served = 0
    looks_again_at = 0.0

    @property
    def connections(self) -> list[ClientConnection]:
        return list(self.active_channels.values())

    def has_room(self) -> bool:
        """Whether all that is arriving, the one that asks among it, may lie here: as much as two of the largest."""
        requests = [each for one in self.connections for each in (*one.requests, one.request) if each is not None]
        return bool(sum(each.holds for each in requests) <= 2 * settings.EVIDENCE_LARGEST_BODY)

    def look(self) -> None:
        """Close what is late, even where the other side takes nothing: waitress waits until it can send."""
        now = time.monotonic()
        if now >= self.looks_again_at:
            self.looks_again_at = now + LOOK
            self._close(one for one in self.connections if one.is_late(now))
        if len(self._map) >= self.adj.connection_limit:
            waited_for = [one for one in self.connections if one.is_waited_for]
            waited_for.sort(key=lambda one: one.arrival.begun_at or one.arrival.quiet_since)
            self._close(waited_for[: len(waited_for) // 4 + 1])

    def maintenance(self, _now: float) -> None:
        """Nothing: `look` does it. Waitress asks the machine's clock, which may jump."""

    def stop_listening(self) -> None:
        self.accepting = False
        self.del_channel()
        self.socket.close()

    @staticmethod
    def _close(connections: Iterable[ClientConnection]) -> None:
        for one in connections:
            one.handle_close()


def web_server(
    application: Any, listening: socket.socket, loop: dict[int, Any], threads: ThreadedTaskDispatcher
) -> WebServer:
    """Serve an application on a socket; `loop` is turned by whoever asked for it."""
    options = Adjustments(
        sockets=[listening],
        ident=None,
        clear_untrusted_proxy_headers=False,  # accounts/sign_in/client_address.py decides, by networks
        connection_limit=CONNECTIONS,
        recv_bytes=64 * 1024,
        inbuf_overflow=IN_MEMORY,
        outbuf_high_watermark=UNLIMITED,  # an answer goes to the disk, however slowly it is read
        max_request_header_size=32 * 1024,
        max_request_body_size=UNLIMITED,  # ArrivingRequest decides, by the page
    )
    return WebServer(
        without_body_for_head(application),
        loop,
        _sock=listening,
        dispatcher=threads,
        adj=options,
        sockinfo=(listening.family, listening.type, listening.proto, listening.getsockname()),
        bind_socket=False,
    )


def turn(servers: list[WebServer], loop: dict[int, Any], *, at_most: float = LOOK) -> None:
    """Do what there is to do, or wait for it a moment."""
    for server in servers:
        server.look()
    wasyncore.poll2(timeout=at_most, map=loop)


class WebWorker(Worker):
    """A process of gunicorn's in which waitress answers."""

    def run(self) -> None:
        self.loop: dict[int, Any] = {}
        self.threads = ThreadedTaskDispatcher()
        self.threads.set_thread_count(self.cfg.threads)
        tempfile.tempdir = _arriving_folder()
        sockets = [each.sock for each in self.sockets]  # type: ignore[attr-defined]
        self.servers = [web_server(self.wsgi, each, self.loop, self.threads) for each in sockets]
        while self.alive and os.getppid() == self.ppid:
            self._turn()
            if sum(each.served for each in self.servers) >= self.max_requests:
                self.alive = False
        self._finish()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        for server in self.servers:
            server.pull_trigger()

    def _turn(self) -> None:
        self.notify()
        turn(self.servers, self.loop)

    def _finish(self) -> None:
        """Answer what has arrived whole, within the time that gunicorn gives, and nothing else."""
        for server in self.servers:
            server.stop_listening()
        deadline = time.monotonic() + self.cfg.graceful_timeout
        while time.monotonic() < deadline:
            open_ones = [one for server in self.servers for one in server.connections]
            if all(one.is_waited_for for one in open_ones):
                break
            self._turn()
        self.threads.shutdown(timeout=1)
        wasyncore.close_all(self.loop, ignore_all=True)


def without_body_for_head(application: Any) -> Any:
    """Leave the body out where only the head is asked for: waitress sends whatever it is given."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        said = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return said  # type: ignore[no-any-return]
        with suppress(AttributeError):
            said.close()
        return []

    return answer


def _arriving_folder() -> str:
    """Where large requests and answers lie while they are on their way: nameless files, gone with the process."""
    folder = settings.STATE / "arriving"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder)
