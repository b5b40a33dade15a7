"""Which evidence is missing, as far as the incidents of a case show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from accounts.rules import RuleViolation


@dataclass(frozen=True, kw_only=True)
class IncidentEvidence:
    """What counts of one incident. `witnesses` None: nobody has been asked who saw it."""

    label: str
    exhibits: int
    asked_for: int = 0
    witnesses: int | None = None


@dataclass(frozen=True)
class DerivedGap:
    """One thing that is missing about one incident."""

    incident: str
    words: str


def derived_gaps(incidents: Iterable[IncidentEvidence]) -> Iterator[DerivedGap]:
    """What each incident lacks: something that shows it, and somebody who saw it."""
    for incident in incidents:
        if not incident.exhibits and not incident.asked_for:
            yield DerivedGap(incident.label, "Nothing shows it: no exhibit, and nothing has been asked for")
        if not incident.witnesses:
            yield DerivedGap(incident.label, "No witness")


def check_gap(*, asked_of: str, asked_on: date | None, due_on: date | None, today: date) -> None:
    """A request names whom, and a day that has come; its answer is due after it."""
    if asked_on and asked_on > today:
        raise RuleViolation("You cannot have asked on a day that has not come.", field="asked_on")
    if asked_on and not asked_of.strip():
        raise RuleViolation("Say whom you have asked.", field="asked_of")
    if due_on and not asked_on:
        raise RuleViolation("Say when you asked, or leave out by when you expect an answer.", field="asked_on")
    if due_on and asked_on and due_on < asked_on:
        raise RuleViolation("The answer cannot be due before you asked.", field="due_on")
