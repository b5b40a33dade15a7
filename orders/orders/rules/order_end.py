"""Whether the last day of an order is near, later, or past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

SOON_DAYS: Final = 92
"""Within three months something ends soon: the first reminder comes 90 days before the end (practice.md 2.3, T16)."""
INTERIM_GAP: Final = "T15"
SOON_WORDS: Final = {"amber": "Ends soon", "red": "Ends very soon", "critical": "About to end"}
RAN_OUT: Final = "Ran out"
IN_TIME: Final = {INTERIM_GAP: "Gap ahead"}
LOOKS_WORDS: Final = {
    "amber": "First look at its end",
    "red": "Second look at its end",
    "critical": "Last look at its end",
}


@dataclass(frozen=True)
class OrderEnd:
    """The last day of an order as it is known, and the day on which a court ended it sooner."""

    last_day: date | None
    ended_on: date | None = None

    def is_over(self, today: date) -> bool:
        """An order holds to the end of its last day."""
        return self.ended_on is not None or (self.last_day is not None and self.last_day < today)

    def is_soon(self, today: date) -> bool:
        """Whether it ends within three months and has not ended yet."""
        near = self.last_day is not None and (self.last_day - today).days <= SOON_DAYS
        return near and not self.is_over(today)


def end_tag(rule: str, level: str, end: OrderEnd | None, today: date) -> str:
    """The words beside a level of T15 or T16; "" where the usual words of the level are right."""
    if end is None or not level:
        return ""
    if end.is_over(today):
        return RAN_OUT
    return SOON_WORDS[level] if end.is_soon(today) else IN_TIME.get(rule, "")
