"""Holds who adds to a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from casework.models import EventSource


@dataclass(frozen=True)
class Author:
    """Who records, when, and on whose word."""

    by: User | None
    now: datetime
    source: EventSource = EventSource.SERVICE
