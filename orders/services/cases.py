"""Opens cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Team, User
from accounts.services import audit
from casework.models import Case, Perpetrator, Victim
from casework.services import new_reference
from orders.services.record import Author, Entry, record


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


@transaction.atomic
def open_case(new: NewCase, author: Author) -> Case:
    """Open a case with its people and its first event; its clocks run from then on."""
    case = create_case(new)
    audit(by=author.by, act="case.open", subject=case, now=author.now)
    facts = {"risk": new.risk, "relationship": new.relationship, "victim_force": new.victim_force.slug}
    record(case, [Entry(new.opened_at, "case_opened", facts)], author)
    return case


def create_case(new: NewCase) -> Case:
    """The rows of a case and its people, before any event."""
    organisation = new.team.organisation
    victim = Victim.objects.create(
        organisation=organisation,
        first_name=new.first_name,
        last_name=new.last_name,
        safe_contact=new.safe_contact,
        safe_contact_note=new.safe_contact_note,
    )
    return Case.objects.create(
        organisation=organisation,
        team=new.team,
        caseworker=new.caseworker,
        victim=victim,
        perpetrator=Perpetrator.objects.create(organisation=organisation, name=new.perpetrator),
        reference=new.reference or new_reference(),
        imported_as=new.imported_as,
        relationship=new.relationship,
        victim_force=new.victim_force,
        risk_level=new.risk,
        opened_at=new.opened_at,
    )
