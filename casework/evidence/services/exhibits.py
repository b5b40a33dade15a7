"""Makes exhibits of what was uploaded, seals the originals, and writes every hand that touches them into the log."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.core.files.storage import Storage, storages
from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open
from casework.editing.services.row_versions import change
from casework.evidence.models.exhibit import Custody, Exhibit, ExhibitOfIncident
from casework.evidence.models.original import CopyState, Original, Scan, ScanState, WorkingCopy
from casework.evidence.models.upload import Upload
from casework.evidence.rules.exhibits import HELD_AFTER, check_captured, check_reason, kind_of_file
from casework.evidence.services import incoming_folder
from casework.evidence.services.clamd import is_set_up
from casework.evidence.services.uploads import check_new
from casework.incidents.models.incident import Incident

QUARANTINED: Final = "This file is in quarantine: the scanner found a virus in it. It is kept, but nobody can open it."


@dataclass(frozen=True, kw_only=True)
class ExhibitFacts:
    """What staff say of an exhibit. `kind` empty: as the file tells."""

    kind: str = ""
    title: str = ""
    shows: str = ""
    captured_at: datetime | None = None
    captured_by: str = ""
    held_by: str = "service"
    state: str = "held"
    consent: str = "not_asked"
    incidents: Sequence[Incident] = field(default=())


@dataclass(frozen=True, kw_only=True)
class Handling:
    """Something that was done with an exhibit, and when."""

    act: str
    note: str
    happened_at: datetime


def evidence_storage() -> Storage:
    return storages["evidence"]


@transaction.atomic
def add_exhibits(
    case: Case, facts: ExhibitFacts, uploads: Sequence[Upload], *, by: User, now: datetime
) -> list[Exhibit]:
    """Make one exhibit of each file; without a file, one of a thing that somebody holds."""
    locked = lock_open(case)
    check_captured(facts.captured_at, now)
    if not uploads:
        return [_recorded(locked, facts, by, now)]
    return [_sealed(locked, facts, upload, by, now) for upload in uploads]


@transaction.atomic
def edit_exhibit(exhibit: Exhibit, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Exhibit:
    """Change what is said of an exhibit; its original stays as it is. Raises RowChangedSince."""
    lock_open(exhibit.case)
    check_captured(values.get("captured_at"), now)
    columns = {name: value for name, value in values.items() if name != "incidents"}
    changed = change(exhibit, columns, version=version, by=by, now=now)
    if "incidents" in values:
        _link(changed, values["incidents"])
    return changed


@transaction.atomic
def handle_exhibit(exhibit: Exhibit, handling: Handling, *, by: User, now: datetime) -> Custody:
    """Write into the log what was done with the thing itself; handing it over changes who holds it."""
    lock_open(exhibit.case)
    if handling.happened_at > now:
        raise RuleViolation("This cannot have happened yet. Check the day and the time.", field="happened_at")
    holder = HELD_AFTER.get(handling.act)
    if holder:
        locked = Exhibit.objects.get(pk=exhibit.pk)
        change(locked, {"held_by": holder}, version=locked.version, by=by, now=now)
    line = log_custody(exhibit, handling.act, by=by, now=now, note=handling.note, happened_at=handling.happened_at)
    audit(by=by, act="exhibit.handle", subject=exhibit, now=now, handled=handling.act)
    return line


@transaction.atomic
def open_copy(exhibit: Exhibit, *, by: User, now: datetime, goes_on: bool = False) -> WorkingCopy:
    """Let somebody who sees the case open the working copy, and write it into the log unless they only go on."""
    copy = openable_original(exhibit).copy
    if copy.state != CopyState.MADE:
        raise RuleViolation("There is no working copy of this exhibit to open.")
    if not goes_on:
        log_custody(exhibit, "viewed", by=by, now=now)
        audit(by=by, act="exhibit.view", subject=exhibit, now=now)
    return copy


@transaction.atomic
def open_original(exhibit: Exhibit, *, reason: str, by: User, now: datetime) -> Original:
    """Let a supervisor have the sealed bytes, for a reason that is written into the log."""
    check_reason(reason)
    original = _original_of(exhibit)
    if original.scan.state in {ScanState.INFECTED, ScanState.WAITING}:
        waiting = "This file is still waiting for its virus scan. It can be opened when it has been scanned."
        raise RuleViolation(QUARANTINED if original.scan.state == ScanState.INFECTED else waiting)
    log_custody(exhibit, "downloaded", by=by, now=now, note=reason)
    audit(by=by, act="exhibit.open_original", subject=exhibit, now=now)
    return original


def log_custody(
    exhibit: Exhibit, act: str, *, by: User | None, now: datetime, note: str = "", happened_at: datetime | None = None
) -> Custody:
    """Add one line to the chain of custody, in the caller's transaction."""
    return Custody.objects.create(
        organisation_id=exhibit.organisation_id,
        case_id=exhibit.case_id,
        exhibit=exhibit,
        act=act,
        note=note.strip(),
        happened_at=happened_at or now,
        recorded_at=now,
        recorded_by=by,
    )


def openable_original(exhibit: Exhibit) -> Original:
    """The original of an exhibit, unless it is in quarantine."""
    original = _original_of(exhibit)
    if original.scan.state == ScanState.INFECTED:
        raise RuleViolation(QUARANTINED)
    return original


def _original_of(exhibit: Exhibit) -> Original:
    try:
        return exhibit.original
    except Original.DoesNotExist:
        raise RuleViolation("There is no file of this exhibit here.") from None


def _recorded(case: Case, facts: ExhibitFacts, by: User, now: datetime) -> Exhibit:
    exhibit = _exhibit(case, facts, facts.kind or "other", by, now)
    log_custody(exhibit, "recorded", by=by, now=now)
    return exhibit


def _sealed(case: Case, facts: ExhibitFacts, upload: Upload, by: User, now: datetime) -> Exhibit:
    check_new(case, upload.sha256)
    exhibit = _exhibit(case, facts, facts.kind or kind_of_file(upload.family, upload.media_type), by, now)
    original = Original.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        exhibit=exhibit,
        sha256=upload.sha256,
        size=upload.size,
        media_type=upload.media_type,
        family=upload.family,
        file_name=upload.file_name,
        stored_as=store_upload(upload),
        uploaded_at=now,
        uploaded_by=by,
    )
    Scan.objects.create(original=original, state=ScanState.WAITING if is_set_up() else ScanState.NOT_SCANNED)
    can_be_copied = upload.family != "sealed"
    WorkingCopy.objects.create(original=original, state=CopyState.WAITING if can_be_copied else CopyState.NONE)
    log_custody(exhibit, "uploaded", by=by, now=now)
    arrived = upload.public_id
    upload.delete()
    transaction.on_commit(lambda: incoming_folder.forget(arrived))
    return exhibit


def store_upload(upload: Upload) -> str:
    """Move the bytes into the storage under a name that says nothing."""
    with incoming_folder.movable(upload.public_id) as content:
        return evidence_storage().save(random_name(), content)


def random_name() -> str:
    name = secrets.token_hex(20)
    return f"{name[:2]}/{name}"


def _exhibit(case: Case, facts: ExhibitFacts, kind: str, by: User, now: datetime) -> Exhibit:
    exhibit = Exhibit.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        label=f"E{case.exhibits.count() + 1}",
        kind=kind,
        title=facts.title.strip(),
        shows=facts.shows.strip(),
        captured_at=facts.captured_at,
        captured_by=facts.captured_by.strip(),
        held_by=facts.held_by,
        state=facts.state,
        consent=facts.consent,
        recorded_at=now,
        recorded_by=by,
    )
    _link(exhibit, facts.incidents)
    audit(by=by, act="exhibit.add", subject=exhibit, now=now, case=case.public_id, kind=kind)
    return exhibit


def _link(exhibit: Exhibit, incidents: Iterable[Incident]) -> None:
    wanted = {incident.pk for incident in incidents}
    for link in exhibit.links.all():
        if link.incident_id not in wanted:
            link.delete()
        wanted.discard(link.incident_id)
    for incident_id in sorted(wanted):
        ExhibitOfIncident.objects.create(
            organisation_id=exhibit.organisation_id, case_id=exhibit.case_id, exhibit=exhibit, incident_id=incident_id
        )
