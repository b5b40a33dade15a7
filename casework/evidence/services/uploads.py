"""Takes files in: whole or piece by piece, within quotas, told apart by what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Sum

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services import locks
from casework.dates.rules.london_time import local_day, midnight
from casework.evidence.models.original import Original
from casework.evidence.models.upload import Upload
from casework.evidence.rules.file_names import file_name_of
from casework.evidence.rules.file_signatures import FileType
from casework.evidence.rules.file_types import EMPTY, HEAD, file_type
from casework.evidence.rules.quotas import Quota, QuotaUsed, check_quota
from casework.evidence.services import incoming_folder

KEPT_UNFINISHED: Final = timedelta(days=3)
HELD_FOR: Final = timedelta(hours=1)
"""How long an announced file that does not come takes room from others; the bytes that came count until they go."""
GONE: Final = "This file is no longer on its way here. Choose it again."
RESTED: Final = "This file has not gone on for an hour. Press the button again: it goes on where it stopped."


class UploadOutOfStep(Exception):
    """A piece does not follow what has arrived; `received` is where to go on."""

    def __init__(self, received: int) -> None:
        super().__init__(f"The next piece begins at {received}")
        self.received = received


@dataclass(frozen=True, kw_only=True)
class AnnouncedFile:
    """What a sender says of a file: its name is only shown, its size and digest are checked."""

    name: str
    size: int
    sha256: str


@transaction.atomic
def start_upload(case: Case, announced: AnnouncedFile, *, by: User, now: datetime) -> Upload:
    """Begin a file, or give the upload of the same file that this person began before.

    The quotas are of a case and of a person: both are locked, so that two files at once do not both find room for one.
    """
    locks.lock(case)
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    known = Upload.objects.filter(case=case, by=by, sha256=announced.sha256).first()
    if known is not None:
        return _gone_on_with(known, now)
    check_new(case, announced.sha256)
    check_quota(_quota(), _used(case, by, now), size=announced.size)
    begun = {"file_name": file_name_of(announced.name), "size": announced.size, "started_at": now, "touched_at": now}
    return Upload.objects.create(
        organisation_id=case.organisation_id, case=case, by=by, sha256=announced.sha256, **begun
    )


def add_part(upload: Upload, *, at: int, piece: bytes, now: datetime) -> Upload:
    """Write a piece that begins at `at`; raises UploadOutOfStep if that is not where the file stands.

    The piece has arrived whole: nothing is locked while the network is read.
    """
    with transaction.atomic():
        locked = _locked(upload)
        if at != locked.received:
            raise UploadOutOfStep(locked.received)
        if locked.rests(now - HELD_FOR):
            raise RuleViolation(RESTED)
        locked.received = incoming_folder.append(locked.public_id, at, piece, at_most=locked.size)
        locked.touched_at = now
        locked.save(update_fields=["received", "touched_at"])
    return locked


def finish_upload(upload: Upload, *, now: datetime) -> Upload:
    """Check that the file arrived whole and unchanged, and tell what it is. What cannot be kept is thrown away."""
    if upload.received != upload.size:
        raise RuleViolation("Not all of this file has arrived yet.")
    try:
        with transaction.atomic():
            return _finished(_locked(upload), now)
    except RuleViolation:
        discard_upload(upload, by=upload.by, now=now)
        raise


def keep_whole(case: Case, name: str, path: Path, *, by: User, now: datetime) -> Upload:
    """Take a file that a form has brought, already on the disk of the incoming folder."""
    size = path.stat().st_size
    if not size:
        raise RuleViolation(EMPTY)
    announced = AnnouncedFile(name=name, size=size, sha256=incoming_folder.sha256_of(path))
    upload = start_upload(case, announced, by=by, now=now)
    if upload.finished_at is not None:
        return upload
    incoming_folder.take(upload.public_id, path)
    upload.received = size
    upload.save(update_fields=["received"])
    return finish_upload(upload, now=now)


@transaction.atomic
def discard_upload(upload: Upload, *, by: User | None, now: datetime) -> None:
    """Throw away a file of which no exhibit was made."""
    audit(by=by, act="upload.discard", subject=upload, now=now, case=upload.case.public_id)
    incoming_folder.forget(upload.public_id)
    upload.delete()


def clear_uploads(*, now: datetime) -> int:
    """Throw away what nobody has gone on with for days."""
    forgotten = list(Upload.objects.forgotten(now - KEPT_UNFINISHED).select_related("case"))
    for upload in forgotten:
        discard_upload(upload, by=None, now=now)
    return len(forgotten)


def check_new(case: Case, sha256: str) -> None:
    """Refuse bytes that are in the case already: they would be one exhibit twice."""
    there = Original.objects.filter(case=case, sha256=sha256).select_related("exhibit").first()
    if there is not None:
        raise RuleViolation(f"This file is in the case already, as exhibit {there.exhibit.label}.")


def _locked(upload: Upload) -> Upload:
    found = Upload.objects.select_for_update(no_key=True).filter(pk=upload.pk).first()
    if found is None:
        raise RuleViolation(GONE)
    return found


def _gone_on_with(upload: Upload, now: datetime) -> Upload:
    """Go on with a file; where it rested and gave its room back, only if there is room for the rest of it."""
    if upload.rests(now - HELD_FOR):
        used = _used(upload.case, upload.by, now)
        check_quota(_quota(), used, size=upload.size - upload.received, is_new=False)
        upload.touched_at = now
        upload.save(update_fields=["touched_at"])
    return upload


def _finished(upload: Upload, now: datetime) -> Upload:
    if upload.finished_at is not None:
        return upload
    if incoming_folder.sha256_of(incoming_folder.path_of(upload.public_id)) != upload.sha256:
        raise RuleViolation("This file did not arrive as it was sent. Choose it again.")
    found = _type_of(upload)
    upload.media_type, upload.family = found.media_type, found.family
    upload.finished_at = upload.touched_at = now
    upload.save()
    return upload


def _type_of(upload: Upload) -> FileType:
    with incoming_folder.path_of(upload.public_id).open("rb") as file:
        return file_type(file.read(HEAD))


def _quota() -> Quota:
    return Quota(
        file=settings.EVIDENCE_LARGEST_FILE,
        files_a_day=settings.EVIDENCE_FILES_A_DAY,
        day=settings.EVIDENCE_BYTES_A_DAY,
        case=settings.EVIDENCE_BYTES_A_CASE,
    )


def _used(case: Case, by: User, now: datetime) -> QuotaUsed:
    """What counts against the quotas: sealed originals, and what is on its way or will surely come."""
    today = midnight(local_day(now))
    sealed = Original.objects.filter(uploaded_by=by, uploaded_at__gte=today)
    coming = Upload.objects.holding(now - HELD_FOR)
    in_case = _bytes(Original.objects.filter(case=case), "size") + _bytes(coming.filter(case=case), "held")
    coming = coming.filter(by=by, started_at__gte=today)
    return QuotaUsed(
        files_today=sealed.count() + coming.count(),
        today=_bytes(sealed, "size") + _bytes(coming, "held"),
        case=in_case,
    )


def _bytes(rows: QuerySet[Any], column: str) -> int:
    return int(rows.aggregate(bytes=Sum(column, default=0))["bytes"])
