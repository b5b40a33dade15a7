"""Folds events one by one into the case state, in time order; raises EventRefused for one that cannot follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Final

from accounts.rules import RuleViolation
from record.case_state import applications, breaches, cases, orders
from record.case_state.fold import fold
from record.case_state.state import CaseState
from record.events import events

NOUNS: Final = (applications, breaches, cases, orders)
"""Each of these modules registers how the events of its noun change the state."""


class EventRefused(RuleViolation):
    """An event of a history makes no sense where it stands; `number` is the event's own, from 1."""

    def __init__(self, number: int, cause: RuleViolation) -> None:
        super().__init__(cause.sentence, field=cause.field)
        self.number = number


def in_order(told: Iterable[events.CaseEvent]) -> list[events.CaseEvent]:
    """By time; events with the same time in the order in which they were written down.

    The opening comes first whatever its time: a client may have asked police for an order before she had a case,
    and the clocks count from when she asked (practice.md 2.3, rule 5).
    """
    return sorted(told, key=lambda event: (not _opens(event), event.at, event.number))


def _opens(event: events.CaseEvent) -> bool:
    return event.number == 1 and isinstance(event.content, events.CaseOpened)


def by_moment(told: Iterable[events.CaseEvent]) -> Iterator[tuple[datetime, list[events.CaseEvent]]]:
    for at, group in groupby(in_order(told), key=lambda event: event.at):
        yield at, list(group)


def apply_event(history: CaseState, event: events.CaseEvent) -> None:
    """Add one event to the state, or refuse it with its number."""
    try:
        _check_opened(isinstance(event.content, events.CaseOpened), history)
        _check_not_closed(event.content, history)
        fold(event.content, history, event)
    except RuleViolation as refusal:
        raise EventRefused(event.number, refusal) from refusal


def _check_opened(opening: bool, history: CaseState) -> None:
    if opening and history.opened_at is not None:
        raise RuleViolation("A case is opened once, before anything else.")
    if not opening and history.opened_at is None:
        raise RuleViolation("The case is not open yet: case_opened comes first.")


def _check_not_closed(content: events.Content, history: CaseState) -> None:
    """While a case is closed nothing happens on it but that it is opened again."""
    if history.closed_at is not None and not isinstance(content, events.CaseReopened):
        raise RuleViolation("The case was closed at that time: give a time after it was reopened.", field="at")
