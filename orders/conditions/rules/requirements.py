"""Says how a positive requirement stands on a day; that it is unmet is derived, never stored (SPA 2019 ss.2, 14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RequirementState(StrEnum):
    """How a requirement stands."""

    MET = "met"
    UNMET = "unmet"
    DUE = "due"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class RequirementDates:
    """What decides it: the day by which it is due, the day of the evidence, the last day on which it binds."""

    due_on: date | None
    evidenced_on: date | None
    ended_on: date | None = None


def stands(asked: RequirementDates, today: date) -> RequirementState:
    """Met once it is evidenced; unmet from the day after it was due; a requirement without a day is open."""
    if asked.evidenced_on is not None:
        return RequirementState.MET
    if asked.due_on is None:
        return RequirementState.OPEN
    until = min(today, asked.ended_on) if asked.ended_on is not None else today
    return RequirementState.UNMET if asked.due_on < until else RequirementState.DUE


def days_unmet(asked: RequirementDates, today: date) -> int:
    """For how many days a requirement has been unmet; 0 if it is not."""
    if asked.due_on is None or stands(asked, today) is not RequirementState.UNMET:
        return 0
    return (today - asked.due_on).days
