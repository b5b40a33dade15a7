"""The client's address and whether it came over TLS; proxy headers count from named proxies only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

FORWARDED_FOR: Final = "HTTP_X_FORWARDED_FOR"
FORWARDED_PROTO: Final = "HTTP_X_FORWARDED_PROTO"
SAID_BY_PROXIES: Final = ("HTTP_X_FORWARDED_", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


@dataclass(frozen=True)
class RequestOrigin:
    """Who asks, as far as it can be believed; the address is empty where nobody said one."""

    address: str
    is_secure: bool


def client_address(request: HttpRequest) -> str:
    """The address of the person's own machine or network: never that of a proxy of ours, never one that was made up.

    Empty where the request came in by a socket file and said nothing of its sender.
    """
    return origin_of(request.META, settings.TRUSTED_PROXIES).address


def origin_of(meta: dict[str, Any], trusted: Iterable[Network]) -> RequestOrigin:
    """Follow the hops from the nearest one outwards, for as long as each is a proxy that we trust.

    A request without a peer's address came by the socket file that our own front alone may open: the last hop named in
    it is what the front saw. A hop that is no address ends the way; the one before it is then the sender.
    """
    networks = tuple(trusted)
    hops = _hops(meta)
    if not hops or hops[0] is None:
        return RequestOrigin(address="", is_secure=_is_secure_itself(meta))
    sender = nearest = hops[0]
    for hop in hops[1:]:
        if hop is None or not _is_among(sender, networks):
            break
        sender = hop
    secure = _says_secure(meta) if _is_among(nearest, networks) else _is_secure_itself(meta)
    return RequestOrigin(address=str(sender), is_secure=secure)


class TrustedProxies:
    """Writes what may be believed where everybody looks for it, and takes the rest away: nobody else can read it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        origin = origin_of(request.META, settings.TRUSTED_PROXIES)
        for name in [each for each in request.META if each.startswith(SAID_BY_PROXIES)]:
            del request.META[name]
        request.META["REMOTE_ADDR"] = origin.address
        request.META["wsgi.url_scheme"] = "https" if origin.is_secure else "http"
        return self.get_response(request)


def _hops(meta: dict[str, Any]) -> list[Address | None]:
    """Every hop, the nearest first; None for what is no address."""
    said = [each for each in str(meta.get(FORWARDED_FOR, "")).split(",") if each.strip()]
    peer = [meta["REMOTE_ADDR"]] if meta.get("REMOTE_ADDR") else []
    return [_address(each) for each in [*peer, *reversed(said)]]


def _address(text: str) -> Address | None:
    """Read an address as proxies write it: perhaps with a port, in brackets, or an IPv4 one in IPv6's clothes."""
    bare = text.strip().strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        found = ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _is_among(address: Address, networks: tuple[Network, ...]) -> bool:
    return any(address in network for network in networks)


def _says_secure(meta: dict[str, Any]) -> bool:
    """One word, set by the nearest proxy: a list is what somebody else's word was added to."""
    return str(meta.get(FORWARDED_PROTO, "")).strip().lower() == "https"


def _is_secure_itself(meta: dict[str, Any]) -> bool:
    return meta.get("wsgi.url_scheme") == "https"
