"""The job that makes working copies, each in a process of its own with limits, and stores the result."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db import transaction

from casework.evidence.models.original import CopyState, Original, WorkingCopy
from casework.evidence.services.exhibits import evidence_storage, log_custody, random_name
from casework.evidence.services.incoming_folder import PIECE, incoming_folder

log = logging.getLogger(__name__)
AT_ONCE: Final = 5
MOST_ATTEMPTS: Final = 3
TRY_AGAIN_AFTER: Final = timedelta(minutes=3)
LONGEST_SECONDS: Final = 90
CLEAN: Final = {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
"""The process that opens strange files knows no password and no address of ours."""
GAVE_UP: Final = "It needed more time or memory than can be given to it."


def make_copies(*, now: datetime, at_once: int = AT_ONCE) -> int:
    """Make the copies that wait. One that ends its process is tried twice more, later, and then given up."""
    taken = _claimed(now, at_once)
    for copy_id in taken:
        _make(copy_id, now)
    return len(taken)


@transaction.atomic
def _claimed(now: datetime, at_once: int) -> list[int]:
    due = WorkingCopy.objects.due(now - TRY_AGAIN_AFTER).order_by("id")
    taken = list(due.select_for_update(skip_locked=True, of=("self",))[:at_once])
    for copy in taken:
        copy.attempts += 1
        copy.tried_at = now
        copy.save(update_fields=["attempts", "tried_at"])
    return [copy.pk for copy in taken]


def _make(copy_id: int, now: datetime) -> None:
    copy = WorkingCopy.objects.select_related("original__exhibit").get(pk=copy_id)
    with TemporaryDirectory(dir=incoming_folder()) as folder, _on_disk(copy.original, Path(folder)) as source:
        target = Path(folder) / "copy"
        how = (copy.original.family, copy.original.media_type)
        said = run_apart(source, target, how, copy.original.exhibit.public_id)
        if "refused" in said:
            _note_failed(copy, said["refused"])
        elif said:
            _keep(copy, target, said, now)
        elif copy.attempts >= MOST_ATTEMPTS:
            _note_failed(copy, GAVE_UP)


@contextmanager
def _on_disk(original: Original, folder: Path) -> Iterator[Path]:
    """The sealed bytes as a file: where they are, or fetched from the bucket."""
    storage = evidence_storage()
    if isinstance(storage, FileSystemStorage):
        yield Path(storage.path(original.stored_as))
        return
    yield fetched(original.stored_as, folder / "original")


def fetched(stored_as: str, into: Path) -> Path:
    """Kept bytes, written to the disk."""
    with evidence_storage().open(stored_as, "rb") as stored, into.open("wb") as file:
        while piece := stored.read(PIECE):
            file.write(piece)
    return into


def run_apart(source: Path, target: Path, how: tuple[str, str], exhibit: UUID) -> dict[str, str]:
    """What the process says; nothing if it was ended for its time or its memory. `how` is the family and the type."""
    command = [sys.executable, "-m", "casework.copying", str(source), str(target), *how]
    try:
        ended = subprocess.run(
            command,
            cwd=settings.BASE,
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=True,
            env={"LANG": "C.UTF-8"},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as ending:
        log.warning("copying of %s ended: %s", exhibit, type(ending).__name__)
        return {}
    said: dict[str, str] = json.loads(ended.stdout)
    return said


@transaction.atomic
def _keep(copy: WorkingCopy, target: Path, said: dict[str, str], now: datetime) -> None:
    with target.open("rb") as content:
        copy.stored_as = evidence_storage().save(random_name(), File(content))
    copy.state, copy.why, copy.made_at = CopyState.MADE, said["note"], now
    copy.device_date = said["device_date"]
    copy.media_type, copy.extension, copy.size = said["media_type"], said["extension"], target.stat().st_size
    copy.save()
    log_custody(copy.original.exhibit, "copied", by=None, now=now)


def _note_failed(copy: WorkingCopy, why: str) -> None:
    copy.state, copy.why = CopyState.FAILED, why[:200]
    copy.save(update_fields=["state", "why"])
