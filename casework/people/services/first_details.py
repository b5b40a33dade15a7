"""Adds the first traits and contact channels of a new case's people, as typed when it was opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.people.models.trait import Trait
from casework.people.models.victim_perpetrator import SafeContact
from casework.people.rules.traits import trait_key
from casework.people.services.traits import add_trait
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.services.contact_plan import add_channel, change_channel

KindAndValue = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class FirstChannel:
    """A number or address of the client as it was typed; not known to be safe unless somebody said so."""

    way: str
    value: str
    safe: str = SafeContact.UNKNOWN
    voicemail: bool = False


@transaction.atomic
def note_what_tells(
    case: Case, traits: Iterable[KindAndValue], channels: Iterable[FirstChannel], *, by: User, now: datetime
) -> None:
    """Add traits and channels that the people of a case do not have yet; what was said of a known number counts."""
    for channel in channels:
        _note_channel(case, channel, by=by, now=now)
    for kind, value in traits:
        had = Trait.objects.filter(perpetrator=case.perpetrator_id, kind=kind, key=trait_key(kind, value))
        if not had.exists():
            add_trait(case, {"kind": kind, "value": value}, by=by, now=now)


def _note_channel(case: Case, new: FirstChannel, *, by: User, now: datetime) -> None:
    """A number that is recorded keeps what is known of it, unless somebody has now said whether it is safe."""
    said = {"safe": new.safe, "voicemail": new.voicemail}
    rows = Channel.objects.filter(victim=case.victim_id, way=new.way, key=trait_key(new.way, new.value)).order_by("id")
    if not rows:
        add_channel(case.victim, {"way": new.way, "value": new.value, **said}, by=by, now=now)
    elif new.safe != SafeContact.UNKNOWN:
        for row in rows.current():
            values = {"way": row.way, "value": row.value, **said}
            change_channel(row, values, version=row.version, by=by, now=now)
