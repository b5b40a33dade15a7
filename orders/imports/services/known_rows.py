"""Finds cases and people already on record that the rows of a file may repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.cases.rules import own_reference, reference_key
from casework.dates.rules.london_time import local_day, midnight
from casework.people.models.trait import Trait
from casework.people.models.victim_perpetrator import Victim
from casework.people.rules.name_keys import UNNAMED, name_words
from casework.people.rules.number_keys import phone_key_or_none
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.rules.contact_plan import ContactWay
from orders.imports.rules.columns import TableKind
from orders.imports.rules.load_plan import ExistingCase, RecordedPerson
from orders.imports.rules.row_facts import ParsedRow
from record.events.events import CaseEvent
from record.law.figures import Law
from record.law.services import law_of
from record.recording import events_of_each
from record.replay.replay import replay_events


def known_cases(references: Iterable[str], by: User) -> dict[str, list[ExistingCase]]:
    """The cases that the reader sees under the references of a file, by how references compare.

    A case is met by our own reference and by the one that it had in the list it came from, however either is written.
    """
    wanted = set(references)
    own = {own_reference(each) for each in wanted} - {""}
    keys = {reference_key(each) for each in wanted} - {""}
    named = Case.objects.filter(Q(imported_key__in=keys) | Q(reference__in=wanted | own))
    cases = list(named.visible_to(by).select_related("victim", "perpetrator", "victim_force").order_by("pk"))
    events = events_of_each([case.pk for case in cases])
    laws = {owner: law_of(owner) for owner in {case.organisation_id for case in cases}}
    told = _Told(cases)
    found: dict[str, list[ExistingCase]] = {}
    for case in cases:
        existing = _existing(case, events[case.pk], laws[case.organisation_id], told)
        for key in {reference_key(case.reference), case.imported_key} - {""}:
            found.setdefault(key, []).append(existing)
    return found


class _Told:
    """What tells the people of cases besides their names: numbers, addresses, other names and cars, as keys."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.clients: dict[int, set[tuple[str, str]]] = {}
        self.perpetrators: dict[int, set[tuple[str, str]]] = {}
        channels = Channel.objects.filter(victim__in=[case.victim_id for case in cases])
        for victim, way, key in channels.values_list("victim", "way", "key"):
            name = "email" if way == ContactWay.EMAIL else "phone"
            self.clients.setdefault(victim, set()).add((name, key))
        traits = Trait.objects.filter(perpetrator__in=[case.perpetrator_id for case in cases])
        for perpetrator, kind, key in traits.values_list("perpetrator", "kind", "key"):
            self.perpetrators.setdefault(perpetrator, set()).add((kind, key))


def _existing(case: Case, events: Sequence[CaseEvent], law: Law, told: _Told) -> ExistingCase:
    client = "" if case.victim.first_name == UNNAMED else case.victim.name
    client_told = frozenset(told.clients.get(case.victim_id, ()))
    perpetrator_told = frozenset(told.perpetrators.get(case.perpetrator_id, ()))
    return ExistingCase(
        reference=case.reference,
        force=case.victim_force.slug,
        events=events,
        history=replay_events(events, law, recorded=len(events)).history,
        client=RecordedPerson(client, case.victim.born, client_told),
        perpetrator=RecordedPerson(case.perpetrator.name, case.perpetrator.born, perpetrator_told),
        is_closed=case.closed_at is not None,
        called=case.imported_as,
    )


def known_people(rows: Sequence[ParsedRow], organisation_id: int) -> dict[str, str]:
    """Rows that open a case for somebody who seems to be a client already, with the reasons to think so.

    The same name alone is no reason: it must come with the same date of birth, phone number or day of opening.
    """
    openings = [row for row in rows if row.kind is TableKind.CASES and not row.problems]
    born = _by_birth(openings, organisation_id)
    phones = _by_phone(openings, organisation_id)
    opened = _by_opening(openings, organisation_id)
    found = {}
    for row in openings:
        name = name_words(f"{row.facts['first_name']} {row.facts['last_name']}")
        reasons = []
        if (name, row.facts["born"]) in born:
            reasons.append("date of birth")
        if (name, phone_key_or_none(row.facts["phone"])) in phones:
            reasons.append("phone number")
        if (name, row.facts["opened_at"]) in opened:
            reasons.append("day of opening")
        if reasons:
            found[row.key] = f"A client with the same name and {' and '.join(reasons)} is known to the service."
    return found


def _by_birth(openings: Sequence[ParsedRow], organisation_id: int) -> set[tuple[tuple[str, ...], object]]:
    days = {row.facts["born_on"] for row in openings} - {None}
    victims = Victim.objects.filter(organisation_id=organisation_id, born_on__in=days)
    return {(name_words(victim.name), victim.born) for victim in victims}


def _by_opening(openings: Sequence[ParsedRow], organisation_id: int) -> set[tuple[tuple[str, ...], object]]:
    """Clients and the beginning of the day on which a case of theirs was opened."""
    days = {local_day(row.facts["opened_at"]) for row in openings}
    cases = Case.objects.filter(organisation_id=organisation_id, opened_at__date__in=days).select_related("victim")
    return {(name_words(case.victim.name), midnight(local_day(case.opened_at))) for case in cases}


def _by_phone(openings: Sequence[ParsedRow], organisation_id: int) -> set[tuple[tuple[str, ...], object]]:
    keys = {phone_key_or_none(row.facts["phone"]) for row in openings if row.facts["phone"]} - {""}
    channels = Channel.objects.filter(organisation_id=organisation_id, key__in=keys).select_related("victim")
    return {(name_words(channel.victim.name), channel.key) for channel in channels}
