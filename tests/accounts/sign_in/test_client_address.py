"""Whose word about an address counts: that of named proxies, and of nobody else."""

from ipaddress import ip_network
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from accounts.sign_in.client_address import RequestOrigin, TrustedProxies, client_address, origin_of

PROXIES = (ip_network("10.0.0.0/24"), ip_network("2001:db8::/64"))
NAMED = override_settings(TRUSTED_PROXIES=PROXIES)


def meta(peer: str, forwarded_for: str = "", proto: str = "") -> dict[str, Any]:
    said = {"HTTP_X_FORWARDED_FOR": forwarded_for, "HTTP_X_FORWARDED_PROTO": proto}
    return {"REMOTE_ADDR": peer, "wsgi.url_scheme": "http", **{name: text for name, text in said.items() if text}}


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # a stranger's word about himself
        ("10.0.0.7", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.7", "192.0.2.66, 198.51.100.1", "198.51.100.1"),  # what stood there before our proxy added to it
        ("10.0.0.7", "192.0.2.66, 198.51.100.1, 10.0.0.8", "198.51.100.1"),  # two proxies of ours
        ("10.0.0.7", "10.0.0.9, 10.0.0.8", "10.0.0.9"),  # somebody who sits among our proxies
        ("10.0.0.7", "", "10.0.0.7"),
        ("10.0.0.7", "198.51.100.1:50123", "198.51.100.1"),
        ("10.0.0.7", "[2001:db8:1::9]:443", "2001:db8:1::9"),
        ("10.0.0.7", '"198.51.100.1"', "198.51.100.1"),
        ("2001:db8::1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("::ffff:10.0.0.7", "198.51.100.1", "198.51.100.1"),
        ("fe80::1%eth0", "198.51.100.1", "fe80::1"),
        ("10.0.0.7", "unknown", "10.0.0.7"),
        ("10.0.0.7", "198.51.100.1, <script>", "10.0.0.7"),
        ("10.0.0.7", "\u0661.2.3.4", "10.0.0.7"),
        ("10.0.0.7", "," * 5000, "10.0.0.7"),
        ("10.0.0.7", "1" * 5000, "10.0.0.7"),
        ("no address", "198.51.100.1", ""),
        ("", "", ""),
        ("", "198.51.100.1", "198.51.100.1"),  # by the socket file: our own front saw this one
        ("", "192.0.2.66, 198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1, 10.0.0.7", "198.51.100.1"),
    ],
)
def test_address_is_the_first_that_no_proxy_of_ours_vouches_past(peer: str, forwarded_for: str, expected: str) -> None:
    assert origin_of(meta(peer, forwarded_for), PROXIES).address == expected


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "proto", "is_secure"),
    [
        ("10.0.0.7", "198.51.100.1", "https", True),
        ("10.0.0.7", "", " HTTPS ", True),
        ("10.0.0.7", "198.51.100.1", "http", False),
        ("10.0.0.7", "198.51.100.1", "", False),
        ("10.0.0.7", "198.51.100.1", "https, http", False),
        ("10.0.0.7", "198.51.100.1", "http, https", False),
        ("203.0.113.9", "10.0.0.7", "https", False),
        ("", "198.51.100.1, 10.0.0.7", "https", True),
        ("", "10.0.0.7, 203.0.113.9", "https", False),
        ("", "", "https", False),
    ],
)
def test_tls_is_believed_of_the_nearest_proxy_alone(peer: str, forwarded_for: str, proto: str, is_secure: bool) -> None:
    assert origin_of(meta(peer, forwarded_for, proto), PROXIES).is_secure is is_secure


def test_without_named_proxies_nobody_is_believed() -> None:
    assert origin_of(meta("127.0.0.1", "198.51.100.1", "https"), ()) == RequestOrigin(
        address="127.0.0.1", is_secure=False
    )


@NAMED
def test_middleware_writes_what_counts_and_takes_the_rest_away() -> None:
    seen: list[HttpRequest] = []

    def look(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    said = {
        "X-Forwarded-For": "198.51.100.1",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "elsewhere.example",
        "Forwarded": "for=192.0.2.66",
        "X-Real-IP": "192.0.2.66",
    }
    request = RequestFactory().get("/", headers=said, REMOTE_ADDR="10.0.0.7")
    TrustedProxies(look)(request)
    assert (seen[0].META["REMOTE_ADDR"], seen[0].is_secure()) == ("198.51.100.1", True)
    assert not [name for name in seen[0].META if "FORWARDED" in name or "REAL_IP" in name]
    assert client_address(request) == "198.51.100.1", "it says the same after the middleware as before"


@NAMED
@pytest.mark.django_db
@pytest.mark.parametrize("said", ["198.51.100.1", "%00", "\x80\xff", "[", "]", "[[::1]", ":" * 2000, "10.0.0.7/8", "٣"])
def test_no_header_of_a_proxy_is_an_error(client: Client, said: str) -> None:
    for name in ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "Forwarded"):
        for peer in ("10.0.0.7", "203.0.113.9", ""):
            assert client.get("/health", headers={name: said}, REMOTE_ADDR=peer).status_code == 200
