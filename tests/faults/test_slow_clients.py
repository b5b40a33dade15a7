"""Slow clients, many at once, strangers and staff, against a copy as it really runs: nobody else waits for them."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import signal
import time
from contextlib import closing
from typing import Any, Final

import pytest
from django.urls import reverse

from casework.evidence.views.uploads import PART
from config.bodies import LARGEST
from tests.faults.causes import part
from tests.faults.laid_copy import LaidCopy
from tests.faults.slow_clients import FORM, PATIENCE, SLOW, connect, dripping, slow_body, slow_strangers
from tests.faults.visitor import Visitor, hidden_fields

pytestmark = pytest.mark.faults

TRIES: Final = 5
AT_ONCE: Final = 1.0
AS_LONG_AS: Final = 5
"""What is answered in a second, or in as many times what it took with nobody slow about, did not wait for anybody."""


def seconds_when_calm(laid: LaidCopy, path: str, cookies: dict[str, str] | None = None) -> float:
    """How long a page takes on this machine as it is now; other tests may run beside this one."""
    visitor, begun = Visitor(laid.copy.port, dict(cookies or {}), patience=PATIENCE), time.monotonic()
    assert visitor.get(path).status == 200
    return time.monotonic() - begun


def answers_at_once(
    laid: LaidCopy, path: str = "/health", cookies: dict[str, str] | None = None, *, calm: float
) -> bool:
    """Whether one of a few tries is answered without waiting for anybody."""
    visitor = Visitor(laid.copy.port, dict(cookies or {}), patience=max(AT_ONCE, AS_LONG_AS * calm))
    return any(visitor.get(path).status == 200 for _ in range(TRIES))


# --- Strangers ----------------------------------------------------------------------------------------------


def test_health_answers_at_once_beside_slow_heads_and_slow_bodies_and_after_them(laid: LaidCopy) -> None:
    health, sign_in = (seconds_when_calm(laid, path) for path in ("/health", "/sign-in/"))
    with slow_strangers(laid):
        assert answers_at_once(laid, calm=health)
        assert answers_at_once(laid, "/sign-in/", calm=sign_in)
    assert answers_at_once(laid, calm=health)


def test_slow_readers_take_no_page_from_others(laid: LaidCopy) -> None:
    asks = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 2_000
    calm = seconds_when_calm(laid, "/health")
    slow = [connect(laid, asks, window=1024) for _ in range(16)]
    assert answers_at_once(laid, calm=calm)
    for each in slow:
        each.close()


# --- Staff --------------------------------------------------------------------------------------------------


class Sender:
    """Somebody who is signed in, at the page that takes the evidence of a case of hers."""

    def __init__(self, laid: LaidCopy, visitor: Visitor) -> None:
        self.visitor, self.case = visitor, laid.cases[visitor.name]
        self.fields = hidden_fields(visitor.get(reverse("exhibit_create", args=[self.case])).page)

    @property
    def headers(self) -> dict[str, str]:
        return {
            "Cookie": "; ".join(f"{name}={text}" for name, text in self.visitor.cookies.items()),
            "X-CSRFToken": self.fields["csrfmiddlewaretoken"],
            "X-Drawn-For": self.fields["drawn_for"],
        }

    def post(self, path: str, body: bytes, kind: str = FORM, **headers: str) -> tuple[int, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.visitor.port, timeout=PATIENCE)) as asked:
            asked.request("POST", path, body, {**self.headers, "Content-Type": kind, **headers})
            response = asked.getresponse()
            return response.status, response.read().decode()

    def announce(self, content: bytes) -> dict[str, Any]:
        body = f"name=him.png&size={len(content)}&sha256={hashlib.sha256(content).hexdigest()}".encode()
        status, answer = self.post(reverse("upload_start", args=[self.case]), body)
        assert status == 200, answer
        return dict(json.loads(answer))


@pytest.fixture
def sender(laid: LaidCopy, people: list[Visitor]) -> Sender:
    return Sender(laid, next(each for each in people if each.name in laid.cases))


def test_slow_uploads_of_staff_take_no_page_from_others(laid: LaidCopy, people: list[Visitor], sender: Sender) -> None:
    health = seconds_when_calm(laid, "/health")
    work = seconds_when_calm(laid, reverse("my_work"), people[-1].cookies)
    begun = sender.announce(os.urandom(100_000))
    piece = slow_body(begun["part"], **sender.headers, **{"Upload-Offset": "0"})
    with dripping([connect(laid, piece) for _ in range(SLOW)]):
        assert answers_at_once(laid, reverse("my_work"), people[-1].cookies, calm=work)
        assert answers_at_once(laid, calm=health)
    received = laid.rows("SELECT received FROM casework_upload WHERE public_id = %s", begun["id"])
    assert received == [(0,)], "a piece that broke off was never handed on"


def test_file_arrives_in_pieces_as_it_was_sent(sender: Sender) -> None:
    content = os.urandom(PART + 1000)
    begun = sender.announce(content)
    for offset in (0, PART):
        piece = content[offset : offset + PART]
        answer = sender.post(begun["part"], piece, "application/octet-stream", **{"Upload-Offset": str(offset)})
        assert answer[0] == 200
    assert '"whole": true' in sender.post(begun["finish"], b"")[1]


def test_large_form_without_a_script_arrives_and_one_that_is_too_large_says_so(laid: LaidCopy, sender: Sender) -> None:
    body, kind = multipart(sender.fields, os.urandom(LARGEST + 1))
    assert sender.post(reverse("exhibit_create", args=[sender.case]), body, kind)[0] == 302
    assert laid.rows("SELECT size FROM casework_original WHERE size > 1000") == [(LARGEST + 1,)]
    status, page = sender.post(reverse("note_create", args=[sender.case]), body, kind)
    assert (status, "That is too much to send at once" in page) == (400, True)


def multipart(hidden: dict[str, str], content: bytes) -> tuple[bytes, str]:
    fields = {**hidden, "held_by": "service", "state": "held", "consent": "not_asked"}
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}' for name, text in fields.items()]
    file = b'Content-Disposition: form-data; name="chosen"; filename="a.bin"\r\n\r\n' + content
    body = b"".join(b"--edge\r\n" + each + b"\r\n" for each in [*(part.encode() for part in parts), file])
    return body + b"--edge--\r\n", "multipart/form-data; boundary=edge"


# --- The processes of web -----------------------------------------------------------------------------------


def test_workers_are_exchanged_beside_slow_clients_and_one_that_is_killed_is_followed(laid: LaidCopy) -> None:
    web, calm = part(laid.copy, "web"), seconds_when_calm(laid, "/health")
    with dripping([connect(laid, slow_body()) for _ in range(8)]):
        before = {each.pid for each in web.children()}
        begun = time.monotonic()
        web.send_signal(signal.SIGHUP)
        laid.copy.wait_until(lambda: not before & {each.pid for each in web.children()}, "exchange its workers")
        assert time.monotonic() - begun < PATIENCE
        assert answers_at_once(laid, calm=calm)
    web.children()[0].kill()
    laid.copy.wait_until(lambda: len(web.children()) == len(before), "have another worker")
    assert answers_at_once(laid, calm=calm)
    assert not list((laid.copy.state / "arriving").iterdir()), "what arrives lies in files without a name"
