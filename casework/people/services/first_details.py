"""Adds the first traits and contact channels of a new case's people, as typed when it was opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.people.models.trait import Trait
from casework.people.rules.traits import trait_key
from casework.people.services.traits import add_trait
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.services.contact_plan import add_channel

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
