"""Requests that are wrong as a whole: of another kind, cut off, forged, of too many fields, to addresses of rubbish."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access_table import ROUTES, Person
from tests.attack.bad_values import BAD
from tests.attack.conftest import ENVELOPES
from tests.attack.finding import addresses
from tests.attack.sending import NOT_OURS, Sender, multipart, quoted, text_of
from tests.test_access import World, arguments, make_world, never

pytestmark = pytest.mark.django_db

WHOLE: Final = os.environ.get("ATTACK") == "whole"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data; boundary=b"
BODIES: Final[dict[str, tuple[str, bytes]]] = {
    "JSON": ("application/json", b'{"submission": "x", "text": ["a"]}'),
    "JSON that is nested without end": ("application/json", b"[" * 200_000),
    "XML": ("text/xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
    "plain text": ("text/plain", b"text=a&submission=b"),
    "nothing": (FORM, b""),
    "no kind": ("", b"text=a"),
    "a kind of rubbish": ("\x00/;;=,charset", b"text=a"),
    "an unknown alphabet": (f"{FORM}; charset=klingon", b"text=a"),
    "two thousand fields": (FORM, b"&".join(b"f%d=1" % number for number in range(2_000))),
    "one name two thousand times": (FORM, b"&".join([b"text=1"] * 2_000)),
    "half an escape": (FORM, b"text=%&%zz=%u0041&%=&&&=="),
    "parts without a boundary": ("multipart/form-data", b"--b\r\n\r\n--b--"),
    "a boundary of rubbish": ("multipart/form-data; boundary=\xff", b"--\xff\r\n"),
    "parts that are cut off": (MULTIPART, b'--b\r\nContent-Disposition: form-data; name="te'),
    "parts without a name": (MULTIPART, b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
    "parts in no code": (
        MULTIPART,
        b'--b\r\nContent-Disposition: form-data; name="t"\r\nContent-Transfer-Encoding: base64\r\n\r\n*\r\n--b--\r\n',
    ),
    "two hundred files": (
        MULTIPART,
        b"".join(
            b'--b\r\nContent-Disposition: form-data; name="f%d"; filename="a"\r\n\r\nx\r\n' % each
            for each in range(200)
        )
        + b"--b--\r\n",
    ),
    "a body of 3 MB": (FORM, b"text=" + b"x" * 3_000_000),
}
FILES: Final[dict[str, tuple[bytes, bytes, bytes]]] = {
    "empty": (b"a.csv", b"text/csv", b""),
    "another kind than it says": (b"a.xlsx", b"image/png", b"MZ\x90\x00 a program"),
    "a null in its name": (b"a\x00.csv", b"text/csv", b"a,b\n1,2\n"),
    "turned writing in its name": ("\u202evsc.exe".encode(), b"text/csv", b"a,b\n1,2\n"),
    "no text in its name": (b"\xff\xfe.csv", b"text/csv", b"a,b\n1,2\n"),
    "a path in its name": (b"../../../../tmp/x.csv", b"text/csv", b"a,b\n1,2\n"),
    "a name of ten thousand letters": (b"n" * 10_000 + b".csv", b"text/csv", b"a,b\n1,2\n"),
    "no name": (b"", b"text/csv", b"a,b\n1,2\n"),
    "a web page": (b"a.html", b"text/html", b"<script>alert(1)</script>"),
    "half an archive": (b"a.xlsx", b"application/zip", b"PK\x03\x04" + bytes(90)),
    "half a picture": (b"a.png", b"image/png", b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\xff" * 13),
}
TAKES_FILES: Final = {"import_create": ("file", Person.SUPERVISOR), "exhibit_create": ("chosen", Person.OWNER)}


def posts(world: World) -> Iterator[tuple[str, str]]:
    """Every route that the person may send something to, with its address."""
    return ((name, address) for name, address in addresses(world) if "POST" in ROUTES[name].methods)


@pytest.mark.parametrize("person", [Person.OWNER, Person.SUPERVISOR, Person.LIAISON])
def test_body_that_is_no_form_of_ours_is_never_our_error(person: Person) -> None:
    world, turn, named = make_world(person), count(), list(BODIES.items())
    places = list(posts(world))
    sender = Sender(world.client, ENVELOPES)
    for route, address in places:
        for name, (kind, body) in named if WHOLE else [named[next(turn) % len(named)]]:
            sender.ask("POST", address, body, kind, f"{route}: {name}")
    assert ENVELOPES.wrong == []


def test_file_with_something_wrong_about_it_is_kept_or_refused_and_never_our_error() -> None:
    for route, (field, person) in TAKES_FILES.items():
        world = make_world(person)
        address = world.address(route)
        sender = Sender(world.client, ENVELOPES)
        for name, file in FILES.items():
            sent = {"submission": [str(uuid4())], "team": [str(world.told.case.team_id)]}
            body, kind = multipart(sent, {field: file})
            sender.ask("POST", address, body, kind, f"{route}: {name}")
    assert ENVELOPES.wrong == []


@pytest.mark.parametrize("token", [{}, {"csrfmiddlewaretoken": "x" * 64}, {"csrfmiddlewaretoken": "\x00" * 64}])
def test_form_without_our_token_changes_nothing(token: dict[str, str]) -> None:
    world = make_world(Person.OWNER)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    assert world.user
    client.force_login(world.user, backend="django.contrib.auth.backends.ModelBackend")
    places = list(posts(world))
    sender = Sender(client, ENVELOPES)
    for route, address in places[:: 1 if WHOLE else 6]:
        response = sender.post(address, {name: [value] for name, value in token.items()}, f"{route} without a token")
        assert response.status_code in {400, 403}, route
    assert ENVELOPES.wrong == []


def test_address_with_rubbish_for_an_id_is_not_found() -> None:
    world, turn = make_world(Person.SUPERVISOR), count()
    values = [texts[0][:2_000] for texts in BAD.values() if texts[0] != ""]
    for name in [each for each in ROUTES if arguments(each)]:
        ids = {each: never(each) for each in arguments(name)}
        address = reverse(name, kwargs=ids)
        for value in values if WHOLE else [values[next(turn) % len(values)]]:
            with transaction.atomic():
                response: Any = world.client.get(_with(address, ids, quoted(value).replace("+", "%20")))
                transaction.set_rollback(True)
            assert response.status_code in {404, 400, 405}, (name, value[:40])
            assert not NOT_OURS.search(text_of(response))


def _with(address: str, ids: Mapping[str, Any], rubbish: str) -> str:
    for each in ids.values():
        address = address.replace(str(each), rubbish)
    return address
