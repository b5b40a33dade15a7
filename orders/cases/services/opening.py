"""Opens cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction

from accounts.people.models import Organisation, Team, User
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.rules import reference_key
from casework.cases.services.references import new_reference
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.people.rules.birth_dates import BirthPrecision
from casework.people.rules.name_keys import name_keys
from casework.people.services.first_details import FirstChannel, note_what_tells
from casework.safe_contact.rules.contact_plan import ContactStatus
from casework.safe_contact.services.contact_plan import note_client_status
from orders.projections.rows import insert
from record.authors import Author
from record.recording import NewEvent, record


@dataclass(frozen=True, kw_only=True)
class KnownPeople:
    """Whom of a new case the service knows already, and what tells them: traits, as kinds and values, and channels."""

    client: Victim | None = None
    perpetrator: Perpetrator | None = None
    client_born_on: date | None = None
    client_born_precision: str = BirthPrecision.DAY
    perpetrator_born_on: date | None = None
    perpetrator_born_precision: str = BirthPrecision.DAY
    traits: tuple[tuple[str, str], ...] = ()
    channels: tuple[FirstChannel, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """What somebody must say to open a case; a reference is drawn unless one is given."""

    team: Team
    caseworker: User | None
    first_name: str
    last_name: str = ""
    perpetrator: str = ""
    relationship: str
    victim_force: Organisation
    risk: str
    opened_at: datetime
    safe_contact: str = "unknown"
    safe_contact_note: str = ""
    reference: str = ""
    imported_as: str = ""
    known: KnownPeople = field(default_factory=KnownPeople)


@transaction.atomic
def open_case(new: NewCase, author: Author) -> Case:
    """Open a case with its people and its first event; its clocks run from then on."""
    case = create_case(new)
    audit(by=author.by, act="case.open", subject=case, now=author.now)
    if author.by is not None:
        if new.known.client is not None:
            note_client_status(new.known.client, ContactStatus(new.safe_contact), by=author.by, now=author.now)
        note_what_tells(case, new.known.traits, new.known.channels, by=author.by, now=author.now)
    facts = {"risk": new.risk, "relationship": new.relationship, "victim_force": new.victim_force.slug}
    record(case, [NewEvent(new.opened_at, "case_opened", facts)], author)
    return case


def create_case(new: NewCase) -> Case:
    """The rows of a case and its people, before any event."""
    [case] = create_cases([new], by=None)
    return case


def create_cases(news: Sequence[NewCase], *, by: User | None) -> list[Case]:
    """The rows of many cases and their people, before any event, in the order given."""
    news = _named_once(news)
    victims = [new.known.client or _victim(new) for new in news]
    perpetrators = [new.known.perpetrator or _perpetrator(new) for new in news]
    insert(Victim, [victim for victim in victims if not victim.is_kept], by)
    insert(Perpetrator, [perpetrator for perpetrator in perpetrators if not perpetrator.is_kept], by)
    cases = [_case(*each) for each in zip(news, victims, perpetrators, strict=True)]
    insert(Case, cases, by)
    return cases


def _named_once(news: Sequence[NewCase]) -> list[NewCase]:
    """A second case of one old reference has its own reference behind that, for the database keeps each once."""
    named = [new.imported_as for new in news if new.imported_as]
    organisations = {new.team.organisation_id for new in news}
    same = Case.objects.filter(organisation__in=organisations, imported_as__in=named)
    taken = set(same.values_list("organisation", "imported_as")) if named else set()
    found = []
    for new in news:
        reference, key = new.reference or new_reference(), (new.team.organisation_id, new.imported_as)
        name = f"{new.imported_as[:80]} {reference}" if key in taken and new.imported_as else new.imported_as
        taken.add(key)
        found.append(replace(new, reference=reference, imported_as=name))
    return found


def _victim(new: NewCase) -> Victim:
    victim = Victim(
        organisation=new.team.organisation,
        first_name=new.first_name,
        last_name=new.last_name,
        born_on=new.known.client_born_on,
        born_precision=new.known.client_born_precision,
        safe_contact=new.safe_contact,
        safe_contact_note=new.safe_contact_note,
    )
    victim.name_keys = name_keys(*victim.names())
    return victim


def _perpetrator(new: NewCase) -> Perpetrator:
    perpetrator = Perpetrator(
        organisation=new.team.organisation,
        name=new.perpetrator,
        born_on=new.known.perpetrator_born_on,
        born_precision=new.known.perpetrator_born_precision,
    )
    perpetrator.name_keys = name_keys(*perpetrator.names())
    return perpetrator


def _case(new: NewCase, victim: Victim, perpetrator: Perpetrator) -> Case:
    case = Case(
        organisation=new.team.organisation,
        team=new.team,
        caseworker=new.caseworker,
        victim=victim,
        perpetrator=perpetrator,
        reference=new.reference,
        imported_as=new.imported_as,
        relationship=new.relationship,
        victim_force=new.victim_force,
        risk_level=new.risk,
        opened_at=new.opened_at,
    )
    case.imported_key = reference_key(case.old_reference)
    return case
