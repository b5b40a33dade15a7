"""Follows every link and sends every form that a person can reach: all are theirs, and no address or log names them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone

from accounts.drafts.kept_searches import RedirectToSearch
from accounts.people.models import Role, User
from accounts.submissions.form_owner import read_mark
from casework.dates.rules.london_time import local_day
from config.acts import ACTS_BY_ITSELF
from tests.factories import make_user
from tests.shared_case import FIRST_NAME, PEOPLE, PERPETRATOR, SECRETS, SURNAME, live_case, make_liaison

pytestmark = pytest.mark.django_db

MOST_PAGES: Final = 120
UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DONE_MEANWHILE: Final = 409  # what the form asks for is there already: said on a page, as an error is
FUTURE: Final = "3/3/2099"
SOON: Final = local_day(timezone.now()) + timedelta(days=5)
STORY: Final = "A wicker basket left at the gate"
UNSPOKEN: Final = (*PEOPLE, STORY)
WRITES: Final = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "(?!django_session|accounts_(usersession|auditentry))')
TYPED: Final = (
    (re.compile(r"first_name"), FIRST_NAME),
    (re.compile(r"last_name"), SURNAME),
    (re.compile(r"perpetrator"), PERPETRATOR),
    (re.compile(r"born_on"), "3/3/1990"),
    (re.compile(r"phone"), "07700 900986"),
    (re.compile(r"email"), "wren@example.org"),
    (re.compile(r"vehicle"), "AB12 CDE"),
    (re.compile(r"until|review_on"), f"{SOON.day}/{SOON.month}/{SOON.year}"),
    (re.compile(r"_on$|last_day|^day$|_day$|valid_from"), FUTURE),
    (re.compile(r"_time$"), "14:05"),
    (re.compile(r"amber|red|critical"), "3"),
)


class Page(HTMLParser):
    """The links of a page, and its forms with the fields that a browser would send, filled in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[str, str, dict[str, str]]] = []
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            self.forms.append((given.get("method", "get").lower(), given.get("action", ""), {}))
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self.forms and given.get("value"):
            self.forms[-1][2].setdefault(self._select, given["value"])
        elif tag in {"input", "textarea"} and self.forms and given.get("name"):
            self.forms[-1][2].setdefault(given["name"], given.get("value") or typed(given["name"]))


def typed(name: str) -> str:
    """What is put into an empty field: a name where one is asked for, else a story."""
    return next((text for pattern, text in TYPED if pattern.search(name)), STORY)


def shape(address: str) -> str:
    """An address without ids and numbers: one of each shape is enough."""
    return re.sub(r"\d+", "0", UUID.sub("id", address))


def is_ours(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc and bool(parts.path or parts.query) and "/static/" not in link


class Walk:
    """One person at one browser, and all that was found wrong on the way."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        self.wrong: list[str] = []
        self.sent: list[str] = []
        self.seen: set[str] = set()

    def run(self) -> None:
        waiting = [reverse("home")]
        while waiting and len(self.seen) < MOST_PAGES:
            address = waiting.pop(0)
            if shape(address) in self.seen:
                continue
            self.seen.add(shape(address))
            response: Any = self.client.get(address, follow=True)
            address = response.redirect_chain[-1][0] if response.redirect_chain else address
            page = self.look(address, response)
            waiting += [urljoin(address, link) for link in page.links if is_ours(link)]
            for method, action, fields in page.forms:
                if method == "post":
                    self.look_whose(address, fields)
                    self.send(urljoin(address, action), fields)

    def look(self, address: str, response: Any, *, also: tuple[int, ...] = ()) -> Page:
        text = response.content.decode(errors="replace")  # a letter on paper is no text
        page = Page(text)
        if response.status_code not in {200, *also}:
            self.wrong.append(f"{address}: {response.status_code}")
        said = [str(message) for message in get_messages(response.wsgi_request)]
        self.scan(address, [*TITLE.findall(text), *page.links, *(action for _, action, _ in page.forms), *said])
        return page

    def look_whose(self, address: str, fields: dict[str, str]) -> None:
        mark = read_mark(fields.get("drawn_for", ""))
        if mark is None or mark[0] != self.user.pk:
            self.wrong.append(f"{address}: a form that is nobody's")

    def send(self, address: str, fields: dict[str, str]) -> None:
        """Send a form and look where it leads; then undo it all."""
        if address in {reverse("logout"), reverse("own_name_change")}:  # whose words stand in every title, on purpose
            return
        cookies = deepcopy(self.client.cookies)
        with transaction.atomic():
            keyed = {**fields, "submission": str(uuid4())}
            response = self.client.post(address, keyed)
            if response.status_code == 302:
                if not isinstance(response, RedirectToSearch):  # one that only asks has used no key
                    self.send_again(address, keyed, response.headers["Location"])
                self.sent.append(shape(address))
                self.scan(address, [response.headers["Location"], *map(str, get_messages(response.wsgi_request))])
                response = self.client.get(response.headers["Location"], follow=True)
            self.look(address, response, also=(DONE_MEANWHILE,))
            transaction.set_rollback(True)
        self.client.cookies = cookies

    def send_again(self, address: str, keyed: dict[str, str], place: str) -> None:
        """The same key leads to the same page, and writes no row: by default of every form, whoever wrote its page."""
        if resolve(urlsplit(address).path).url_name in ACTS_BY_ITSELF:
            return
        with CaptureQueriesContext(connection) as asked:
            again = self.client.post(address, keyed)
        written = [each["sql"][:60] for each in asked if WRITES.match(each["sql"])]
        if again.status_code != 302 or again.headers["Location"] != place or written:
            self.wrong.append(f"{address}: sent again, {again.status_code} {written}")

    def scan(self, address: str, texts: list[str]) -> None:
        self.wrong += [f"{address}: {word} in {text}" for text in texts for word in UNSPOKEN if word in text]


def walkers() -> Iterator[tuple[str, User, int, int]]:
    """Who walks, with the fewest kinds of pages to be seen and of forms to be accepted."""
    told = live_case()
    service = told.case.organisation
    yield "caseworker", told.worker, 40, 30
    yield "supervisor", make_user(role=Role.SUPERVISOR, teams=[told.case.team]), 40, 30
    yield "liaison", make_liaison(told.force), 20, 15
    yield "manager", make_user(role=Role.SERVICE_MANAGER, organisation=service), 10, 8
    yield "auditor", make_user(role=Role.AUDITOR, organisation=service), 3, 0


@pytest.mark.parametrize("who", ["caseworker", "supervisor", "liaison", "manager", "auditor"])
def test_nobody_is_named_in_an_address_a_title_a_message_or_the_log(who: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    user, pages, forms = next((user, pages, forms) for name, user, pages, forms in walkers() if name == who)
    walk = Walk(user)
    walk.run()
    assert walk.wrong == []
    assert [word for word in UNSPOKEN if word in caplog.text] == []
    assert len(walk.seen) >= pages, sorted(walk.seen)
    assert len(set(walk.sent)) >= forms, sorted(set(walk.sent))


def test_no_page_that_a_liaison_reaches_holds_a_secret_of_the_client() -> None:
    walk = Walk(make_liaison(live_case().force))
    pages = []
    look = walk.look

    def keep(address: str, response: Any, *, also: tuple[int, ...] = ()) -> Page:
        pages.append((address, response.content.decode()))
        return look(address, response, also=also)

    walk.look = keep  # type: ignore[method-assign]
    walk.run()
    assert [(address, word) for address, page in pages for word in SECRETS if word in page] == []
