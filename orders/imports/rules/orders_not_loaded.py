"""Flags a case whose list mentions orders that the import does not load: its protection is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from casework.dates.rules.london_time import local_day, midnight
from orders.imports.rules.columns import TableKind
from orders.imports.rules.events import UNKNOWN, ImportedEvent
from orders.imports.rules.row_facts import ParsedRow
from record.case_state.labels import next_labels

LISTED_ORDER: Final = "order_in_the_old_list"
"""What stands for such an order until somebody records it: a protection whose last day nobody knows."""
NOT_LOADED: Final = "The list speaks of an order that was not loaded. Find out whether it holds, and record it."

GRANTED: Final = (
    "The court granted it, and no order of the case is loaded. Until somebody records the order, the case says that "
    "nobody knows whether anything protects the client."
)


@dataclass(frozen=True)
class CaseRows:
    """The row that opens a case, all its other rows, and those of them that are left out of this load."""

    opening: ParsedRow
    rows: Sequence[ParsedRow]
    left_out: Sequence[ParsedRow]


def with_lost_orders(told: Sequence[ImportedEvent], case: CaseRows, now: datetime) -> list[ImportedEvent]:
    """The events of a case and, for each order that is not among them, a protection whose last day nobody knows.

    An order is lost whose row is left out, or of which only the outcome of an application speaks.
    """
    lost = [row for row in case.left_out if row.kind is TableKind.ORDERS]
    granted = [row for row in case.rows if is_granted(row)]
    has_order = bool(lost) or any(each.kind == "order_made" for each in told)
    days = [_day_of(row, case.opening, now) for row in (granted[:1] if not has_order else lost)]
    labels = next_labels("P", (), len(days))
    standing = [_protection(label, day, case.opening) for label, day in zip(labels, days, strict=True)]
    heard = [] if any(each.kind == "order_made" for each in told) else [*_heard(granted, told)]
    return _in_their_time(told, [*heard, *standing])


def is_granted(row: ParsedRow) -> bool:
    """Whether a row says that the court made an order."""
    return row.kind is TableKind.APPLICATIONS and row.facts["outcome"] == "granted"


def _protection(label: str, day: date, opening: ParsedRow) -> ImportedEvent:
    at = max(midnight(day), opening.facts["opened_at"])
    facts = {"protection": label, "kind": LISTED_ORDER, "from": day.isoformat(), "last_day": UNKNOWN}
    return ImportedEvent(at, "other_protection", facts, opening.key, note=NOT_LOADED)


def _heard(granted: Iterable[ParsedRow], told: Sequence[ImportedEvent]) -> Iterator[ImportedEvent]:
    """What a court has granted it has heard on that day: what came of it in full is to be asked, not a listing."""
    for row in granted:
        own = [each for each in told if each.row == row.key]
        if own and row.facts["outcome_on"] and not any(each.facts.get("step") == "listed" for each in own):
            day = row.facts["outcome_on"]
            facts = {"application": own[0].facts["application"], "step": "listed", "hearing_on": day.isoformat()}
            yield ImportedEvent(max(midnight(day), own[-1].at), "application", facts, row.key)


def _day_of(row: ParsedRow, opening: ParsedRow, now: datetime) -> date:
    """The day on which the order was made, if that can be read, or else on which the case was opened."""
    made: date | None = row.facts.get("made_on") or row.facts.get("outcome_on")
    if made is None or any(problem.column in {"Made on", "Outcome on"} for problem in row.problems):
        opened_at: datetime = opening.facts["opened_at"]
        return local_day(opened_at)
    return min(made, local_day(now))


def _in_their_time(told: Sequence[ImportedEvent], more: Sequence[ImportedEvent]) -> list[ImportedEvent]:
    """All events by time; a case is closed last, whatever its list says of later days."""
    closing = [each for each in told if each.kind == "case_closed"]
    end = closing[0].at if closing else None
    more = (
        [ImportedEvent(min(each.at, end), each.kind, each.facts, each.row, each.note) for each in more] if end else more
    )
    others = sorted([*told, *more], key=lambda each: (each.kind != "case_opened", each.at))
    return [*(each for each in others if each.kind != "case_closed"), *closing]
