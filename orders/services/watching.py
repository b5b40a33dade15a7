"""Does what the jobs do when the jobs are silent, so that nothing is late in silence without broker or worker."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from casework.services import remind_of_agreements, watch_forces
from orders.services.calendar import ask_by_calendar
from orders.services.remeasuring import remeasure
from orders.services.warrants import tell_of_warrants
from risk.models import Heartbeat
from risk.services import raise_flags
from risk.services.flags import HEARTBEAT, beat

SILENT_AFTER: Final = timedelta(seconds=90)
WATCH: Final = "watch"


def watch_once(*, now: datetime) -> int | None:
    """Run the jobs if their heartbeat is old; how many rows that raised, or None while the jobs are awake."""
    raised = None
    if _is_silent(now):
        raised = raise_flags(now=now)
        remeasure(now=now)
        ask_by_calendar(now=now)
        tell_of_warrants(now=now)
        remind_of_agreements(now=now)
        watch_forces(now=now)
    beat(WATCH, now=now)
    return raised


def _is_silent(now: datetime) -> bool:
    last_beat = Heartbeat.objects.filter(name=HEARTBEAT).values_list("beat_at", flat=True).first()
    return last_beat is None or now - last_beat > SILENT_AFTER
