"""Scans what waits for it. What is infected goes into quarantine: kept, served to nobody, and looked at by a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from accounts.trail.services import audit
from casework.concerns.models import ConcernKind
from casework.concerns.services import raise_concern
from casework.evidence.models.original import Original, Scan, ScanState
from casework.evidence.services import clamd
from casework.evidence.services.exhibits import evidence_storage, log_custody

AT_ONCE: Final = 20
TRY_AGAIN_AFTER: Final = timedelta(minutes=1)


def scan_waiting(*, now: datetime) -> int:
    """Scan a batch, each in a transaction of its own; if the scanner is away, leave the rest for the next time."""
    done = 0
    for scan_id in _claimed(now):
        try:
            _scan(scan_id, now)
        except clamd.ScannerAway:
            break
        done += 1
    return done


@transaction.atomic
def _claimed(now: datetime) -> list[int]:
    if not clamd.is_set_up():
        return []
    due = Scan.objects.due(now - TRY_AGAIN_AFTER).order_by("id")
    taken = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_ONCE])
    Scan.objects.filter(pk__in=taken).update(tried_at=now)
    return taken


def _scan(scan_id: int, now: datetime) -> None:
    original = Original.objects.select_related("exhibit__case", "uploaded_by").get(scan__pk=scan_id)
    if original.size > settings.CLAMD_LARGEST:
        _note(scan_id, original, ScanState.TOO_LARGE, "", now)
        return
    with evidence_storage().open(original.stored_as, "rb") as content:
        found = clamd.scan(content)
    _note(scan_id, original, ScanState.INFECTED if found else ScanState.CLEAN, found, now)


@transaction.atomic
def _note(scan_id: int, original: Original, state: ScanState, found: str, now: datetime) -> None:
    noted = Scan.objects.filter(pk=scan_id, state=ScanState.WAITING).update(state=state, found=found)
    exhibit = original.exhibit
    if not noted or state == ScanState.TOO_LARGE:
        return
    infected = state == ScanState.INFECTED
    log_custody(exhibit, "quarantined" if infected else "scanned", by=None, now=now, note=found)
    if infected:
        audit(by=None, act="exhibit.quarantine", subject=exhibit, now=now)
        raise_concern(exhibit.case, ConcernKind.INFECTED_FILE, about=exhibit, by=None, now=now)
