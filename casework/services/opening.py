"""Keeps what somebody typed about the people of a new case: nothing has to be typed again on their pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from casework.models import Case, Channel, Trait
from casework.rules.traits import trait_key
from casework.services.reaching import add_channel
from casework.services.traits import add_trait

KindAndValue = tuple[str, str]


@transaction.atomic
def note_what_tells(
    case: Case, traits: Iterable[KindAndValue], channels: Iterable[KindAndValue], *, by: User, now: datetime
) -> None:
    """Add traits and channels that the people of a case do not have yet."""
    for way, value in channels:
        if not Channel.objects.filter(victim=case.victim_id, way=way, key=trait_key(way, value)).exists():
            add_channel(case.victim, {"way": way, "value": value}, by=by, now=now)
    for kind, value in traits:
        had = Trait.objects.filter(perpetrator=case.perpetrator_id, kind=kind, key=trait_key(kind, value))
        if not had.exists():
            add_trait(case, {"kind": kind, "value": value}, by=by, now=now)
