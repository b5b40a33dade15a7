"""Keeps what was searched for, sealed, for an hour; and holds the index of what cases are found by to its sources."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from accounts.people.models import User
from casework.search.models import KeptQuery

KEPT_FOR: Final = timedelta(hours=1)
_TAG: Final = 32


def keep_query(typed: str, *, by: User, session: str, now: datetime) -> UUID:
    """Keep what was typed for this session alone; gives the secret number of the address at which it is answered."""
    number = uuid4()
    KeptQuery.objects.create(
        mark=mark_of_query(number),
        user=by,
        session=_mark("session", session),
        sealed=_seal(typed, number),
        kept_until=now + KEPT_FOR,
    )
    return number


def kept_query(number: UUID, *, by: User, session: str) -> str | None:
    """What was typed, if it was this person in this session and the hour is not over; None for whoever else asks."""
    own = KeptQuery.objects.kept().filter(user=by, session=_mark("session", session))
    found = own.filter(mark=mark_of_query(number)).values_list("sealed", flat=True).first()
    return None if found is None else _open(bytes(found), number)


def mark_of_query(number: UUID) -> str:
    """What the table holds in place of the number of an address."""
    return _mark("number", str(number))


def forget_queries() -> int:
    """Delete what nobody can read any more. Safe to run late, twice or in two places at once."""
    return KeptQuery.objects.over().delete()[0]


def _mark(kind: str, secret: str) -> str:
    """What stands for a secret in the table: it can be compared, and turned back by nobody."""
    return salted_hmac(f"casework.search.{kind}", secret, algorithm="sha256").hexdigest()


def _key(number: UUID, use: str) -> bytes:
    """A key of its own for each number and use. A number is drawn for one text, so no key seals two."""
    return salted_hmac(f"casework.search.seal.{use}", str(number), algorithm="sha256").digest()


def _seal(text: str, number: UUID) -> bytes:
    """The text under a stream that the number and this copy's SECRET_KEY give, behind a tag that vouches for it."""
    hidden = _stream(text.encode(), number)
    return hmac.digest(_key(number, "tag"), hidden, hashlib.sha256) + hidden


def _open(sealed: bytes, number: UUID) -> str | None:
    tag, hidden = sealed[:_TAG], sealed[_TAG:]
    if not hmac.compare_digest(tag, hmac.digest(_key(number, "tag"), hidden, hashlib.sha256)):
        return None
    return _stream(hidden, number).decode()


def _stream(given: bytes, number: UUID) -> bytes:
    hiding = hashlib.shake_256(_key(number, "stream")).digest(len(given))
    return bytes(one ^ other for one, other in zip(given, hiding, strict=True))


@dataclass(frozen=True)
class IndexCheck:
    """How the index stands to one source: rows that it lacks or holds otherwise, and rows of nothing."""

    source: str
    missing: int
    left_over: int

    @property
    def is_true(self) -> bool:
        return not self.missing and not self.left_over


def check_index() -> Iterator[IndexCheck]:
    """Compare the index with each of its sources, one statement a source, at one moment each."""
    for source in index_sources():
        with connection.cursor() as cursor:
            cursor.execute("SELECT missing, left_over FROM search_check(%s)", [source])
            missing, left_over = cursor.fetchone()
        yield IndexCheck(source, missing, left_over)


def fill_index(source: str) -> int:
    """Write what the index lacks of a source and remove what it should not hold; gives how many rows it wrote."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT search_fill(%s)", [source])
        (written,) = cursor.fetchone()
    return int(written)


def index_sources() -> list[str]:
    """The sources of the index, as the migrations of all floors have laid them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT source FROM search_sources() AS source")
        return [source for (source,) in cursor.fetchall()]
