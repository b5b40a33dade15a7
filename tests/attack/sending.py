"""Sends requests as no browser would, looks at each answer, and undoes what it did."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote_plus
from uuid import uuid4

from django.db import connection, transaction
from django.test import Client

from config.keepable import keepable

Sent = Mapping[str, Sequence[str | bytes]]
Rows = list[tuple[Any, ...]]

NOT_COUNTED: Final = re.compile(
    r"audit|trail|look|session|draft|attempt|signinlimit|knowndevice|personquestion|upload", re.ASCII
)
"""Tables in which a refusal may well leave its mark; a file that has arrived stays while its form is mended."""
NOT_OURS: Final = re.compile(r"Traceback \(most recent|DoesNotExist|OperationalError|psycopg|/site-packages/")
REDIRECT: Final = 302
SHOW_A_LINK_ONCE: Final = ("person_invite", "person_reset", "invitation_renew", "liaison_confirm", "liaison_reset")
ANSWERED_BY_A_PAGE: Final = ("safe_address_reveal", *SHOW_A_LINK_ONCE)
"""What is kept when these answer 200: a page that shows what was asked for, and leaves its trace."""
OUR_ERROR: Final = 500
DRAWN_AGAIN: Final = frozenset({200, 400, 409})


@dataclass
class Told:
    """What an attack has counted, and what it has found wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def urlencoded(sent: Sent) -> bytes:
    """The body of a form, with bytes in it that no client would encode."""
    return "&".join(f"{quoted(name)}={quoted(text)}" for name, texts in sent.items() for text in texts).encode()


def quoted(text: str | bytes) -> str:
    return quote_plus(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)


def multipart(sent: Sent, files: Mapping[str, tuple[bytes, bytes, bytes]]) -> tuple[bytes, str]:
    """A body with files, each a name, a type and what is in it, and the content type to send it with."""
    parts = [
        b'Content-Disposition: form-data; name="%b"\r\n\r\n%b' % (name.encode(), as_bytes(text))
        for name, texts in sent.items()
        for text in texts
    ]
    for name, (file_name, kind, content) in files.items():
        head = b'Content-Disposition: form-data; name="%b"; filename="%b"\r\nContent-Type: %b\r\n\r\n'
        parts.append(head % (name.encode(), file_name, kind) + content)
    return b"".join(b"--b\r\n%b\r\n" % each for each in parts) + b"--b--\r\n", "multipart/form-data; boundary=b"


def as_bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text


class Sender:
    """One person at one browser, who tells what was wrong with the answers."""

    def __init__(self, client: Client, told: Told) -> None:
        self.client, self.told = client, told
        self.tables = [each for each in connection.introspection.table_names() if not NOT_COUNTED.search(each)]
        self.before = self.kept()

    def get(self, address: str, about: str) -> Any:
        return self.ask("GET", address, b"", "", about)

    def post(self, address: str, sent: Sent, about: str, **more: Any) -> Any:
        """Send a form with a key of its own; `typed` must come back if it is refused."""
        body = urlencoded({**sent, "submission": [str(uuid4())]})
        return self.ask("POST", address, body, "application/x-www-form-urlencoded", about, **more)

    def ask(self, method: str, address: str, body: bytes, kind: str, about: str, **more: Any) -> Any:
        cookies = deepcopy(self.client.cookies)
        with transaction.atomic():
            response = self.client.generic(method, address, body, content_type=kind)
            self._look(response, about, **more)
            if method == "POST" and response.status_code < OUR_ERROR:
                self._look_at_rows(response, about)
            transaction.set_rollback(True)
        self.client.cookies = cookies
        return response

    def _look(self, response: Any, about: str, typed: Sequence[str] = ()) -> None:
        status = response.status_code
        self.told.counts["requests"] += 1
        self.told.counts["refused" if status >= 400 else "redirected" if status == REDIRECT else "drawn"] += 1
        if status >= OUR_ERROR:
            self.told.counts["errors 500"] += 1
            self.told.wrong.append(f"{about}: {status} {(getattr(response, 'exc_info', None) or ['', ''])[1]!r:.200}")
        page = text_of(response).replace("\r\n", "\n")
        if NOT_OURS.search(page):
            self.told.wrong.append(f"{about}: speaks of our code")
        if status in DRAWN_AGAIN and "<form" in page and not about.startswith(ANSWERED_BY_A_PAGE):
            lost = [text[:40] for text in typed if as_shown(text) not in page]
            self.told.wrong += [f"{about}: {status} loses {text!r}" for text in lost]

    def _look_at_rows(self, response: Any, about: str) -> None:
        if response.status_code == REDIRECT:
            self._follow(response, about)
        elif not about.startswith(ANSWERED_BY_A_PAGE) and (
            changed := [now[0] for now, then in zip(self.kept(), self.before, strict=True) if now != then]
        ):
            self.told.wrong.append(f"{about}: {response.status_code} half saved in {', '.join(changed)}")

    def _follow(self, response: Any, about: str) -> None:
        """A page that shows what was kept must bear it, and what the database checks last must hold."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.told.counts["kept"] += 1
        shown = self.client.get(response.headers["Location"], follow=True)
        if shown.status_code >= OUR_ERROR:
            self.told.wrong.append(f"{about}: {shown.status_code} after it was kept")

    def kept(self) -> Rows:
        """How many rows each table has, and which change was the last: both stay as they are if nothing was kept."""
        each = "SELECT '{0}', count(*), max(xmin::text::bigint) FROM \"{0}\""
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(each.format(table) for table in self.tables))
            return sorted(cursor.fetchall())


def text_of(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return str(content.decode(errors="replace"))


def as_shown(text: str) -> str:
    """A text as a field of a page holds it."""
    return html.escape(keepable(text).replace("\r\n", "\n").strip())
