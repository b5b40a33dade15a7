"""Says in words how near the end of an order is, what to do at 90, 60 and 28 days, and where nothing protects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

REVIEW: Final = 90
DECIDE: Final = 60
FINAL: Final = 28
"""Calendar days before the last day (practice.md 2.3, T16)."""
WHAT_TO_DO: Final = {
    REVIEW: "look at what happened since the order was made",
    DECIDE: "decide whether the police are to be asked for a renewal",
    FINAL: "the last moment to ask: a renewal takes the police and the court weeks",
}
SIMPLY_ENDS: Final = "If nobody applies, protection simply ends."


@dataclass(frozen=True)
class ExpiryMark:
    """One of the three days at which the end of an order is looked at."""

    days: int
    on: date
    words: str
    has_come: bool


def expiry_marks(last_day: date, today: date) -> tuple[ExpiryMark, ...]:
    """The three days before a last day, the earliest first; each has come from its 00:00 on."""
    days = ((each, last_day - timedelta(days=each)) for each in (REVIEW, DECIDE, FINAL))
    return tuple(ExpiryMark(each, on, WHAT_TO_DO[each], on <= today) for each, on in days)


def reached(last_day: date, today: date) -> ExpiryMark | None:
    """The latest of the three days that has come, while the order still holds."""
    if last_day < today:
        return None
    come = [mark for mark in expiry_marks(last_day, today) if mark.has_come]
    return come[-1] if come else None


def expiry_words(last_day: date | None, today: date, *, is_asked: bool = False, is_reviewed: bool = False) -> str:
    """What a page says of the end of a full order; "" for one without end, or long before it."""
    if last_day is None:
        return ""
    mark = reached(last_day, today)
    if mark is None:
        return f"It ran out at the end of {_words(last_day)}." if last_day < today else ""
    left = (last_day - today).days
    ends = "It ends today." if left == 0 else f"It ends in {left} {'day' if left == 1 else 'days'}."
    if is_asked:
        return f"{ends} A renewal has been asked for; until it is decided, its last day stays {_words(last_day)}."
    if is_reviewed:
        return f"{ends} It was decided not to ask for a renewal."
    return f"{ends} {mark.days} days before the end: {mark.words}. {SIMPLY_ENDS}"


@dataclass(frozen=True)
class InterimGap:
    """Days without the protection of an interim order: from `first_day` to the hearing, if one is listed."""

    first_day: date
    hearing_on: date | None


def interim_gap(last_day: date, hearing_on: date | None, today: date) -> InterimGap | None:
    """Where an interim order ends before the application is heard (T15); None if it holds to the day of the hearing.

    A hearing that lies before today has been held or was missed: it protects nobody.
    """
    if hearing_on is not None and hearing_on < today:
        hearing_on = None
    if hearing_on is not None and hearing_on <= last_day:
        return None
    return InterimGap(last_day + timedelta(days=1), hearing_on)


def gap_words(gap: InterimGap, today: date) -> str:
    """From Thu 5 March nothing protects her until the hearing on …"""
    begins = (
        "nothing of this order protects the client"
        if gap.first_day > today
        else "this order has protected the client no more"
    )
    since = f"From {_words(gap.first_day)} {begins}"
    if gap.hearing_on is None:
        return f"{since}, and no hearing is listed. Ask the police to have it extended or the hearing brought forward."
    days = (gap.hearing_on - gap.first_day).days
    length = f"a gap of {days} {'day' if days == 1 else 'days'}" if days else "a gap on the day of the hearing itself"
    return (
        f"{since} until the hearing on {_words(gap.hearing_on)}: {length}. "
        "Ask the police to have it extended or the hearing brought forward."
    )


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
