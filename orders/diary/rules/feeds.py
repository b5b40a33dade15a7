"""Decides how the address of a diary feed looks, how its secret is kept, and how often it may be read."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

TOKEN_BYTES: Final = 32
SHAPE: Final = r"[A-Za-z0-9_-]{43}"
WINDOW: Final = timedelta(minutes=10)
READS_IN_WINDOW: Final = 60
"""Calendars ask every quarter of an hour at most, several devices of one person included."""


class FeedToken:
    """The part of an address that is a token: 256 random bits, as text."""

    regex = SHAPE

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class FeedReadings:
    """How often a feed was read since a moment."""

    began_at: datetime | None
    count: int


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_token(text: str) -> bool:
    return re.fullmatch(SHAPE, text) is not None


def hash_of(token: str) -> str:
    """What is kept of a token. It is random enough that a plain hash cannot be guessed backwards."""
    return hashlib.sha256(token.encode()).hexdigest()


def read_once_more(before: FeedReadings, now: datetime) -> FeedReadings | None:
    """The count with one more reading, or None if that is too often."""
    if before.began_at is None or now - before.began_at >= WINDOW:
        return FeedReadings(now, 1)
    return FeedReadings(before.began_at, before.count + 1) if before.count < READS_IN_WINDOW else None
