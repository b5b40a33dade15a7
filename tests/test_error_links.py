"""Sends every form empty, and finds that each line of the error summary leads to a box that can be filled in."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import urljoin
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from accounts.people.models import Role, User
from tests.factories import make_user
from tests.shared_case import live_case, make_liaison
from tests.test_crawl import Walk, shape

pytestmark = pytest.mark.django_db

SUMMARY: Final = re.compile(r'<div class="govuk-error-summary".*?</ul>', re.DOTALL)
LINK: Final = re.compile(r'<a href="#([^"]*)"')
BOXES: Final = frozenset({"input", "select", "textarea"})


class Boxes(HTMLParser):
    """The ids of a page at which somebody can type or choose, as it is shown: none in a group that is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hidden: dict[str, str] = {}
        self._closed: list[bool] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "details":
            self._closed.append("open" not in given)
        if tag in BOXES and given.get("type") == "hidden":
            self.hidden[str(given.get("name"))] = given.get("value") or ""
        elif tag in BOXES and "disabled" not in given and not any(self._closed):
            self.ids.append(given.get("id") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._closed.pop()


class EmptyHanded(Walk):
    """Sends each form as it stands before anybody has typed: only what the page itself put there."""

    def __init__(self, user: User) -> None:
        super().__init__(user)
        self.refused: set[str] = set()
        self.grouped: set[str] = set()

    def send(self, address: str, fields: dict[str, str]) -> None:
        if address == reverse("logout"):
            return
        page: Any = self.client.get(address)
        kept = Boxes(page.content.decode(errors="replace")).hidden if page.status_code == 200 else {}
        with transaction.atomic():
            response: Any = self.client.post(urljoin(address, ""), {**kept, "submission": str(uuid4())})
            transaction.set_rollback(True)
        if response.status_code in {200, 409}:
            self.look_at_links(shape(address), response.content.decode(errors="replace"))

    def look_at_links(self, address: str, text: str) -> None:
        summary = SUMMARY.search(text)
        if not summary:
            return
        self.refused.add(address)
        boxes = Boxes(text).ids
        for link in LINK.findall(summary[0]):
            self.grouped |= {link} if re.search(r"_\d+$", link) else set()
            if boxes.count(link) != 1:
                self.wrong.append(f"{address}: #{link} is {boxes.count(link)} boxes")


@pytest.mark.parametrize(
    ("who", "forms"),
    [("caseworker", 40), ("supervisor", 45), ("liaison", 2), ("manager", 3)],
    ids=str,
)
def test_every_line_of_an_error_summary_leads_to_one_box_that_is_open(who: str, forms: int) -> None:
    told = live_case()
    people = {
        "caseworker": lambda: told.worker,
        "supervisor": lambda: make_user(role=Role.SUPERVISOR, teams=[told.case.team]),
        "liaison": lambda: make_liaison(told.force),
        "manager": lambda: make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation),
    }
    walk = EmptyHanded(people[who]())
    walk.run()
    assert walk.wrong == []
    assert len(walk.refused) >= forms, sorted(walk.refused)
    assert who not in {"caseworker", "supervisor"} or any(link.startswith("id_behaviours") for link in walk.grouped)
