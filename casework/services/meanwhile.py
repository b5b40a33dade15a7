"""The words for who was quicker, and when: what somebody reads who comes second."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from accounts.models import User
from casework.rules.london import LONDON

BY_ITSELF: Final = "By itself"
Stored = tuple[str, str]


def person_name(user: User | None) -> str:
    """The name of who did it; what no person did was done by itself."""
    return (user.get_full_name() or user.get_username()) if user else BY_ITSELF


def quicker(user: User | None, at: datetime | None) -> Stored:
    """Who did it and when, as one line of what was recorded meanwhile."""
    moment = f", {said_at(at)}" if at else ""
    return "Recorded by", f"{person_name(user)}{moment}"


def said_at(at: datetime | None) -> str:
    """A moment in words, London time; nothing if there is none."""
    return f"{at.astimezone(LONDON):%-d %B %Y, %H:%M}" if at else ""
