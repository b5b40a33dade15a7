"""Writes what a file says of the people of cases: their names, days of birth, numbers, other names and cars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from accounts.people.models import User
from accounts.trail.services import audit_all, trail_line
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_cases
from casework.people.models.trait import Trait, TraitKind
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.people.rules.name_keys import UNNAMED, name_keys
from casework.people.rules.number_keys import email_key, phone_key
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.rules.contact_plan import ContactWay
from orders.imports.rules.load_plan import TELLING
from orders.imports.rules.phones import SheetPhone
from orders.projections.rows import insert

SOURCE: Final = "Imported from a spreadsheet"
NOTHING_ASKED: Final = "No voicemail. No texts."
"""What the line on the pages of a case says while nobody has asked the client about a number."""


@dataclass(frozen=True)
class PeopleDetails:
    """What a file says of one case's people: the client's numbers, and the rows of its table of people."""

    case: Case
    phones: Sequence[SheetPhone]
    people: Sequence[Mapping[str, Any]]


def write_particulars(particulars: Sequence[PeopleDetails], *, by: User | None, now: datetime) -> None:
    """Write the people of many cases; what the record has already is not written again."""
    said = [each for each in particulars if each.phones or each.people]
    if not said:
        return
    lock_cases(each.case.pk for each in said)
    victims = Victim.objects.in_bulk([each.case.victim_id for each in said])
    perpetrators = Perpetrator.objects.in_bulk([each.case.perpetrator_id for each in said])
    channels = [row for each in said for row in _channels(each, victims[each.case.victim_id])]
    traits = [row for each in said for row in _traits(each, perpetrators[each.case.perpetrator_id])]
    _write_channels(channels, by)
    _write_traits(traits, by)
    for each in said:
        for facts in each.people:
            _fill_in(facts, victims[each.case.victim_id], perpetrators[each.case.perpetrator_id])
    audit_all(
        trail_line(by=by, act="people.import", subject=each.case, now=now, rows=len(each.people)) for each in said
    )


def _channels(said: PeopleDetails, victim: Victim) -> Iterator[Channel]:
    of = {"organisation_id": victim.organisation_id, "victim": victim}
    clients = [facts for facts in said.people if facts["who"] == "client"]
    for phone in [*said.phones, *(phone for facts in clients for phone in facts["phones"])]:
        note = f"{phone.note}. {SOURCE}" if phone.note else SOURCE
        yield Channel(**of, way=ContactWay.PHONE, value=phone.number, key=phone_key(phone.number), note=note)
    for facts in clients:
        if facts["email"]:
            yield Channel(**of, way=ContactWay.EMAIL, value=facts["email"], key=email_key(facts["email"]), note=SOURCE)


def _write_channels(rows: Sequence[Channel], by: User | None) -> None:
    there = Channel.objects.filter(victim__in=[row.victim_id for row in rows])
    known = set(there.values_list("victim_id", "way", "key"))
    fresh = {(row.victim_id, row.way, row.key): row for row in rows}
    new = [row for key, row in fresh.items() if key not in known]
    insert(Channel, new, by)
    ids = [row.victim_id for row in new]
    Victim.objects.filter(pk__in=ids, safe_contact_summary="").update(safe_contact_summary=NOTHING_ASKED)


def _traits(said: PeopleDetails, perpetrator: Perpetrator) -> Iterator[Trait]:
    for facts in said.people:
        if facts["who"] == "perpetrator":
            for kind, value, note in _told(facts):
                row = Trait(
                    organisation_id=perpetrator.organisation_id,
                    perpetrator=perpetrator,
                    kind=kind,
                    value=value,
                    key=TELLING[kind](value),
                    source=f"{SOURCE}: {note}"[:200] if note else SOURCE,
                )
                row.name_keys = name_keys(*row.names())
                yield row


def _told(facts: Mapping[str, Any]) -> Iterator[tuple[TraitKind, str, str]]:
    """What tells a perpetrator: the kind of trait, what is written, and the note beside a number."""
    yield from ((TraitKind.PHONE, phone.number, phone.note) for phone in facts["phones"])
    for kind in (TraitKind.EMAIL, TraitKind.VEHICLE, TraitKind.ALIAS):
        if facts[kind.value]:
            yield kind, facts[kind.value], ""


def _write_traits(rows: Sequence[Trait], by: User | None) -> None:
    there = Trait.objects.filter(perpetrator__in=[row.perpetrator_id for row in rows])
    known = set(there.values_list("perpetrator_id", "kind", "key"))
    fresh = {(row.perpetrator_id, row.kind, row.key): row for row in rows}
    new = [row for key, row in fresh.items() if key not in known]
    insert(Trait, new, by)


def _fill_in(facts: Mapping[str, Any], victim: Victim, perpetrator: Perpetrator) -> None:
    """Fill in what is blank; the rules have refused whatever says otherwise than the record."""
    row: Victim | Perpetrator = victim if facts["who"] == "client" else perpetrator
    changed = False
    if (born := facts["born"]) and born.says_more_than(row.born):
        row.born_on, row.born_precision, changed = born.on, born.precision, True
    if facts["first_name"] and _is_unnamed(row):
        _name(row, facts)
        changed = True
    if changed:
        row.version += 1
        row.save()


def _is_unnamed(row: Victim | Perpetrator) -> bool:
    return row.first_name == UNNAMED if isinstance(row, Victim) else not row.name


def _name(row: Victim | Perpetrator, facts: Mapping[str, Any]) -> None:
    if isinstance(row, Victim):
        row.first_name, row.last_name = facts["first_name"], facts["last_name"]
    else:
        row.name = f"{facts['first_name']} {facts['last_name']}".strip()
