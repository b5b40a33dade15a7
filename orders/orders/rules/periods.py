"""Checks how long an order and each of its conditions last, and warns of what to look at again (SPA 2019 s.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from accounts.rules import RuleViolation
from record.law.figures import Law, years_end
from record.vocabulary.steps import OrderKind


@dataclass(frozen=True, kw_only=True)
class ConditionPeriod:
    """The days of one condition, both inclusive; None where it has none of its own."""

    label: str
    first_day: date | None = None
    last_day: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OrderTerm:
    """The days of the order that a condition belongs to; no last day means until further order."""

    kind: OrderKind
    made_on: date
    last_day: date | None


def check_not_endless(term: OrderTerm, law: Law) -> None:
    """No maximum stands in the Act: a last day as far off as this is a slip in the year."""
    years = law.number("longest_years", term.made_on)
    if term.last_day is not None and term.last_day > years_end(term.made_on, years):
        raise RuleViolation(
            f"That is more than {years} years. Check the year, or choose that it has no last day.", field="last_day"
        )


def check_period(period: ConditionPeriod, term: OrderTerm) -> None:
    """A condition binds only while its order does."""
    first, last = period.first_day, period.last_day
    if first is not None and first < term.made_on:
        raise RuleViolation("A condition cannot begin before the order is made.", field="first_day")
    if last is not None and last < (first or term.made_on):
        raise RuleViolation("It ends before it begins.", field="last_day")
    if term.last_day is not None and first is not None and first > term.last_day:
        raise RuleViolation("It would begin after the order has ended.", field="first_day")
    if term.last_day is not None and last is not None and last > term.last_day:
        raise RuleViolation(f"The order itself ends on {term.last_day:%-d %B %Y}.", field="last_day")
    if period.due_on is not None and period.due_on < term.made_on:
        raise RuleViolation("It cannot be due before the order is made.", field="due_on")


def doubts(term: OrderTerm, periods: Iterable[ConditionPeriod], law: Law) -> list[str]:
    """What is lawful on our reading but worth a second look; never a bar (law.md R3.3)."""
    return [sentence for each in periods for sentence in _doubts(term, each, law)]


def _doubts(term: OrderTerm, period: ConditionPeriod, law: Law) -> Iterator[str]:
    floor = law.first_lawful_last_day(term.made_on)
    if term.kind is OrderKind.FULL and period.last_day is not None and period.last_day < floor:
        years = law.number("floor_years", term.made_on)
        yield (
            f"{period.label} ends on {period.last_day:%-d %B %Y}, less than {years} years from the day of the order. "
            "A condition may be shorter than its order: check that the court meant it."
        )
    if term.last_day is not None and period.due_on is not None and period.due_on > term.last_day:
        yield f"{period.label} is due after the order has ended."
