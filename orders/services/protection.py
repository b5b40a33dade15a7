"""Records protection other than an order under the Act: bail conditions, restraining orders and the like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from casework.models import Case
from orders.services.record import Author, Entry, record


@dataclass(frozen=True, kw_only=True)
class NewProtection:
    """A protection with its first and last day, both inclusive; no last day means until further notice."""

    kind: str
    first_day: date
    last_day: date | None
    at: datetime
    note: str = ""


def record_protection(case: Case, new: NewProtection, author: Author) -> None:
    """Record a protection from its own first to its own last day."""
    facts = {
        "kind": new.kind,
        "from": new.first_day.isoformat(),
        "last_day": new.last_day.isoformat() if new.last_day else None,
    }
    record(case, [Entry(new.at, "other_protection", facts, note=new.note)], author)
