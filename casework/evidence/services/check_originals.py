"""Verifies every sealed original against its digest, and names those that are missing or changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.trail.services import audit
from casework.evidence.models.original import Original
from casework.evidence.services.exhibits import evidence_storage, log_custody
from casework.evidence.services.incoming_folder import PIECE


@dataclass(frozen=True)
class Mismatch:
    """An original that is missing or changed."""

    original: Original
    what: str


def check_originals(*, now: datetime) -> Iterator[Mismatch | None]:
    """Check each original in turn; None for one that is as it was sealed. A mismatch goes into log and trail."""
    for original in Original.objects.select_related("exhibit", "case").order_by("pk").iterator(chunk_size=500):
        what = _wrong_with(original)
        if not what:
            yield None
            continue
        _note(original, what, now)
        yield Mismatch(original, what)


def _wrong_with(original: Original) -> str:
    try:
        with evidence_storage().open(original.stored_as, "rb") as content:
            digest = hashlib.sha256()
            while piece := content.read(PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return "missing"
    return "" if digest.hexdigest() == original.sha256 else "changed"


@transaction.atomic
def _note(original: Original, what: str, now: datetime) -> None:
    log_custody(original.exhibit, "checked", by=None, now=now, note=what)
    audit(by=None, act="exhibit.mismatch", subject=original.exhibit, now=now, found=what)
