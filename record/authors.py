"""Author: who records events, when, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accounts.people.models import User
from casework.cases.models.event import EventSource


@dataclass(frozen=True)
class Author:
    """Who records, when, and on whose word."""

    by: User | None
    now: datetime
    source: EventSource = EventSource.SERVICE
