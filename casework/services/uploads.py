"""Takes files in: whole or piece by piece, within quotas, told apart by what is in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum

from accounts.models import User
from accounts.rules import RuleViolation
from accounts.services import audit
from casework.models import Case, Original, Upload
from casework.rules.file_names import file_name_of
from casework.rules.file_types import EMPTY, HEAD, file_type
from casework.rules.known_files import FileType
from casework.rules.london import local_day, midnight
from casework.rules.quotas import Quota, Used, check_quota
from casework.services import incoming

KEPT_UNFINISHED: Final = timedelta(days=3)


class OutOfStep(Exception):
    """A piece does not follow what has arrived; `received` is where to go on."""

    def __init__(self, received: int) -> None:
        super().__init__(f"The next piece begins at {received}")
        self.received = received


@dataclass(frozen=True, kw_only=True)
class Announced:
    """What a sender says of a file: its name is only shown, its size and digest are checked."""

    name: str
    size: int
    sha256: str


@transaction.atomic
def start_upload(case: Case, announced: Announced, *, by: User, now: datetime) -> Upload:
    """Begin a file, or give the upload of the same file that this person began before."""
    known = Upload.objects.filter(case=case, by=by, sha256=announced.sha256).first()
    if known is not None:
        return known
    check_new(case, announced.sha256)
    check_quota(_quota(), _used(case, by, now), size=announced.size)
    begun = {
        "organisation_id": case.organisation_id,
        "file_name": file_name_of(announced.name),
        "size": announced.size,
        "started_at": now,
        "touched_at": now,
    }
    return Upload.objects.get_or_create(case=case, by=by, sha256=announced.sha256, defaults=begun)[0]


def add_part(upload: Upload, *, at: int, pieces: Iterable[bytes], now: datetime) -> Upload:
    """Write a piece that begins at `at`; raises OutOfStep if that is not where the file stands."""
    with transaction.atomic():
        locked = Upload.objects.select_for_update(no_key=True).get(pk=upload.pk)
        if at != locked.received:
            raise OutOfStep(locked.received)
        locked.received = incoming.append(locked.public_id, at, pieces, at_most=locked.size)
        locked.touched_at = now
        locked.save(update_fields=["received", "touched_at"])
    return locked


def finish_upload(upload: Upload, *, now: datetime) -> Upload:
    """Check that the file arrived whole and unchanged, and tell what it is. What cannot be kept is thrown away."""
    if upload.received != upload.size:
        raise RuleViolation("Not all of this file has arrived yet.")
    try:
        with transaction.atomic():
            return _finished(Upload.objects.select_for_update(no_key=True).get(pk=upload.pk), now)
    except RuleViolation:
        discard_upload(upload, by=upload.by, now=now)
        raise


def keep_whole(case: Case, name: str, path: Path, *, by: User, now: datetime) -> Upload:
    """Take a file that a form has brought, already on the disk of the incoming folder."""
    size = path.stat().st_size
    if not size:
        raise RuleViolation(EMPTY)
    announced = Announced(name=name, size=size, sha256=incoming.sha256_of(path))
    upload = start_upload(case, announced, by=by, now=now)
    if upload.finished_at is not None:
        return upload
    incoming.take(upload.public_id, path)
    upload.received = size
    upload.save(update_fields=["received"])
    return finish_upload(upload, now=now)


@transaction.atomic
def discard_upload(upload: Upload, *, by: User | None, now: datetime) -> None:
    """Throw away a file of which no exhibit was made."""
    audit(by=by, act="upload.discard", subject=upload, now=now, case=upload.case.public_id)
    incoming.forget(upload.public_id)
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


def _finished(upload: Upload, now: datetime) -> Upload:
    if upload.finished_at is not None:
        return upload
    if incoming.sha256_of(incoming.path_of(upload.public_id)) != upload.sha256:
        raise RuleViolation("This file did not arrive as it was sent. Choose it again.")
    found = _type_of(upload)
    upload.media_type, upload.family = found.media_type, found.family
    upload.finished_at = upload.touched_at = now
    upload.save()
    return upload


def _type_of(upload: Upload) -> FileType:
    with incoming.path_of(upload.public_id).open("rb") as file:
        return file_type(file.read(HEAD))


def _quota() -> Quota:
    return Quota(
        file=settings.EVIDENCE_LARGEST_FILE,
        files_a_day=settings.EVIDENCE_FILES_A_DAY,
        day=settings.EVIDENCE_BYTES_A_DAY,
        case=settings.EVIDENCE_BYTES_A_CASE,
    )


def _used(case: Case, by: User, now: datetime) -> Used:
    """What counts against the quotas: sealed originals and what is still on its way."""
    today = midnight(local_day(now))
    counted = {"files": Count("pk"), "bytes": Sum("size", default=0)}
    sealed = Original.objects.filter(uploaded_by=by, uploaded_at__gte=today).aggregate(**counted)
    coming = Upload.objects.filter(by=by, started_at__gte=today).aggregate(**counted)
    in_case = sum(
        rows.aggregate(bytes=Sum("size", default=0))["bytes"]
        for rows in (Original.objects.filter(case=case), Upload.objects.filter(case=case))
    )
    return Used(files_today=sealed["files"] + coming["files"], today=sealed["bytes"] + coming["bytes"], case=in_case)
