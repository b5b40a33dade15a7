"""Walks every page that a person reaches, from every address of the table of routes, and gathers forms and filters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.urls import Resolver404, resolve

from accounts.permissions.access import has_permission
from tests.access_table import NOT_SIGNED_IN, ROUTES, Person, Thing
from tests.attack.drawn import DrawnForm, DrawnPage
from tests.test_access import World

UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
MOST_PAGES: Final = 600
CHOOSE_THE_FORM: Final = frozenset({"kind", "step"})
NEVER_SENT: Final = frozenset({"logout"})


@dataclass(frozen=True)
class FoundForm:
    """A form where it stands; `key` is the same for those that differ in ids alone."""

    page: str
    address: str
    route: str
    form: DrawnForm

    @property
    def key(self) -> tuple[Any, ...]:
        return self.route, urlsplit(shape(self.address)).query, tuple(sorted(self.form.fields)), self.form.method

    @property
    def about(self) -> str:
        query = urlsplit(shape(self.address)).query
        return f"{self.route}{'?' + query if query else ''}"


@dataclass
class Found:
    """All that one person reaches."""

    forms: dict[tuple[Any, ...], FoundForm] = field(default_factory=dict)
    filters: dict[str, tuple[str, set[str]]] = field(default_factory=dict)
    """By route: an address of it, and the names that links and forms put behind it."""
    pages: int = 0
    wrong: list[str] = field(default_factory=list)


def find(world: World, seen: set[str]) -> Found:
    """Look at every page once whose shape is not among those `seen` before."""
    found, waiting = Found(), [address for name, address in addresses(world) if "GET" in ROUTES[name].methods]
    while waiting and found.pages < MOST_PAGES:
        address = waiting.pop(0)
        if shape(address) in seen or not route_of(address) or route_of(address) in NEVER_SENT:
            continue
        seen.add(shape(address))
        response: Any = world.client.get(address)
        found.pages += 1
        if response.status_code >= 500 and route_of(address) != "health_alerts":
            found.wrong.append(f"{address}: {response.status_code}")
        if response.status_code == 302:
            waiting.append(urljoin(address, response.headers["Location"]))
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            waiting += _gather(found, address, DrawnPage(response.content.decode()))
    return found


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Every route of the table behind whose gate the person stands, with its address."""
    for name, route in ROUTES.items():
        is_out = world.person in NOT_SIGNED_IN and not route.is_open
        is_seen = route.about is Thing.NOTHING or world.person in route.seen_by
        if is_out or not is_seen:
            continue
        if not route.permission or (world.user and has_permission(world.user, route.permission)):
            yield name, world.address(name)


def _gather(found: Found, address: str, page: DrawnPage) -> list[str]:
    for form in page.forms:
        target = urljoin(address, form.action or address)
        if (route := route_of(target)) and route not in NEVER_SENT:
            each = FoundForm(address, target, route, form)
            found.forms.setdefault(each.key, each)
            if form.method == "get":
                _name(found, target, set(form.fields))
    links = [urljoin(address, link) for link in page.links if link and not urlsplit(link).netloc]
    for link in links:
        _name(found, link, {name for name, _ in parse_qsl(urlsplit(link).query)})
    return [link.split("#")[0] for link in links]


def _name(found: Found, address: str, names: set[str]) -> None:
    if names and (route := route_of(address)):
        found.filters.setdefault(route, (urlsplit(address).path, set()))[1].update(names)


def route_of(address: str) -> str:
    try:
        return str(resolve(urlsplit(address).path).url_name)
    except Resolver404:
        return ""


def shape(address: str) -> str:
    """An address without ids and numbers, and of its query the names, with the values that choose another form."""
    parts = urlsplit(address)
    query = sorted({(name, value if name in CHOOSE_THE_FORM else "") for name, value in parse_qsl(parts.query)})
    return re.sub(r"\d+", "0", UUID.sub("id", f"{parts.path}?{urlencode(query)}" if query else parts.path))


PEOPLE: Final = (
    *(Person.OWNER, Person.SUPERVISOR, Person.LIAISON, Person.MANAGER),
    *(Person.AUDITOR, Person.DATA_PROTECTION_OFFICER, Person.ANONYMOUS),
)
"""In this order: a form that one has attacked, the next passes over."""
