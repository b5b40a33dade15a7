"""Builds the events of invented cases and tells what a replay flags, in words that can be worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from casework.dates.rules.london_time import LONDON, local_moment
from record.replay.case_file import read_case_file, replay
from risk.thresholds.rules.limits import DEFAULTS, Thresholds

CASE_FILES: Final = Path(__file__).parent / "case_files"

Raw = dict[str, object]


def opened(at: str, risk: str = "high", **facts: object) -> Raw:
    told: Raw = {"at": at, "type": "case_opened", "risk": risk}
    return {**told, "relationship": "ex_partner", "victim_force": "west-midlands", **facts}


def reviewed(at: str, level: str) -> Raw:
    return {"at": at, "type": "risk_reviewed", "level": level}


def incident(at: str, *behaviours: str, **facts: object) -> Raw:
    told: Raw = {"at": at, "type": "incident", "behaviours": list(behaviours), "reported": False}
    return {**told, "police_response": [], "text": "", **facts}


def amended(at: str, *behaviours: str, label: str = "I1", **facts: object) -> Raw:
    """Something else said of an incident, from now on."""
    told: Raw = {"at": at, "type": "incident_amended", "incident": label, "behaviours": list(behaviours)}
    return {**told, "happened_at": "2021-01-05T08:00", **facts}


def protection(at: str, first: str, last: str | None, kind: str = "bail_conditions") -> Raw:
    return {"at": at, "type": "other_protection", "kind": kind, "from": first, "last_day": last}


def requested(at: str, application: str = "A1", force: str = "west-midlands") -> Raw:
    return step(at, "requested", application, force=force)


def acknowledged(at: str, application: str = "A1") -> Raw:
    return step(at, "acknowledged", application, officer="PC Invented")


def listed(at: str, hearing_on: str, application: str = "A1") -> Raw:
    return step(at, "listed", application, hearing_on=hearing_on)


def adjourned(at: str, next_on: str | None = None, application: str = "A1") -> Raw:
    return step(at, "adjourned", application, next_on=next_on, reason="court_listing")


def refused(at: str, application: str = "A1") -> Raw:
    return step(at, "refused", application, reason="evidence_insufficient")


def paused(at: str, until: str, application: str = "A1") -> Raw:
    return step(at, "paused", application, until=until, reason="client asked for time")


def step(at: str, name: str, application: str = "A1", **facts: object) -> Raw:
    """Any step of an application."""
    return {"at": at, "type": "application", "application": application, "step": name, **facts}


def interim_made(at: str, last_day: str, order: str = "O1", **facts: object) -> Raw:
    return _order_made(at, order, "interim", last_day, facts)


def full_made(at: str, last_day: str | None = None, order: str = "O1", **facts: object) -> Raw:
    return _order_made(at, order, "full", last_day, facts)


def _order_made(at: str, order: str, kind: str, last_day: str | None, facts: Raw) -> Raw:
    told: Raw = {"at": at, "type": "order_made", "order": order, "application": "A1", "kind": kind}
    return {**told, "last_day": last_day, "conditions": [], **facts}


def requirement(condition: str, due_on: str) -> Raw:
    """A positive requirement among an order's conditions."""
    return {"condition": condition, "kind": "positive_requirement", "text": "Attend", "due_on": due_on}


def order_step(at: str, name: str, order: str = "O1", **facts: object) -> Raw:
    return {"at": at, "type": "order", "order": order, "step": name, **facts}


def breach(at: str, label: str = "B1", happened_at: str = "", behaviours: Iterable[str] = ("CON-02",)) -> Raw:
    """A breach of O1 that the service learned of at a time; it happened then too unless another time is given."""
    told: Raw = {"at": at, "type": "breach", "breach": label, "order": "O1"}
    return {**told, "happened_at": happened_at or at, "behaviours": list(behaviours)}


def breach_step(at: str, name: str, label: str = "B1") -> Raw:
    reference = {"reference": "20/INVENTED/26"} if name == "crime_recorded" else {}
    return {"at": at, "type": "breach_step", "breach": label, "step": name, **reference}


def case_file(events: Iterable[Raw], name: str = "invented") -> str:
    return json.dumps({"case": name, "events": list(events)})


def flags(events: Iterable[Raw], until: str, *rules: str, thresholds: Thresholds = DEFAULTS) -> list[str]:
    """What a replay flags, one line for each level: `T1 A1 red 2021-01-14 00:00 .. 2021-01-18 15:00`.

    Times are what London clocks show. With rules named, only theirs.
    """
    rows = rows_of(case_file(events), until, thresholds=thresholds)
    return [line(row) for row in rows if not rules or row["rule"] in rules]


def ladder(events: Iterable[Raw], until: str, rule: str) -> list[str]:
    """The escalation steps of a rule's red flags, in order: `1.5 2021-01-15 00:00`."""
    rows = rows_of(case_file(events), until)
    return [each for row in rows if row["rule"] == rule for each in steps(row)]


def rows_of(text: str, until: str, thresholds: Thresholds = DEFAULTS) -> list[dict[str, object]]:
    name, events = read_case_file(text)
    return replay(name, events, until=local_moment(until), thresholds=thresholds)


def line(row: dict[str, object]) -> str:
    closed = _clock_shows(row["closed_at"]) if row["closed_at"] else "open"
    return f"{row['rule']} {row['subject']} {row['level']} {_clock_shows(row['at'])} .. {closed}"


def steps(row: dict[str, object]) -> list[str]:
    found = row["escalations"]
    assert isinstance(found, list)
    return [f"{each['step']} {_clock_shows(each['at'])}" for each in found]


def _clock_shows(moment: object) -> str:
    shown = datetime.fromisoformat(str(moment)).astimezone(LONDON).replace(tzinfo=None)
    return shown.isoformat(sep=" ", timespec="auto" if shown.second or shown.microsecond else "minutes")
