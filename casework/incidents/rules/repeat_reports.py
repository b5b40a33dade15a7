"""Whether a client reported to the police five times within thirty days, which a supervisor must hear of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from casework.dates.rules.london_time import local_day

MANY: Final = 5
WITHIN: Final = timedelta(days=30)


def report_day(*, happened_at: datetime, reported_at: datetime | None) -> date:
    """The London day of a report: when police were told, or when it happened if that is not known."""
    return local_day(reported_at or happened_at)


def is_one_of_many(day: date, others: Iterable[date]) -> bool:
    """Whether a report of a day stands with four more or others within thirty days, the first and last day included."""
    near = sorted(each for each in (*others, day) if abs(each - day) < WITHIN)
    return any(
        near[at + MANY - 1] - near[at] < WITHIN and near[at] <= day <= near[at + MANY - 1]
        for at in range(len(near) - MANY + 1)
    )
