"""Decides what an order must state and its record does not yet say (Stalking Protection Act 2019 s.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

EVERYWHERE: Final = "everywhere"
LOCALITY: Final = "locality"
AS_THE_ORDER: Final = "as_the_order"
OWN: Final = "own"


@dataclass(frozen=True, kw_only=True)
class StatedCondition:
    """What the record says of one condition: `reach` and `period` are "" until somebody has looked in the order."""

    label: str
    text: str
    reach: str = ""
    locality: str = ""
    period: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class StatedOrder:
    """What the record says of an order; `fixed` is None until it is known whether it is for a fixed period."""

    made_on: date | None
    fixed: bool | None
    last_day: date | None
    conditions: Sequence[StatedCondition]


@dataclass(frozen=True)
class MissingStatement:
    """One thing that is missing: the paragraph of section 6 that asks for it, in words, and for which conditions."""

    paragraph: str
    words: str
    labels: tuple[str, ...] = ()


def missing(order: StatedOrder) -> list[MissingStatement]:
    """Every gap, in the order of the section; an empty list is a complete record."""
    return [*_of_the_order(order), *_of_the_conditions(order.conditions)]


def _of_the_order(order: StatedOrder) -> Iterator[MissingStatement]:
    if order.made_on is None:
        yield MissingStatement("a", "The day on which it was made")
    if order.fixed is None:
        yield MissingStatement("b", "Whether it is for a fixed period or until further order")
    if order.fixed and order.last_day is None:
        yield MissingStatement("b", "How long its fixed period is")
    if not order.conditions:
        yield MissingStatement("c", "What it forbids or requires")


def _of_the_conditions(conditions: Sequence[StatedCondition]) -> Iterator[MissingStatement]:
    yield from _gap("c", "What the order says", (each for each in conditions if not each.text.strip()))
    yield from _gap("d", "Whether it holds everywhere or only in a locality", filter(_reach_open, conditions))
    yield from _gap("d", "In which locality it holds", filter(_locality_open, conditions))
    yield from _gap("e", "Whether it has a period of its own", filter(_period_open, conditions))
    yield from _gap("e", "How long its own period is", filter(_length_open, conditions))


def _gap(paragraph: str, words: str, conditions: Iterable[StatedCondition]) -> Iterator[MissingStatement]:
    labels = tuple(each.label for each in conditions)
    if labels:
        yield MissingStatement(paragraph, words, labels)


def _reach_open(condition: StatedCondition) -> bool:
    return not condition.reach and not condition.locality


def _locality_open(condition: StatedCondition) -> bool:
    return condition.reach == LOCALITY and not condition.locality


def _period_open(condition: StatedCondition) -> bool:
    return not condition.period and not _has_days(condition)


def _length_open(condition: StatedCondition) -> bool:
    return condition.period == OWN and not _has_days(condition)


def _has_days(condition: StatedCondition) -> bool:
    return condition.first_day is not None or condition.last_day is not None
