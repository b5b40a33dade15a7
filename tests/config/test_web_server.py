"""How requests arrive and answers leave: by deadlines, on the disk, and never in the way of somebody else's."""

from __future__ import annotations

import errno
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from pytest_django import Settings

from config import arriving, web_server
from config.arriving import BODY_GRACE, BODY_WITHIN, HEAD_WITHIN, NEXT_WITHIN, RequestArrival
from config.bodies import LARGEST
from config.headers import ON_EVERY_ANSWER
from tests.config.serving import Served, seconds_until_closed, served, wait_until, whole_answer

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
LAST = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
BIG = 24 * 1024 * 1024


def post(length: int, body: bytes = b"", path: str = "/", more: str = "") -> bytes:
    return f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n{more}\r\n".encode() + body


class Telling:
    """An application that answers what it was sent, or as much as was asked for."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        body = environ["wsgi.input"].read()
        if environ["PATH_INFO"] == "/file":
            start_response("200 OK", [("Content-Length", str(BIG))])
            return environ["wsgi.file_wrapper"](BytesIO(b"x" * BIG))  # type: ignore[no-any-return]
        self.asked.append({**environ, "read": len(body)})
        answer = b"x" * BIG if environ["PATH_INFO"] == "/big" else f"read {len(body)}".encode()
        start_response("200 OK", [("Content-Length", str(len(answer)))])
        return [answer]


@pytest.fixture
def telling() -> Telling:
    return Telling()


@pytest.fixture
def site(telling: Telling) -> Iterator[Served]:
    with served(telling) as made:
        yield made


# --- The rule -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arrival", "after", "is_late"),
    [
        (RequestArrival(quiet_since=0), HEAD_WITHIN - 1, False),
        (RequestArrival(quiet_since=0), HEAD_WITHIN + 1, True),  # connected, and silent
        (RequestArrival(quiet_since=0, heard_before=True), NEXT_WITHIN - 1, False),
        (RequestArrival(quiet_since=0, heard_before=True), NEXT_WITHIN + 1, True),
        (RequestArrival(quiet_since=0, heard_before=True, begun_at=100), 100 + HEAD_WITHIN - 1, False),
        (RequestArrival(quiet_since=0, heard_before=True, begun_at=100), 100 + HEAD_WITHIN + 1, True),
        (RequestArrival(quiet_since=0, begun_at=0, head_is_whole=True), BODY_GRACE - 1, False),
        (RequestArrival(quiet_since=0, begun_at=0, head_is_whole=True), BODY_GRACE + 1, True),
        (RequestArrival(quiet_since=0, begun_at=0, head_is_whole=True, received=100), BODY_GRACE + 1, True),
        (RequestArrival(quiet_since=0, begun_at=0, head_is_whole=True, received=60_000), BODY_GRACE + 59, False),
        (RequestArrival(quiet_since=0, begun_at=0, head_is_whole=True, received=60_000), BODY_GRACE + 61, True),
        (RequestArrival(quiet_since=0, begun_at=0, head_is_whole=True, received=10**12), BODY_WITHIN + 1, True),
    ],
)
def test_what_is_waited_for_and_how_long(arrival: RequestArrival, after: float, is_late: bool) -> None:
    assert arrival.is_late(after) is is_late


# --- Slow on the way in -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "drip"),
    [
        (b"", b""),
        (b"", b"\r\n"),  # empty lines before a request are no request
        (b"GET / HTTP/1.1\r\nHost: a\r\nX-A: ", b"a"),
        (b"GET / HTTP/1.1\r\n", b"X: a\r\n"),
        (post(100_000, b"a"), b"a"),
        (post(100_000), b""),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (GET + b"GET / HTTP/1.1\r\n", b"X: a\r\n"),  # a second one on a connection that had one answered
    ],
)
def test_request_that_never_ends_is_dropped_and_nobody_waits_for_it(
    site: Served, telling: Telling, monkeypatch: pytest.MonkeyPatch, sent: bytes, drip: bytes
) -> None:
    for name in ("HEAD_WITHIN", "BODY_GRACE", "NEXT_WITHIN"):
        monkeypatch.setattr(arriving, name, 0.4)
    with site.connect(sent) as slow:
        assert site.ask(LAST).endswith(b"read 0"), "the one thread is free meanwhile"
        assert seconds_until_closed(slow, drip) < 5
    assert all(each["read"] == 0 for each in telling.asked)


def test_body_that_keeps_up_the_pace_arrives_whole(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "BODY_GRACE", 0.2)
    with site.connect(post(5_000, more="Connection: close\r\n")) as steady:
        for _ in range(5):
            threading.Event().wait(0.1)
            steady.sendall(b"a" * 1_000)
        assert whole_answer(steady).endswith(b"read 5000")


def test_large_body_lies_on_the_disk_until_it_is_whole(site: Served, telling: Telling) -> None:
    with site.connect(post(BIG, b"a" * (BIG - 1), more="Connection: close\r\n")) as sender:
        assert site.ask(LAST).endswith(b"read 0")
        assert len(telling.asked) == 1, "it has not been handed on"
        sender.sendall(b"a")
        assert whole_answer(sender).endswith(f"read {BIG}".encode())


def test_full_server_lets_go_of_who_is_waited_for_longest(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site.server.adj, "connection_limit", 12)
    slow = [site.connect(b"GET / HTTP/1.1\r\n") for _ in range(30)]
    assert site.ask(LAST).endswith(b"read 0")
    assert seconds_until_closed(slow[0]) < 5
    for each in slow:
        each.close()


# --- Slow on the way out ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/big", "/file"])
def test_slow_reader_holds_no_thread_and_is_dropped_when_he_takes_nothing(
    site: Served, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    with site.connect(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode(), window=4096) as slow:
        assert slow.recv(100).startswith(b"HTTP/1.1 200 OK")
        assert site.ask(LAST).endswith(b"read 0")
        monkeypatch.setattr(web_server, "READS_ON_WITHIN", 0.4)
        wait_until(lambda: not site.server.connections)


@pytest.mark.parametrize("path", ["/big", "/file"])
def test_large_answer_is_read_whole_however_slowly_it_is_begun(site: Served, path: str) -> None:
    asked = f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
    with site.connect(asked, window=4096) as slow:
        begun = slow.recv(4096)
        assert site.ask(LAST).endswith(b"read 0")
        answer = begun + whole_answer(slow)
    assert answer.partition(b"\r\n\r\n")[2] == b"x" * BIG


# --- What is too much ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", ["", "Expect: 100-continue\r\n"])
def test_body_that_is_too_large_is_not_read_and_the_application_says_so(
    site: Served, telling: Telling, more: str
) -> None:
    hidden = b"GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"
    answer = site.ask(post(LARGEST + 1, hidden * 10, more=more))
    assert answer.startswith(b"HTTP/1.1 200 OK"), "the application's own answer, and no request to go on"
    assert [(each["CONTENT_LENGTH"], each["read"]) for each in telling.asked] == [(str(LARGEST + 1), 0)]


def test_body_without_an_announced_length_is_cut_where_it_is_too_large(site: Served, telling: Telling) -> None:
    piece = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
    head = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    with site.connect(head) as sender:
        for _ in range(LARGEST // 0x100000 + 2):
            sender.sendall(piece)
        assert whole_answer(sender).startswith(b"HTTP/1.1 200 OK")
    assert [each["read"] for each in telling.asked] == [0]
    assert int(telling.asked[0]["CONTENT_LENGTH"]) > LARGEST


def test_sender_of_a_refused_body_gets_to_read_the_answer(site: Served) -> None:
    with site.connect(post(LARGEST + 1)) as sender:
        for _ in range(LARGEST // 65536):
            sender.sendall(b"a" * 65536)
        assert whole_answer(sender).endswith(b"read 0")


def test_page_that_takes_more_is_known_by_its_address(site: Served, settings: Settings) -> None:
    settings.EVIDENCE_LARGEST_BODY = LARGEST + 2
    evidence = "/cases/5f0c8a2e-1111-4222-8333-444455556666/exhibits/new/"
    with site.connect(post(LARGEST + 1, b"a" * LARGEST, path=evidence, more="Connection: close\r\n")) as sender:
        sender.sendall(b"a")
        assert whole_answer(sender).endswith(f"read {LARGEST + 1}".encode())
    assert site.ask(post(LARGEST + 3, path=evidence)).endswith(b"read 0")


def test_more_than_there_is_room_for_is_refused_until_there_is(site: Served, settings: Settings) -> None:
    settings.EVIDENCE_LARGEST_BODY = BIG // 2
    first = site.connect(post(BIG - 1))
    refused = site.ask(post(BIG - 1))
    assert refused.startswith(b"HTTP/1.1 503 Service Unavailable")
    assert b"Go back and send it again" in refused
    assert site.ask(post(9, b"a" * 9, more="Connection: close\r\n")).endswith(b"read 9"), "small ones always have room"
    first.close()
    wait_until(lambda: not site.server.connections)
    assert site.ask(post(BIG - 1, b"a" * (BIG - 1), more="Connection: close\r\n")).endswith(f"read {BIG - 1}".encode())


def test_full_disk_ends_the_one_connection_that_needs_it(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with site.connect(post(BIG, b"a" * 100_000)) as sender:
        with suppress(OSError):
            sender.sendall(b"a" * (BIG - 100_000))
        assert seconds_until_closed(sender) < 5
    assert site.ask(post(9, b"a" * 9, more="Connection: close\r\n")).endswith(b"read 9")


# --- What is no request -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\n\r\n", 431),
    ],
)
def test_what_is_no_request_is_refused_in_our_words_with_our_headers(
    site: Served, telling: Telling, sent: bytes, code: int
) -> None:
    answer = site.ask(sent).decode()
    head, _, body = answer.partition("\r\n\r\n")
    assert head.split()[1] == str(code)
    assert "waitress" not in answer
    assert body.endswith(".")
    assert all(f"{name}: {text}" in head for name, text in ON_EVERY_ANSWER.items())
    assert not telling.asked


def test_only_the_head_is_sent_where_only_the_head_is_asked_for(site: Served) -> None:
    with site.connect(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + LAST) as asked:
        answers = whole_answer(asked).split(b"HTTP/1.1 200 OK")[1:]
    assert [each.partition(b"\r\n\r\n")[2] for each in answers] == [b"", b"read 0"]
    assert b"Content-Length: 6" in answers[0]
