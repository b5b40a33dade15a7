"""Adds lines to the trail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models

from accounts.people.models import Organisation, User
from accounts.trail.models import AuditEntry
from accounts.trail.page_look import current_look


def audit(*, by: User | None, act: str, subject: models.Model | None, now: datetime, **detail: object) -> AuditEntry:
    """Add one line to the trail, in the caller's transaction.

    The line belongs to the organisation that owns the subject, so that its own auditor reads what a
    liaison of a force did to it. `detail` takes codes, numbers and ids, never personal data.
    """
    entry = trail_line(by=by, act=act, subject=subject, now=now, **detail)
    entry.save(force_insert=True)
    return entry


def audit_all(lines: Iterable[AuditEntry]) -> None:
    """Add many lines to the trail at once."""
    AuditEntry.objects.bulk_create(lines, batch_size=1_000)


def trail_line(
    *, by: User | None, act: str, subject: models.Model | None, now: datetime, **detail: object
) -> AuditEntry:
    """One line of the trail, not written yet; where and in which session it was done is taken from the request."""
    look = current_look()
    return AuditEntry(
        at=now,
        user=by,
        organisation_id=_owner_of(subject) or (by.organisation_id if by else None),
        act=act,
        subject_kind=type(subject).__name__.lower() if subject else "",
        subject_id=str(getattr(subject, "public_id", subject.pk)) if subject else "",
        detail=detail,
        case=_case_of(subject, detail.get("case")) or look.case,
        route=look.route,
        session=look.session,
    )


def _owner_of(subject: models.Model | None) -> int | None:
    if isinstance(subject, Organisation):
        return subject.pk
    owner: int | None = getattr(subject, "organisation_id", None)
    return owner


def _case_of(subject: models.Model | None, named: object) -> UUID | None:
    """The number of the case that a line is about, if it is at hand: for the line alone no row is fetched."""
    if isinstance(named, UUID):
        return named
    of = subject if type(subject).__name__ == "Case" else _at_hand(subject, "case")
    found: UUID | None = getattr(of, "public_id", None)
    return found


def _at_hand(subject: models.Model | None, name: str) -> object:
    return subject._state.fields_cache.get(name) if subject else None
