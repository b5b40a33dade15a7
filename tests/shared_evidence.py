"""The evidence of the shared case: a thing, something that is missing, and a file that is half here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.upload import Upload
from casework.evidence.services.evidence_gaps import NewGap, add_gap
from casework.evidence.services.exhibits import ExhibitFacts, add_exhibits

EXHIBIT_TITLE: Final = "Gilded thimble in a matchbox"
MISSING: Final = "Footage of the apothecary corner"
FILE_NAME: Final = "marmalade-lane.jpg"
EVIDENCE_SECRETS: Final = (EXHIBIT_TITLE, MISSING, FILE_NAME)


@dataclass(frozen=True)
class SharedEvidence:
    exhibit: Exhibit
    gap: EvidenceGap
    upload: Upload


def add_evidence(case: Case, worker: User, now: datetime) -> SharedEvidence:
    facts = ExhibitFacts(kind="physical", title=EXHIBIT_TITLE, held_by="client")
    exhibit = add_exhibits(case, facts, [], by=worker, now=now)[0]
    gap = add_gap(case, NewGap(missing=MISSING), by=worker, now=now)
    upload = Upload.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        by=worker,
        file_name=FILE_NAME,
        size=30_000_000,
        sha256="0" * 64,
        started_at=now,
        touched_at=now,
    )
    return SharedEvidence(exhibit, gap, upload)
