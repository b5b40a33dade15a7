"""Somebody at a browser, without the browser: signs in, opens forms and sends them, and never waits for long."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode, urlsplit

PATIENCE: Final = 15.0


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the page, and where it leads. A status of 0: nothing came back at all."""

    status: int
    page: str = ""
    leads_to: str = ""

    @property
    def has_come(self) -> bool:
        return self.status != 0

    @property
    def words(self) -> str:
        return unescape(self.page)


class _Fields(HTMLParser):
    """The hidden fields of the last form with a key on a page: those that must come back with what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden" and (name := given.get("name")):
            self.found[name] = given.get("value") or ""


def hidden_fields(page: str) -> dict[str, str]:
    reader = _Fields()
    reader.feed(page)
    return reader.found


@dataclass
class Visitor:
    """One person with cookies of their own; each request is a connection of its own."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    patience: float = PATIENCE
    name: str = ""

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def send(self, path: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(fields))

    def fill(self, path: str, **typed: str) -> Answer:
        """Open a form and send it with what is typed; the answer to the opening where that failed."""
        opened = self.get(path)
        if opened.status != 200:
            return opened
        return self.send(path, {**hidden_fields(opened.page), **typed})

    def sign_in(self, username: str, password: str) -> None:
        answer = self.fill("/sign-in/", username=username, password=password)
        self.name = username
        assert answer.status == 302, f"{username} cannot sign in: {answer.status}\n{answer.words[:3000]}"

    def _ask(self, method: str, path: str, body: str = "") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            connection.request(method, path, body or None, self._headers(body))
            response = connection.getresponse()
            self._keep_cookies(response)
            page = response.read().decode()
            return Answer(response.status, page, urlsplit(response.headers.get("Location", "")).path)
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()

    def _headers(self, body: str) -> dict[str, str]:
        headers = {"Cookie": "; ".join(f"{name}={text}" for name, text in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return headers

    def _keep_cookies(self, response: http.client.HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
