"""Says which order or other protection covers each day for a person, where nothing does, and what ends soon.

A day counts as covered only by what still holds at its end: what a court ends at noon leaves that day open. What was
made at noon holds from the beginning of its day (Stalking Protection Act 2019 ss.3, 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from casework.dates.rules.london_time import local_day, midnight
from record.clocks.protection_at import ClientProtection, ClientStanding, Protector, protection_of_client

DAY: Final = timedelta(days=1)
SOON_DAYS: Final = 28
DAYS_BACK: Final = 548
DAYS_AHEAD: Final = 365
LEAST_BACK: Final = 28


@dataclass(frozen=True, kw_only=True)
class Shield:
    """One order or other protection: its first and last day, both inclusive, and the moment a court ended it early.

    `must_be_served` with no `served_at` holds all the same, but is hard to enforce; one that does not `bind` (a letter
    that asks him to stay away) is shown and covers nothing. `persons` are those it protects. One whose last day nobody
    knows covers nothing for sure: it may be over.
    """

    key: str
    words: str
    first_day: date
    last_day: date | None = None
    ended_at: datetime | None = None
    must_be_served: bool = False
    served_at: datetime | None = None
    binds: bool = True
    persons: frozenset[str] = frozenset()
    last_day_known: bool = True

    @property
    def ends_at(self) -> datetime | None:
        """The first moment at which it does not hold any more."""
        expiry = midnight(self.last_day + DAY) if self.last_day else None
        return min((at for at in (self.ended_at, expiry) if at), default=None)

    @property
    def last_whole_day(self) -> date | None:
        """The last day at whose end it still holds."""
        return local_day(self.ends_at) - DAY if self.ends_at else None

    def in_force(self, at: datetime) -> bool:
        return midnight(self.first_day) <= at and (self.ends_at is None or at < self.ends_at)

    def covers(self, day: date) -> bool:
        last = self.last_whole_day
        return self.first_day <= day and (last is None or day <= last)

    def surely_covers(self, day: date) -> bool:
        return self.binds and self.last_day_known and self.covers(day)

    def protector(self, *, names_client: bool = True) -> Protector:
        """The same as the one rule about the client sees it."""
        return Protector(
            label=self.words,
            begins_at=midnight(self.first_day),
            ends_at=self.ends_at,
            last_day=self.last_day,
            last_day_known=self.last_day_known,
            names_client=names_client,
            is_served=not self.must_be_served or self.served_at is not None,
            binds=self.binds,
        )

    def is_served(self, day: date) -> bool:
        return not self.must_be_served or (self.served_at is not None and local_day(self.served_at) <= day)


class DayCover(StrEnum):
    """How a day stands."""

    SERVED = "served"
    UNSERVED = "unserved"
    UNKNOWN = "unknown"
    NOTHING = "nothing"


@dataclass(frozen=True)
class CoverSpan:
    """Days in a row that stand alike: the first, the last, how, and what covers them."""

    first: date
    last: date
    cover: DayCover
    shields: tuple[Shield, ...] = ()

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_gap(self) -> bool:
        return self.cover is DayCover.NOTHING


@dataclass(frozen=True)
class ProtectionEnding:
    """Something that ends soon, on which day for the last time, and whether anything covers the day after."""

    shield: Shield
    last_day: date
    days_left: int
    leaves_gap: bool


def window(shields: Iterable[Shield], *, began_on: date, today: date) -> tuple[date, date]:
    """Which days a strip shows: since the first protection or the case, eighteen months at most, to a year on."""
    began = min([began_on, *(shield.first_day for shield in shields)])
    first = min(max(began, today - DAYS_BACK * DAY), today - LEAST_BACK * DAY)
    return first, today + DAYS_AHEAD * DAY


def of_person(shields: Iterable[Shield], person: str) -> list[Shield]:
    return [shield for shield in shields if person in shield.persons]


def spans(shields: Sequence[Shield], first: date, last: date) -> list[CoverSpan]:
    """Every day from the first to the last, in spans that stand alike; together they leave no day out."""
    days = sorted({first, last + DAY, *(day for day in _turns(shields) if first < day <= last)})
    found: list[CoverSpan] = []
    for begins, following in pairwise(days):
        span = _span(shields, begins, following - DAY)
        if found and (found[-1].cover, found[-1].shields) == (span.cover, span.shields):
            span = CoverSpan(found.pop().first, span.last, span.cover, span.shields)
        found.append(span)
    return found


def _turns(shields: Iterable[Shield]) -> Iterator[date]:
    """The days on which something may begin, be served, or not hold any more."""
    for shield in shields:
        yield shield.first_day
        if shield.served_at is not None:
            yield local_day(shield.served_at)
        if shield.last_whole_day is not None:
            yield shield.last_whole_day + DAY


def _span(shields: Iterable[Shield], first: date, last: date) -> CoverSpan:
    covering = tuple(shield for shield in shields if shield.binds and shield.covers(first))
    if not covering:
        return CoverSpan(first, last, DayCover.NOTHING)
    if not any(shield.last_day_known for shield in covering):
        return CoverSpan(first, last, DayCover.UNKNOWN, covering)
    covering = tuple(shield for shield in covering if shield.last_day_known)
    is_served = any(shield.is_served(first) for shield in covering)
    return CoverSpan(first, last, DayCover.SERVED if is_served else DayCover.UNSERVED, covering)


def hidden(shields: Iterable[Shield], first: date, last: date) -> int:
    """How many of them lie wholly outside the days that are shown."""
    return sum(not _touches(shield, first, last) for shield in shields)


def shown(shields: Iterable[Shield], first: date, last: date) -> list[Shield]:
    return [shield for shield in shields if _touches(shield, first, last)]


def _touches(shield: Shield, first: date, last: date) -> bool:
    ends = shield.last_whole_day
    return shield.first_day <= last and (ends is None or ends >= first)


def gaps(found: Iterable[CoverSpan]) -> list[CoverSpan]:
    return [span for span in found if span.is_gap]


def endings(shields: Sequence[Shield], today: date, within: int = SOON_DAYS) -> list[ProtectionEnding]:
    """What holds today and ends within days, the soonest first."""
    holding = [shield for shield in shields if shield.binds and shield.covers(today)]
    ending = [(shield, last) for shield in holding if (last := shield.last_whole_day) is not None]
    soon = sorted((pair for pair in ending if (pair[1] - today).days <= within), key=lambda pair: pair[1])
    return [
        ProtectionEnding(shield, last, (last - today).days, not _covered(shields, last + DAY)) for shield, last in soon
    ]


def _covered(shields: Iterable[Shield], day: date) -> bool:
    return any(shield.surely_covers(day) for shield in shields)


def next_gap(shields: Sequence[Shield], today: date) -> date | None:
    """The first day from today on that nothing covers; None while something covers every day that is known."""
    day = today
    while True:
        covering = [shield for shield in shields if shield.surely_covers(day)]
        if not covering:
            return day
        lasts = [shield.last_whole_day for shield in covering]
        if None in lasts:
            return None
        day = max(last for last in lasts if last is not None) + DAY


def unprotected_since(shields: Sequence[Shield], today: date) -> date | None:
    """The first of the days in a row without protection up to today; None if today is covered, or nothing ever was."""
    ended = [last for shield in shields if shield.binds and (last := _ended_before(shield, today)) is not None]
    if _covered(shields, today) or not ended:
        return None
    return max(ended) + DAY


def _ended_before(shield: Shield, today: date) -> date | None:
    last = shield.last_whole_day
    return last if last is not None and shield.first_day <= last < today else None


def standing_on(shields: Iterable[Shield], today: date, others: Iterable[Shield] = ()) -> ClientProtection:
    """How somebody stands at the end of a day by what protects them; `others` are what protects only others."""
    own = [shield.protector() for shield in shields]
    theirs = [shield.protector(names_client=False) for shield in others]
    return protection_of_client([*own, *theirs], midnight(today + DAY) - timedelta(microseconds=1))


def summary(shields: Sequence[Shield], today: date, others: Iterable[Shield] = (), *, whom: str = "") -> str:
    """In a sentence: whether anything protects today, and until when."""
    found = standing_on(shields, today, others)
    by = " and ".join(found.by)
    match found.standing:
        case ClientStanding.PROTECTED:
            return f"Protected today{_until(shields, today)}"
        case ClientStanding.NOT_SERVED:
            return f"{by}: made, not served. Hard to enforce until it has been served.{_ends(shields, today)}"
        case ClientStanding.LAST_DAY_UNKNOWN:
            return f"Nobody knows whether anything protects{whom} today: last day of {by} not known. Find out."
        case ClientStanding.ONLY_OTHERS:
            return f"Nothing protects{whom} today{_since(shields, today)}. {by}: protects only others."
        case _:
            return f"Nothing protects{whom} today{_since(shields, today)}."


def _until(shields: Sequence[Shield], today: date) -> str:
    return f".{ends}" if (ends := _ends(shields, today)) else ", with no last day."


def _ends(shields: Sequence[Shield], today: date) -> str:
    gap = next_gap(shields, today)
    return f" From {words(gap)} nothing does, unless something is renewed or made." if gap else ""


def _since(shields: Sequence[Shield], today: date) -> str:
    since = unprotected_since(shields, today)
    return f", and nothing has since {words(since)}" if since else ""


def words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
