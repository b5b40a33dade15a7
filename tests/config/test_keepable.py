"""No value of a request reaches a query with a character in it that no text can hold."""

from __future__ import annotations

from typing import Any, Final
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from config.keepable import KeepableText, keepable
from orders.letters.models.letter import Letter
from tests.shared_case import live_case

BAD: Final = {
    "null": ("a\x00b", "a\ufffdb"),
    "bell and escape": ("a\x07\x1b[2Jb", "a\ufffd\ufffd[2Jb"),
    "half a pair": ("a\ud800b", "a\ufffdb"),
    "end of no file": ("a\uffffb", "a\ufffdb"),
    "soft break": ("a\x0bb\x0cc", "a\nb\nc"),
}
KEPT: Final = ("", "a\r\nb\tc", "O'Brien-Smith", "नीलम", "محمد", "👩‍👧", "\u202egpj.exe", "e" + "\u0301" * 100, "\x85")


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert keepable(text) is text


def answered(request: HttpRequest) -> HttpRequest:
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    KeepableText(view)(request)
    return seen[0]


@pytest.mark.parametrize(("sent", "read"), BAD.values(), ids=BAD)
def test_whatever_is_read_of_a_request_can_be_kept(sent: str, read: str) -> None:
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b"):
        sent_bytes = sent.encode("utf-8", "surrogatepass")
        if kind.startswith("multipart"):
            content = b'--b\r\nContent-Disposition: form-data; name="words"\r\n\r\n%s\r\n--b--\r\n' % sent_bytes
        else:
            content = b"words=" + b"".join(b"%%%02X" % byte for byte in sent_bytes)
        request = answered(RequestFactory().generic("POST", "/", content, content_type=kind, HTTP_X_SAID=sent))
        assert request.POST["words"].replace("\ufffd\ufffd\ufffd", "\ufffd") == read  # half a pair is three bytes
        assert request.headers["X-Said"] == read


def test_names_of_fields_and_of_filters_and_cookies_are_read_alike() -> None:
    sent = RequestFactory().post("/?a%00=1&a%00=2&b=%00", {"c\x07": "x"})
    sent.COOKIES["session"] = "abc\x00defghi"
    request: Any = answered(sent)
    assert request.GET.getlist("a\ufffd") == ["1", "2"]
    assert request.GET["b"] == "\ufffd"
    assert request.POST["c\ufffd"] == "x"
    assert request.COOKIES["session"] == "abc\ufffddefghi"
    with pytest.raises(AttributeError, match="immutable"):
        request.GET["b"] = "2"


@pytest.mark.django_db
def test_session_that_no_database_can_look_up_is_none(client: Client) -> None:
    client.raise_request_exception = False
    response = client.get(reverse("home"), headers={"Cookie": 'session="abcdefgh\\000ijklmnop"; csrf="\\000"'})
    assert (response.status_code, response.headers["Location"]) == (302, f"{reverse('login')}?next=/")


@pytest.mark.django_db
def test_recipient_of_a_letter_is_refused_beside_the_field_with_what_was_typed(client: Client) -> None:
    """The page asked the database who has agreed to be told, with what stood in the field: an error 500."""
    told = live_case()
    client.force_login(told.worker, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("application_letter", args=[told.pending.public_id])
    before = Letter.objects.filter(application=told.pending).count()
    fields = {"recipient": "Sussex\x00 Police", "submission": str(uuid4())}
    page = client.post(f"{address}?kind=request", fields).content.decode()
    assert "This holds a character that cannot be kept." in page
    assert "Sussex\ufffd Police" in page
    assert Letter.objects.filter(application=told.pending).count() == before
