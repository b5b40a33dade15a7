"""Days and moments of the demo, counted back from when it is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from casework.dates.rules.london_time import LONDON, local_day
from risk.working_days.rules import ENGLAND_AND_WALES


@dataclass(frozen=True)
class DemoDays:
    """Days and moments as seen from `now`; `late_by` minutes set one case's times apart from another's."""

    now: datetime
    late_by: int = 0

    @property
    def today(self) -> date:
        return local_day(self.now)

    def working(self, count: int, at: str = "10:00") -> datetime:
        """A London time on the count-th working day before today."""
        return self.at(ENGLAND_AND_WALES.nth_before(self.today, count), at)

    def ahead(self, count: int) -> date:
        """The count-th working day after today."""
        return ENGLAND_AND_WALES.nth_after(self.today, count)

    def away(self, count: int) -> date:
        """The day that lies a number of calendar days after today, or before it if negative."""
        return self.today + timedelta(days=count)

    def hours(self, count: float) -> datetime:
        """A number of elapsed hours ago, to the minute."""
        return (self.now - timedelta(hours=count)).astimezone(UTC).replace(second=0, microsecond=0)

    def at(self, day: date, clock: str) -> datetime:
        """A time of day on a London day; told in daylight hours, it is never skipped or shown twice."""
        shown = datetime.combine(day, time.fromisoformat(clock), LONDON)
        return (shown + timedelta(minutes=self.late_by)).astimezone(UTC)
