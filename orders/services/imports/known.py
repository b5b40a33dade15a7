"""Finds what the record already has of the rows of a file: the cases they name and the people they may repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from accounts.models import User
from casework.models import Case, Channel, Victim
from casework.rules.names import UNNAMED, name_words
from casework.rules.numbers import phone_key_or_none
from orders.rules.events import Event
from orders.rules.legal import Law
from orders.rules.reckoning import tell
from orders.rules.sheets.columns import Kind
from orders.rules.sheets.plan import Existing, Person, case_key
from orders.rules.sheets.rows import Row
from orders.services.law import law_of
from orders.services.record import events_of_each


def known_cases(references: Iterable[str], by: User) -> dict[str, Existing]:
    """The cases that the reader sees under the references of a file: our own, or those they were imported from."""
    wanted = set(references)
    named = Case.objects.filter(Q(imported_as__in=wanted) | Q(reference__in=wanted))
    cases = list(named.visible_to(by).select_related("victim", "perpetrator", "victim_force"))
    events = events_of_each([case.pk for case in cases])
    laws = {owner: law_of(owner) for owner in {case.organisation_id for case in cases}}
    found = {}
    for case in cases:
        existing = _existing(case, events[case.pk], laws[case.organisation_id])
        found.update({case_key(each): existing for each in (case.reference, case.imported_as) if each})
    return found


def _existing(case: Case, events: Sequence[Event], law: Law) -> Existing:
    client = "" if case.victim.first_name == UNNAMED else case.victim.name
    return Existing(
        reference=case.reference,
        force=case.victim_force.slug,
        events=events,
        history=tell(events, law).history,
        client=Person(client, case.victim.born_on),
        perpetrator=Person(case.perpetrator.name, case.perpetrator.born_on),
        is_closed=case.closed_at is not None,
    )


def known_people(rows: Sequence[Row], organisation_id: int) -> dict[str, str]:
    """Rows that open a case for somebody who seems to be a client already, with the reasons to think so.

    The same name alone is no reason: it must come with the same date of birth or the same phone number.
    """
    openings = [row for row in rows if row.kind is Kind.CASES and not row.problems]
    born = _by_birth(openings, organisation_id)
    phones = _by_phone(openings, organisation_id)
    found = {}
    for row in openings:
        name = name_words(f"{row.facts['first_name']} {row.facts['last_name']}")
        reasons = []
        if (name, row.facts["born_on"]) in born:
            reasons.append("date of birth")
        if (name, phone_key_or_none(row.facts["phone"])) in phones:
            reasons.append("phone number")
        if reasons:
            found[row.key] = f"A client with the same name and {' and '.join(reasons)} is known to the service."
    return found


def _by_birth(openings: Sequence[Row], organisation_id: int) -> set[tuple[tuple[str, ...], object]]:
    days = {row.facts["born_on"] for row in openings} - {None}
    victims = Victim.objects.filter(organisation_id=organisation_id, born_on__in=days)
    return {(name_words(victim.name), victim.born_on) for victim in victims}


def _by_phone(openings: Sequence[Row], organisation_id: int) -> set[tuple[tuple[str, ...], object]]:
    keys = {phone_key_or_none(row.facts["phone"]) for row in openings if row.facts["phone"]} - {""}
    channels = Channel.objects.filter(organisation_id=organisation_id, key__in=keys).select_related("victim")
    return {(name_words(channel.victim.name), channel.key) for channel in channels}
