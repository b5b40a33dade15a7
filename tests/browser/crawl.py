"""Finds, by following links as one person, an example of every page and of every step's form."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

LINK: Final = re.compile(r'<a\b[^>]*\shref="([^"]*)"')
ELEMENT: Final = re.compile(r"<[a-z][^>]*>")
ATTRIBUTE: Final = re.compile(r'\s([a-z-]+)(?:="([^"]*)")?')
SPOKEN: Final = frozenset({"class", "role", "type"})
HUBS: Final = frozenset(
    {
        *("case_list", "case_detail", "case_orders", "case_breaches", "case_evidence", "case_work", "case_people"),
        *("case_safety", "case_risk", "case_sharing", "application_detail", "order_detail", "breach_detail"),
        *(
            "case_letters",
            "application_drafts",
            "letter_detail",
            "proceeding_detail",
            "referral_detail",
            "referral_list",
            "import_detail",
        ),
        *("warrant_detail", "desk_breach", "desk_application", "desk_order", "exhibit_detail", "protection_detail"),
    }
)
SAMPLES: Final = 10
"""How many of a hub are asked for links: enough to meet cases at every stage."""
WITH_MANY_STATES: Final = frozenset({"application_detail", "order_detail", "breach_detail"})
EACH_STATE: Final = 30
"""How many of those of which each state offers other steps: a question that one breach of the demo asks must be met."""
FEW: Final = 2
"""How many of any other page: what they lead to, a hub leads to as well. A step's form leads back."""
NOT_PAGES: Final = frozenset(
    {
        *("hide", "home", "health", "health_alerts", "news_count"),
        *("exhibit_copy", "exhibit_small", "import_template", "import_refused", "letter_paper"),
    }
)


@dataclass(frozen=True, order=True)
class Kind:
    """What makes two addresses the same page with other rows in it; a step's form is a page of its own."""

    name: str
    asks: tuple[str, ...] = ()
    step: str = ""

    def __str__(self) -> str:
        asked = "&".join(f"{name}={self.step}" if name == "step" else name for name in self.asks)
        return f"{self.name}?{asked}" if asked else self.name


@dataclass(frozen=True)
class Found:
    """The longest page of a kind that was met: lists and names show there what they do to the layout."""

    kind: Kind
    address: str
    length: int
    shapes: frozenset[str] = frozenset()
    """Each element of its page, without what it says: by name, attributes, classes and roles."""

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "shapes": sorted(self.shapes)}

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Found:
        kind = Kind(kept["kind"]["name"], tuple(kept["kind"]["asks"]), kept["kind"]["step"])
        return cls(kind, kept["address"], kept["length"], frozenset(kept["shapes"]))


def kind_of(address: str) -> Kind | None:
    """The kind of one of our own addresses; None for what is no page."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).url_name or ""
    except Resolver404:
        return None
    if name in NOT_PAGES:
        return None
    asked = parse_qs(parts.query, keep_blank_values=True)
    return Kind(name, tuple(sorted(asked)), asked.get("step", [""])[0])


def crawl(client: APIRequestContext, home: str) -> dict[Kind, Found]:
    """Every kind of page that links lead to from the home of whoever is signed in."""
    waiting, seen, met = deque([home]), {home}, Counter[Kind]()
    found: dict[Kind, Found] = {}
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if address != home and (kind is None or met[kind] >= _enough(kind)):
            continue
        page = _read(client, address)
        kind = kind_of(page.url)
        if kind:
            met[kind] += 1
            _keep_longest(found, Found(kind, page.url, len(page.text), shapes_of(page.text)))
        new = [link for link in _links(page) if link.startswith(home) and link not in seen]
        seen.update(new)
        waiting.extend(new)
    return found


def shapes_of(page: str) -> frozenset[str]:
    """What axe could judge otherwise on another page: `<input aria-describedby class="govuk-input" type="text">`."""
    return frozenset(_shape(element) for element in ELEMENT.findall(page))


def _shape(element: str) -> str:
    parts = [f'{name}="{said}"' if name in SPOKEN else name for name, said in ATTRIBUTE.findall(element)]
    return " ".join((element.split(maxsplit=1)[0].strip("<>"), *sorted(parts)))


def _enough(kind: Kind) -> int:
    if kind.step:
        return 1
    if kind.name in WITH_MANY_STATES and not kind.asks:
        return EACH_STATE
    return SAMPLES if kind.name in HUBS and not kind.asks else FEW


@dataclass(frozen=True)
class Read:
    """What an address answered, after its redirects."""

    url: str
    text: str


def _read(client: APIRequestContext, address: str) -> Read:
    answer = client.get(address)
    assert answer.ok, f"A link leads to {answer.status}: {address}"
    return Read(answer.url, answer.text())


def _links(page: Read) -> list[str]:
    return [urldefrag(urljoin(page.url, html.unescape(link)))[0] for link in LINK.findall(page.text)]


def _keep_longest(found: dict[Kind, Found], candidate: Found) -> None:
    if candidate.kind not in found or found[candidate.kind].length < candidate.length:
        found[candidate.kind] = candidate
