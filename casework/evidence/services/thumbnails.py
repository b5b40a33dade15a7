"""Has small pictures of working copies drawn for lists, each in a process of its own, and lets people see them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.core.files import File
from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.dates.rules.london_time import local_day, midnight
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.original import CopyState, WorkingCopy
from casework.evidence.services.exhibits import evidence_storage, log_custody, openable_original, random_name
from casework.evidence.services.incoming_folder import incoming_folder
from casework.evidence.services.working_copies import fetched, run_apart

AT_ONCE: Final = 10
SMALL: Final = "small"
GLANCED: Final = "Seen small, in a list"


def draw_small_pictures(*, now: datetime) -> int:
    """Draw what nobody has drawn yet. Each copy is tried once: a list does without what cannot be drawn."""
    taken = _claimed(now)
    for copy_id in taken:
        _draw(copy_id)
    return len(taken)


@transaction.atomic
def _claimed(now: datetime) -> list[int]:
    due = WorkingCopy.objects.to_draw().order_by("id")
    taken = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_ONCE])
    WorkingCopy.objects.filter(pk__in=taken).update(drawn_at=now)
    return taken


def _draw(copy_id: int) -> None:
    copy = WorkingCopy.objects.select_related("original__exhibit").get(pk=copy_id)
    with TemporaryDirectory(dir=incoming_folder()) as folder:
        source = fetched(copy.stored_as, Path(folder) / "copy")
        target = Path(folder) / SMALL
        said = run_apart(source, target, (SMALL, copy.media_type), copy.original.exhibit.public_id)
        if said and "refused" not in said:
            with target.open("rb") as content:
                kept = evidence_storage().save(random_name(), File(content))
            WorkingCopy.objects.filter(pk=copy_id).update(small_stored_as=kept)


@transaction.atomic
def open_small_picture(exhibit: Exhibit, *, by: User, now: datetime) -> WorkingCopy:
    """Let somebody who sees the case see it small; the log says so once a day for each person."""
    copy = openable_original(exhibit).copy
    if copy.state != CopyState.MADE or not copy.is_drawn:
        raise RuleViolation("There is no small picture of this exhibit.")
    today = midnight(local_day(now))
    if not exhibit.custody.filter(act="viewed", note=GLANCED, recorded_by=by, recorded_at__gte=today).exists():
        log_custody(exhibit, "viewed", by=by, now=now, note=GLANCED)
        audit(by=by, act="exhibit.glance", subject=exhibit, now=now)
    return copy
