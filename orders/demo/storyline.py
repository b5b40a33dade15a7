"""Builds one invented case event by event, in the words of a case file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Self

from casework.dates.rules.london_time import local_day
from orders.demo.days import DemoDays
from record.case_state.labels import next_labels
from record.events.facts import written_last_day
from record.law.figures import AS_SHIPPED
from record.recording import NewEvent
from record.vocabulary.steps import WAY


class DemoVoice(StrEnum):
    """Who records an event."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    LIAISON = "liaison"


@dataclass(frozen=True)
class DemoEvent:
    """One event and who recorded it; without an entry, the force's liaison only noted that a breach is known."""

    at: datetime
    voice: DemoVoice
    entry: NewEvent | None
    breach: str = ""


@dataclass(frozen=True)
class DemoScene:
    """What the same story differs in when it is told twice."""

    days: DemoDays
    force: str
    officer: str
    crime_reference: str


NO_CONTACT: Final = "No contact by any means, directly or through others"
STAY_AWAY: Final = "Not to go within 200 metres of her home or place of work"
ASSESSMENT: Final = "Attend an assessment by the mental health service named by the police"
MORNING, STEP_APART = datetime(2000, 1, 1, 9, 40), timedelta(minutes=35)  # noqa: DTZ001 only its time of day is used


def time_of(step: str) -> str:
    """A time of day for a step of the way, later for later steps, so that many fit into one day."""
    position = [each.value for each in WAY].index(step)
    return f"{MORNING + position * STEP_APART:%H:%M}"


@dataclass
class DemoCaseBuilder:
    """A case in the making; every method adds one event and gives the story back."""

    scene: DemoScene
    told: list[DemoEvent] = field(default_factory=list)
    shared_at: datetime | None = None
    purpose: str = ""
    unassigned: bool = False
    unsafe: bool = False
    risk: str = "high"
    relationship: str = "ex_partner"
    conditions: list[str] = field(default_factory=list)

    @property
    def days(self) -> DemoDays:
        return self.scene.days

    def opened(self, at: datetime, risk: str = "high", relationship: str = "ex_partner") -> Self:
        self.risk, self.relationship = risk, relationship
        facts = {"risk": risk, "relationship": relationship, "victim_force": self.scene.force}
        return self._add(at, "case_opened", facts)

    def reviewed(self, at: datetime, level: str, note: str, voice: DemoVoice = DemoVoice.CASEWORKER) -> Self:
        return self._add(at, "risk_reviewed", {"level": level}, note, voice)

    def incident(self, at: datetime, *behaviours: str, text: str, answers: Sequence[str] = ()) -> Self:
        """Something he did, recorded an hour after it happened; with answers, it was reported to the police."""
        facts = {
            "behaviours": list(behaviours),
            "happened_at": (at - timedelta(hours=1)).isoformat(),
            "reported": bool(answers),
            "police_response": list(answers),
            "text": text,
            "incident": f"I{sum(each.entry is not None and each.entry.kind == 'incident' for each in self.told) + 1}",
        }
        return self._add(at, "incident", facts)

    def protected(self, at: datetime, kind: str, first: date, last: date | None, *, is_known: bool = True) -> Self:
        facts = {"kind": kind, "from": first.isoformat(), "last_day": written_last_day(last, is_known=is_known)}
        known = sum(each.entry is not None and each.entry.kind == "other_protection" for each in self.told)
        facts["protection"] = f"P{known + 1}"
        return self._add(at, "other_protection", facts)

    def along(self, application: str = "A1", /, **working_days_ago: int) -> Self:
        """Steps of the way, each so many working days ago."""
        for step, count in working_days_ago.items():
            self.step(self.days.working(count, time_of(step)), step, application)
        return self

    def step(self, at: datetime, step: str, application: str = "A1", /, note: str = "", **facts: object) -> Self:
        """Any step of an application; the force and the officer are those of the scene."""
        known: dict[str, dict[str, object]] = {
            "requested": {"force": self.scene.force},
            "acknowledged": {"officer": self.scene.officer},
        }
        voice = DemoVoice.SUPERVISOR if step in ("paused", "reviewed") else DemoVoice.CASEWORKER
        told = {"application": application, "step": step, **known.get(step, {}), **facts}
        return self._add(at, "application", told, note, voice)

    def listed(self, days_ago: int, hearing_on: date) -> Self:
        return self.step(self.days.working(days_ago, time_of("listed")), "listed", hearing_on=hearing_on.isoformat())

    def adjourned(self, days_ago: int, next_on: date | None, reason: str = "court_listing") -> Self:
        told = next_on.isoformat() if next_on else None
        return self.step(self.days.working(days_ago, "15:10"), "adjourned", next_on=told, reason=reason)

    def interim(self, at: datetime, last_day: date, order: str = "O1") -> Self:
        return self._order_made(at, order, "interim", last_day, None)

    def full(
        self, at: datetime, *, last_day: date | None = None, due_on: date | None = None, order: str = "O1"
    ) -> Self:
        """A full order, for two years unless a last day is given; `due_on` adds a positive requirement."""
        return self._order_made(at, order, "full", last_day or AS_SHIPPED.first_lawful_last_day(local_day(at)), due_on)

    def _order_made(self, at: datetime, order: str, kind: str, last_day: date, due_on: date | None) -> Self:
        texts = [("prohibition", NO_CONTACT), ("prohibition", STAY_AWAY)]
        texts += [("positive_requirement", ASSESSMENT)] if due_on else []
        labels = next_labels("C", self.conditions, len(texts))
        self.conditions += labels
        conditions: list[dict[str, object]] = [
            {"condition": label, "kind": kind, "text": text} for label, (kind, text) in zip(labels, texts, strict=True)
        ]
        if due_on:
            conditions[-1]["due_on"] = due_on.isoformat()
        facts = {"order": order, "application": "A1", "kind": kind, "last_day": last_day.isoformat()}
        return self._add(at, "order_made", {**facts, "conditions": conditions})

    def order_step(self, at: datetime, *steps: str, order: str = "O1", **facts: object) -> Self:
        """Steps of an order, some minutes after each other."""
        for position, step in enumerate(steps):
            told = {"order": order, "step": step, **facts}
            self._add(at + position * timedelta(minutes=20), "order", told)
        return self

    def breach(self, at: datetime, *behaviours: str, label: str = "B1", note: str) -> Self:
        """A breach of the contact condition that the service learned of half an hour after it happened."""
        facts = {
            "breach": label,
            "order": "O1",
            "condition": "C1",
            "happened_at": (at - timedelta(minutes=30)).isoformat(),
            "behaviours": list(behaviours),
        }
        return self._add(at, "breach", facts, note)

    def breach_step(self, at: datetime, step: str, label: str = "B1", note: str = "") -> Self:
        reference = {"reference": self.scene.crime_reference} if step == "crime_recorded" else {}
        return self._add(at, "breach_step", {"breach": label, "step": step, **reference}, note)

    def police_step(self, at: datetime, step: str, label: str = "B1", note: str = "") -> Self:
        """A breach step that the force's liaison recorded."""
        self.breach_step(at, step, label, note)
        told = self.told.pop()
        self.told.append(DemoEvent(told.at, DemoVoice.LIAISON, told.entry))
        return self

    def known_to_police(self, at: datetime, label: str = "B1") -> Self:
        """The liaison acknowledged the breach."""
        self.told.append(DemoEvent(at, DemoVoice.LIAISON, None, label))
        return self

    def shared(self, at: datetime, purpose: str) -> Self:
        self.shared_at, self.purpose = at, purpose
        return self

    def _add(
        self,
        at: datetime,
        kind: str,
        facts: Mapping[str, object],
        note: str = "",
        voice: DemoVoice = DemoVoice.CASEWORKER,
    ) -> Self:
        self.told.append(DemoEvent(at, voice, NewEvent(at, kind, facts, note)))
        return self
