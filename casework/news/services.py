"""Keeps how far a person has looked; it only ever goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.database.clock import database_now
from accounts.people.models import User
from casework.news.models import NewsMark
from casework.news.rules import still_kept


def seen_by(user: User) -> tuple[datetime | None, dict[str, datetime]]:
    """Until when a person has seen everything, and what else they have seen about then."""
    mark = NewsMark.objects.filter(user=user).first()
    return (mark.until, _read(mark)) if mark else (None, {})


@transaction.atomic
def mark_seen(user: User, seen: Mapping[str, datetime]) -> None:
    """Note that a person has seen these things, each with the moment it bears. Two windows take nothing back."""
    if not seen:
        return
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    before = NewsMark.objects.filter(user=user).first()
    latest = min(max(seen.values()), database_now())
    until = max(latest, before.until) if before else latest
    kept = still_kept({**(_read(before) if before else {}), **seen}, until)
    as_text = {key: at.isoformat() for key, at in kept.items()}
    NewsMark.objects.update_or_create(user=user, defaults={"until": until, "seen": as_text})


def _read(mark: NewsMark) -> dict[str, datetime]:
    return {key: datetime.fromisoformat(at) for key, at in mark.seen.items()}
