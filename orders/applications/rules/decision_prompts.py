"""When a decision is due about an interim order, and about requesting an order at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_day, midnight
from record.vocabulary.steps import WAY, ApplicationStep
from risk.working_days.rules import ENGLAND_AND_WALES, WorkingDays

HIGH: Final = frozenset({"high", "very_high"})
PURSUED: Final = WAY[WAY.index(ApplicationStep.DECIDED_TO_APPLY) :]
"""The steps that show that the force goes to court: from the first of them on, an interim order can be asked for."""


@dataclass(frozen=True)
class DatedDecision:
    """A decision, and the day on which it is to be looked at again, if any."""

    at: datetime
    look_again_on: date | None


def interim_asked_at(
    pursued_at: datetime | None,
    decisions: Iterable[DatedDecision],
    limit: int,
    calendar: WorkingDays = ENGLAND_AND_WALES,
) -> datetime | None:
    """When a decision about an interim order is asked for; None while nobody pursues one, or once it is decided.

    `pursued_at` is when the force first went on towards a court (SPA 2019 s.5: with the main application, or later).
    """
    if pursued_at is None:
        return None
    return _asked_at(calendar.over_at(pursued_at, limit), decisions)


def no_request_asked_at(
    high_since: datetime | None,
    decisions: Iterable[DatedDecision],
    limit: int,
    calendar: WorkingDays = ENGLAND_AND_WALES,
) -> datetime | None:
    """When it is asked why there is no request although the risk is high; older decisions do not count."""
    if high_since is None:
        return None
    since = [each for each in decisions if each.at >= high_since]
    return _asked_at(calendar.over_at(high_since, limit), since)


def _asked_at(first: datetime, decisions: Iterable[DatedDecision]) -> datetime | None:
    latest = max(decisions, key=lambda each: each.at, default=None)
    if latest is None:
        return first
    return midnight(latest.look_again_on) if latest.look_again_on else None


def high_since(levels: Iterable[tuple[datetime, str]]) -> datetime | None:
    """Since when the risk has been high or very high without a break; levels by their moments, in order."""
    since: datetime | None = None
    for at, level in levels:
        if level not in HIGH:
            since = None
        elif since is None:
            since = at
    return since


def check_decision(reason: str, look_again_on: date | None, *, must_look_again: bool, now: datetime) -> None:
    """A decision says why; what waits for somebody else is looked at again on a day to come."""
    if not reason.strip():
        raise RuleViolation("Say why: this is what somebody who asks later will read.", field="reason")
    if look_again_on is not None and look_again_on <= local_day(now):
        raise RuleViolation("Choose a day after today.", field="look_again_on")
    if must_look_again and look_again_on is None:
        raise RuleViolation("Say when to look again: the force may not answer by itself.", field="look_again_on")
