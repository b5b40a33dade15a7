"""Whether a client moved house after an order was declined or refused (F-56)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

REFUSALS: Final = frozenset({"declined", "refused", "appealed", "appeal_dismissed"})
"""Where a request stands when somebody said no to it; an appeal does not take the no back."""


def moved_after(ended_at: datetime, moves: Iterable[datetime]) -> datetime | None:
    """The first move after the refusal, if she has moved since."""
    return min((at for at in moves if at > ended_at), default=None)
