"""Writes confidential notes, and amendments beneath them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock
from casework.notes.models import Note


@transaction.atomic
def write_note(case: Case, *, text: str, by: User, now: datetime) -> Note:
    """Write a note; a closed case takes them too."""
    return _write(case, None, text=text, by=by, now=now)


@transaction.atomic
def amend_note(note: Note, *, text: str, by: User, now: datetime) -> Note:
    """Add to a note what it left out or got wrong; the first text stays as it was written."""
    return _write(note.case, note.amends or note, text=text, by=by, now=now)


def _write(case: Case, amends: Note | None, *, text: str, by: User, now: datetime) -> Note:
    case = lock(case)
    if not text.strip():
        raise RuleViolation("Write the note.", field="text")
    note = Note.objects.create(
        organisation_id=case.organisation_id, case=case, text=text.strip(), amends=amends, at=now, by=by
    )
    audit(by=by, act="note.amend" if amends else "note.write", subject=note, now=now, case=case.public_id)
    return note
