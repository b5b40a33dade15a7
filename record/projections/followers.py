"""What a floor above writes and does when the record has grown: it names its part here as it starts.

The record knows no row of orders or breaches. A copy in which nobody has named a part refuses to record anything, for
an order whose row is missing would be late on no page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from record.authors import Author
from record.events.events import CaseEvent
from record.projections.projection import CaseProjection
from record.projections.written_rows import RowsByLabel


@dataclass(frozen=True)
class RecordFollower:
    """`write_rows` brings rows up to the state of cases, before clocks are written; `follow_up` does what new events
    ask for when all is written. Both work in the transaction of the events, under the locks of their cases.
    """

    write_rows: Callable[[Sequence[CaseProjection], User | None], RowsByLabel]
    follow_up: Callable[[Sequence[CaseProjection], Sequence[tuple[Case, Sequence[CaseEvent]]], Author], None]


_FOLLOWERS: Final[list[RecordFollower]] = []


def register_follower(follower: RecordFollower) -> None:
    """Called once, by the configuration of the floor that writes the rows (`orders.apps`)."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def followers() -> Sequence[RecordFollower]:
    if not _FOLLOWERS:
        raise RuntimeError("Nobody writes the rows of the record: is the orders floor installed?")
    return _FOLLOWERS
