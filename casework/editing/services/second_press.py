"""The words for who did it first and when, for somebody who presses a button second."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from accounts.people.models import User
from casework.dates.rules.london_time import LONDON

BY_ITSELF: Final = "By itself"
Stored = tuple[str, str]


def person_name(user: User | None) -> str:
    """The name of who did it; what no person did was done by itself."""
    return (user.get_full_name() or user.get_username()) if user else BY_ITSELF


def who_was_first(user: User | None, at: datetime | None) -> Stored:
    """Who did it and when, as one line of what was recorded meanwhile."""
    moment = f", {moment_in_words(at)}" if at else ""
    return "Recorded by", f"{person_name(user)}{moment}"


def moment_in_words(at: datetime | None) -> str:
    """A moment in words, London time; nothing if there is none."""
    return f"{at.astimezone(LONDON):%-d %B %Y, %H:%M}" if at else ""
