"""Moves cases in and out as case files: the dated events of a case, without the names of its people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.people.models import Organisation, Team, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventSource
from casework.dates.rules.london_time import LONDON, local_moment
from casework.people.rules.name_keys import UNNAMED
from orders.cases.services.opening import NewCase, create_case
from record.authors import Author
from record.case_state.folding import EventRefused
from record.case_state.state import CaseState
from record.events import events as told
from record.events.reading import read_event
from record.recording import NewEvent, record
from record.replay.case_file import FileRefused, read_case_file
from record.replay.replay import replay_events

OFFICER_UNNAMED: Final = "named"
"""What an exported file says in place of an officer's name: that there is one."""


@dataclass(frozen=True)
class CaseFile:
    """A case file that makes sense from first to last: its case's name, its events and what they add up to."""

    name: str
    events: list[told.CaseEvent]
    history: CaseState


@dataclass(frozen=True)
class ImportedCaseOwner:
    """Whose an imported case becomes."""

    team: Team
    caseworker: User | None = None


def check_case_file(text: str) -> CaseFile:
    """Read a case file and tell it to its end; raises FileRefused with the event's number and a sentence."""
    name, events = read_case_file(text)
    try:
        return CaseFile(name, events, replay_events(events).history)
    except EventRefused as refusal:
        raise FileRefused(refusal.sentence, refusal.number) from refusal


@transaction.atomic
def import_case(file: CaseFile, *, owner: ImportedCaseOwner, now: datetime) -> Case:
    """Open a case from a file, with every event at its own time, or refuse it whole; the same name comes in once."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=owner.team.organisation_id)
    _check_owner(owner, organisation)
    _check_not_imported(file.name, organisation)
    case = create_case(_new_case(file, owner))
    audit(by=None, act="case.import", subject=case, now=now, events=len(file.events))
    entries = [NewEvent(event.at, event.kind, event.facts) for event in file.events]
    try:
        record(case, entries, Author(by=None, now=now, source=EventSource.IMPORT))
    except EventRefused as refusal:
        raise FileRefused(refusal.sentence, refusal.number) from refusal
    return case


def _check_owner(owner: ImportedCaseOwner, organisation: Organisation) -> None:
    if organisation.is_police:
        raise RuleViolation("Cases belong to advocacy services, not to police forces.")
    if owner.caseworker is not None and owner.caseworker.organisation_id != organisation.pk:
        raise RuleViolation(f"The caseworker does not work for {organisation.name}.")


def _check_not_imported(name: str, organisation: Organisation) -> None:
    known = Case.objects.filter(organisation=organisation, imported_as=name).first()
    if known is not None:
        raise RuleViolation(f"A case of this name was imported before: it is {known.reference}.")


def _new_case(file: CaseFile, owner: ImportedCaseOwner) -> NewCase:
    opened_at, force = file.history.opened_at, Organisation.objects.get(slug=file.history.victim_force)
    if opened_at is None:
        raise RuleViolation("The case is not open yet: case_opened comes first.")
    return NewCase(
        team=owner.team,
        caseworker=owner.caseworker,
        first_name=UNNAMED,
        relationship=file.history.relationship,
        victim_force=force,
        risk=file.history.level,
        opened_at=opened_at,
        imported_as=file.name,
    )


def export_case(case: Case) -> dict[str, object]:
    """A case file that replays to the same flags: every event as recorded, without names of people and notes."""
    rows = Event.objects.filter(case=case).order_by("number")
    return {"case": case.reference, "events": [_written(row) for row in rows]}


def why_refused(file: Mapping[str, object]) -> str:
    """Why an exported case would not be taken in again, with the event: the rules of its day allowed it. Else empty."""
    try:
        check_case_file(json.dumps(file))
    except FileRefused as refusal:
        return refusal.sentence
    return ""


def _written(row: Event) -> dict[str, object]:
    facts = read_event(row.number, row.at, row.kind, row.facts).facts
    return {"at": _with_offset(row.at), "type": row.kind, **_shareable(facts)}


def _shareable(facts: Mapping[str, object]) -> dict[str, object]:
    kept = dict(facts)
    kept.pop("by", None)
    if "officer" in kept:
        kept["officer"] = OFFICER_UNNAMED
    if isinstance(happened_at := kept.get("happened_at"), str):
        kept["happened_at"] = _with_offset(local_moment(happened_at))
    return kept


def _with_offset(moment: datetime) -> str:
    """What London clocks showed, with the offset that makes it one moment."""
    return moment.astimezone(LONDON).isoformat()


def find_case(name: str) -> Case:
    """The case of a reference, or else the one that was imported under a name."""
    if case := Case.objects.filter(reference=name).first():
        return case
    found = list(Case.objects.filter(imported_as=name)[:2]) if name else []
    if len(found) > 1:
        raise RuleViolation(f"More than one service has a case imported as “{name}”: give its reference.")
    if not found:
        raise RuleViolation(f"There is no case “{name}”.")
    return found[0]
