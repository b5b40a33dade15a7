"""Says what the case for an order still lacks on each of its three grounds (SPA 2019 s.1(1)): hints, never a bar.

No injury, threat, charge or arrest is needed (s.1(4)), and acts anywhere and at any time count (s.1(5)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

ACTS: Final = "acts"
RISK: Final = "risk"
NECESSITY: Final = "necessity"
LONG_AGO: Final = timedelta(days=90)
"""Older acts count all the same; but whoever reads of nothing newer asks whether it is over."""


@dataclass(frozen=True, kw_only=True)
class GroundIncident:
    """What counts of one incident that is named for a ground."""

    happened_on: date
    exhibits: int = 0
    witnesses: int = 0
    is_reported: bool = False


@dataclass(frozen=True, kw_only=True)
class GroundSoFar:
    """One ground as it is written so far. `later` counts the incidents of the case after the last that is named."""

    ground: str
    words: str = ""
    acts: Sequence[GroundIncident] = ()
    exhibits: int = 0
    later: int = 0
    other_protection: str = ""
    """What protects her already, in words: a court will ask why that is not enough."""

    @property
    def is_shown(self) -> bool:
        return self.exhibits > 0 or any(act.exhibits for act in self.acts)

    @property
    def is_her_word_alone(self) -> bool:
        return not self.is_shown and not any(act.witnesses or act.is_reported for act in self.acts)

    @property
    def latest_on(self) -> date | None:
        return max((act.happened_on for act in self.acts), default=None)


def gaps(told: GroundSoFar, *, today: date) -> Iterator[str]:
    """What is missing on one ground, each in a sentence, the plainest first."""
    if not told.words.strip():
        yield "Nothing is written about it yet."
    if told.ground == NECESSITY:
        yield from _of_necessity(told)
    else:
        yield from _of_acts(told, today)


def _of_necessity(told: GroundSoFar) -> Iterator[str]:
    """An order is necessary if nothing less protects her: bail is what courts most often find enough (F-65)."""
    if told.other_protection and not told.words.strip():
        yield f"The client is protected by {told.other_protection}: say why that is not enough."


def _of_acts(told: GroundSoFar, today: date) -> Iterator[str]:
    if not told.acts:
        yield "No incident is named."
        return
    if told.ground == ACTS and len(told.acts) == 1:
        yield "Only one incident is named: the Act speaks of acts."
    if told.is_her_word_alone:
        yield "It rests on the client’s word alone: no exhibit, no witness, no report to the police."
    elif not told.is_shown:
        yield "No exhibit shows it."
    yield from _of_time(told, today)


def _of_time(told: GroundSoFar, today: date) -> Iterator[str]:
    latest = told.latest_on
    if told.later:
        what = "incident has" if told.later == 1 else "incidents have"
        yield f"{told.later:,} later {what} been recorded and not named here."
    elif latest is not None and today - latest > LONG_AGO:
        days = (today - latest).days
        yield f"Nothing has happened for {days:,} days: older acts count, but say why the risk is still there."
