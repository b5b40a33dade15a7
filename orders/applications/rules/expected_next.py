"""Says what is expected next on an application, by whom and when: a hearing, a promise, or the day a clock turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class NextDateBasis(StrEnum):
    """What a next date rests on."""

    HEARING = "hearing"
    PROMISE = "promise"
    CLOCK = "clock"
    NOTHING = "nothing"
    ENDED = "ended"


@dataclass(frozen=True)
class Promise:
    """What a party said it would do by a day, and in which stage it said so."""

    party: str
    stage_entered_at: datetime
    told_on: date
    expected_on: date
    words: str


@dataclass(frozen=True)
class LevelDate:
    """The day on which a running clock reaches a level."""

    on: date
    level: str


@dataclass(frozen=True, kw_only=True)
class ApplicationStanding:
    """Where an application stands: on whom it waits since when, and its hearing if it has one."""

    is_open: bool
    waiting_on: str
    stage_entered_at: datetime
    hearing_on: date | None = None


@dataclass(frozen=True)
class NextDate:
    """The next date and what it rests on. `is_past`: the day has gone by and nothing was recorded."""

    ground: NextDateBasis
    on: date | None = None
    words: str = ""
    is_past: bool = False


def next_expected(
    stand: ApplicationStanding, promises: Iterable[Promise], turns: Sequence[LevelDate], today: date
) -> NextDate:
    """The hearing, else what the awaited party promised in this stage, else the day on which its clock turns."""
    if not stand.is_open:
        return NextDate(NextDateBasis.ENDED)
    if stand.hearing_on is not None:
        return NextDate(NextDateBasis.HEARING, stand.hearing_on, "Hearing", stand.hearing_on < today)
    if promise := _holding(stand, promises):
        return NextDate(NextDateBasis.PROMISE, promise.expected_on, promise.words, promise.expected_on < today)
    coming = sorted((turn for turn in turns if turn.on > today), key=lambda turn: turn.on)
    if coming:
        return NextDate(NextDateBasis.CLOCK, coming[0].on, _turning(coming[0].level))
    return NextDate(NextDateBasis.NOTHING)


def _holding(stand: ApplicationStanding, promises: Iterable[Promise]) -> Promise | None:
    """The latest promise of the party that is awaited, made in this stage: an older one ended with its stage."""
    own = [
        each for each in promises if each.party == stand.waiting_on and each.stage_entered_at == stand.stage_entered_at
    ]
    return max(own, key=lambda each: each.told_on, default=None)


def _turning(level: str) -> str:
    return f"This stage is {level} from then on"
