"""Plays the invented cases into the record in time order, through the services that staff use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Final

from accounts.people.models import Organisation, Team, User
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.models.event import EventSource
from casework.dates.rules.london_time import local_day
from casework.sharing.models.agreement import GivenHow
from casework.sharing.services.shares import AgreedNow, NewShare, share_case
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import acknowledge_breach
from orders.cases.services.opening import NewCase, create_case
from orders.demo.safe_contact import Hours, set_safe_contact
from orders.demo.storyline import DemoCaseBuilder, DemoEvent, DemoVoice
from record.authors import Author
from record.recording import NewEvent, record

NOTES: Final = {
    "safe": "Ask for her by her first name.",
    "unknown": "The number stood in the referral. Nobody has asked her yet whether it is safe.",
    "unsafe": "Only through her sister; he reads her phone.",
}


@dataclass(frozen=True)
class DemoAct:
    """Something that somebody did, and when."""

    at: datetime
    play: Callable[[], object]


@dataclass(frozen=True)
class DemoCast:
    """The people around one case: who runs it, who supervises, who answers for the police."""

    team: Team
    caseworker: User
    supervisor: User
    liaison: User
    force: Organisation

    def speaker(self, voice: DemoVoice) -> User:
        people = {
            DemoVoice.CASEWORKER: self.caseworker,
            DemoVoice.SUPERVISOR: self.supervisor,
            DemoVoice.LIAISON: self.liaison,
        }
        return people[voice]


@dataclass(frozen=True)
class DemoPeople:
    """The names in one case, its reference, and how its victim may be reached."""

    reference: str
    first_name: str
    last_name: str
    perpetrator: str
    phone: str
    hours: Hours | None = None


@dataclass
class DemoPlayer:
    """One case on its way into the record."""

    story: DemoCaseBuilder
    cast: DemoCast
    people: DemoPeople
    made: list[Case] = field(default_factory=list)

    def acts(self) -> Iterator[DemoAct]:
        """Opening, recording in as few sittings as there are changes of hand, sharing."""
        told = sorted(self.story.told, key=lambda each: each.at)
        yield DemoAct(told[0].at, self._open)
        for (voice, breach), group in groupby(told, key=lambda each: (each.voice, each.breach)):
            sitting = list(group)
            until = sitting[-1].at
            noted, recorded = partial(self._acknowledge, breach, until), partial(self._record, sitting, voice)
            yield DemoAct(until, noted if breach else recorded)
        if self.story.shared_at is not None:
            yield DemoAct(self.story.shared_at, partial(self._share, self.story.shared_at))

    @property
    def case(self) -> Case:
        return self.made[0]

    def _open(self) -> None:
        opening = self.story.told[0]
        case = create_case(self._new_case(opening))
        audit(by=self.cast.caseworker, act="case.open", subject=case, now=opening.at)
        set_safe_contact(case.victim, self.people.phone, self.people.hours, by=self.cast.caseworker, now=opening.at)
        self.made.append(case)

    def _new_case(self, opening: DemoEvent) -> NewCase:
        contact = self._safe_contact()
        return NewCase(
            team=self.cast.team,
            caseworker=None if self.story.unassigned else self.cast.caseworker,
            first_name=self.people.first_name,
            last_name=self.people.last_name,
            perpetrator=self.people.perpetrator,
            relationship=self.story.relationship,
            victim_force=self.cast.force,
            risk=self.story.risk,
            opened_at=opening.at,
            safe_contact=contact,
            safe_contact_note=NOTES[contact],
            reference=self.people.reference,
        )

    def _safe_contact(self) -> str:
        if self.story.unsafe:
            return "unsafe"
        return "safe" if self.people.hours else "unknown"

    def _record(self, sitting: list[DemoEvent], voice: DemoVoice) -> None:
        source = EventSource.POLICE_REPORTED if voice is DemoVoice.LIAISON else EventSource.SERVICE
        entries: list[NewEvent] = [each.entry for each in sitting if each.entry is not None]
        record(self.case, entries, Author(by=self.cast.speaker(voice), now=sitting[-1].at, source=source))

    def _acknowledge(self, breach: str, at: datetime) -> None:
        acknowledge_breach(Breach.objects.get(case=self.case, label=breach), by=self.cast.liaison, now=at)

    def _share(self, at: datetime) -> None:
        said = AgreedNow(local_day(at), GivenHow.PHONE)
        new = NewShare(force=self.cast.force, purpose=self.story.purpose, rests_on=said)
        share_case(self.case, new, by=self.cast.caseworker, now=at)
