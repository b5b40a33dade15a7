"""Tells every page whether the job that raises flags is awake, so that nobody waits for a message in vain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from risk.models import Heartbeat

TOO_OLD: Final = timedelta(seconds=180)
JOB: Final = "flags"


def watcher(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """Give templates `watcher_late`, asked only when a page of a signed-in person names it."""
    return {"watcher_late": partial(_is_late, request)}


def _is_late(request: HttpRequest) -> bool:
    if not isinstance(getattr(request, "user", None), User):
        return False
    last_beat = Heartbeat.objects.filter(name=JOB).values_list("beat_at", flat=True).first()
    return last_beat is None or timezone.now() - last_beat > TOO_OLD
