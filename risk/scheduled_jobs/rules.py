"""When a scheduled job counts as stopped: each by its own interval, one rule for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

SHORTEST_LIMIT: Final = timedelta(seconds=120)
LONGEST_GRACE: Final = timedelta(minutes=15)
TWO_LOOKS: Final = timedelta(seconds=30)
"""The process that stands in looks every 15 seconds: it comes first, and the banner only where it failed too."""

FLAGS: Final = "risk.raise_flags"
WATCH: Final = "watch"
WATCH_EVERY: Final = timedelta(seconds=15)

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        FLAGS: "Raising what is late, and telling the next person of it",
        WATCH: "Standing in for work that has stopped",
        "accounts.forget_old": "Deleting forms that nobody sent and came back to",
        "accounts.forget_sign_ins": "Deleting ended sessions, old wrong passwords and devices nobody signs in on",
        "accounts.send_waiting_jobs": "Starting long work that somebody asked for, such as an import",
        "casework.clear_uploads": "Deleting uploads that nobody went on with",
        "casework.forget_queries": "Deleting what was searched for more than an hour ago",
        "casework.remind_of_agreements": "Reminding of agreements that end soon",
        "casework.watch_forces": "Telling of forces without a liaison who can sign in",
        "casework.work_on_evidence": "Scanning evidence and making copies of it to look at",
        "orders.ask_about_hearings": "Asking for what days at court need",
        "orders.ask_about_renewals": "Asking about orders that end soon, and about places after a move",
        "orders.ask_by_calendar": "Asking for reviews that a date or a silence asks for",
        "orders.ask_for_decisions": "Asking for decisions that are due, and telling of moves after a refusal",
        "orders.ask_for_last_days": "Asking for last days that nobody knows",
        "orders.discard_old_imports": "Deleting files that were not imported within a day",
        "orders.remeasure": "Measuring clocks again after a change of limits or of working days",
        "orders.tell_of_warrants": "Telling of warrants that stand too long",
        "risk.count_idle": "Counting cases on which nobody acts, once a night",
    }
)


class JobHealth(StrEnum):
    """What is known of a job: that it is well, that its first time has not come, or that it is overdue."""

    AWAKE = "awake"
    NOT_YET = "not yet"
    ASLEEP = "asleep"


def sleeps_after(interval: timedelta) -> timedelta:
    """How long a job may say nothing: its interval and as much again, that at most 15 minutes; 2 minutes at least."""
    return max(SHORTEST_LIMIT, interval + min(interval, LONGEST_GRACE))


@dataclass(frozen=True)
class ScheduledJob:
    """A job with its interval, how long ago it last ended well (None: never), and the copy started (None: unknown)."""

    name: str
    interval: timedelta
    done_ago: timedelta | None
    started_ago: timedelta | None
    by_watch: bool = False

    @property
    def words(self) -> str:
        return WORDS.get(self.name, self.name)

    @property
    def every(self) -> str:
        """How often it is to run: every 15 seconds, every 30 minutes, every 6 hours."""
        seconds = int(self.interval.total_seconds())
        for unit, length in (("hour", 3600), ("minute", 60)):
            if seconds % length == 0:
                return f"every {unit}" if seconds == length else f"every {seconds // length} {unit}s"
        return f"every {seconds} seconds"

    @property
    def sleeps_after(self) -> timedelta:
        return sleeps_after(self.interval)

    @property
    def state(self) -> JobHealth:
        if self._is_silent_for(self.sleeps_after):
            return JobHealth.ASLEEP
        return JobHealth.NOT_YET if self.done_ago is None else JobHealth.AWAKE

    @property
    def is_asleep(self) -> bool:
        return self.state is JobHealth.ASLEEP

    @property
    def wants_stand_in(self) -> bool:
        return self._is_silent_for(self.sleeps_after - TWO_LOOKS)

    def _is_silent_for(self, limit: timedelta) -> bool:
        """Judged by its last run, and by the start if it never ran. A run from the future tells of no life."""
        silent = self.started_ago if self.done_ago is None else self.done_ago
        return silent is None or abs(silent) > limit


def asleep(jobs: list[ScheduledJob]) -> list[ScheduledJob]:
    return [job for job in jobs if job.is_asleep]


def last_heard(at: datetime | None, now: datetime) -> timedelta | None:
    return None if at is None else now - at
