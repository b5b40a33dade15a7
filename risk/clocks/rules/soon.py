"""How far ahead lists show work that is soon late."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from risk.working_days.rules import ENGLAND_AND_WALES, WorkingDays

SOON_IN_HOURS: Final = timedelta(hours=24)
SOON_IN_WORKING_DAYS: Final = 2
WARRANT_OUT: Final = "B5"


def soon_by(now: datetime, calendar: WorkingDays = ENGLAND_AND_WALES) -> datetime:
    """The last moment that is soon for a rule that counts days: when two more working days are over."""
    return calendar.over_at(now, SOON_IN_WORKING_DAYS)
