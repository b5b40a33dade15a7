"""When a further incident after a MARAC makes a case a possible repeat."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.rules import RuleViolation


@dataclass(frozen=True)
class PossibleRepeat:
    """A further incident within the window after the latest referral to a MARAC."""

    referred_on: date
    incident_on: date
    last_day: date


def possible_repeat(referrals: Iterable[date], incidents: Iterable[date], *, months: int) -> PossibleRepeat | None:
    """The first incident after the latest referral and within `months` of it, both ends of the window included.

    An incident on the day of the referral is what it was made for, not a further one.
    """
    latest = max(referrals, default=None)
    if latest is None:
        return None
    last_day = months_after(latest, months)
    first = min((day for day in incidents if latest < day <= last_day), default=None)
    return PossibleRepeat(latest, first, last_day) if first else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day (29 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def check_meeting(*, referred_on: date, meets_on: date | None, outcome: str, today: date) -> None:
    """A referral has been made, the meeting comes after it, and only one that has met has an outcome."""
    if referred_on > today:
        raise RuleViolation("This day lies in the future. Enter it when it has come.", field="referred_on")
    if meets_on is not None and meets_on < referred_on:
        raise RuleViolation("The meeting cannot be before the referral.", field="meets_on")
    if outcome and meets_on is None:
        raise RuleViolation("Enter the day of the meeting.", field="meets_on")
    if outcome and meets_on is not None and meets_on > today:
        raise RuleViolation("The meeting has not been yet: record its outcome afterwards.", field="outcome")
