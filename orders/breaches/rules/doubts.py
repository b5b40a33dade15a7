"""Decides what speaks against a breach in law: then it is saved all the same, as evidence (practice.md 3.1 e and f)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Self

from casework.dates.rules.london_time import local_day, midnight

STILL_EVIDENCE: Final = "It may not be a breach in law. It is still evidence."
OUTSIDE: Final = "no"
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class ServiceOfOrder:
    """When an order reached him; before that the Act's duties have not begun (SPA 2019 s.9)."""

    served_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class BindingPeriod:
    """From when to when something bound him; `service` is left out of what needs none (bail, an injunction's copy)."""

    begins_at: datetime
    ends_at: datetime | None
    service: ServiceOfOrder | None = None
    end_known: bool = True

    @classmethod
    def of_days(
        cls,
        first: date,
        last: date | None,
        *,
        ended_at: datetime | None = None,
        service: ServiceOfOrder | None = None,
        end_known: bool = True,
    ) -> Self:
        """By whole London days, the last one inclusive, unless it was ended before."""
        expires_at = midnight(last + ONE_DAY) if last is not None else None
        ends_at = min((each for each in (expires_at, ended_at) if each is not None), default=None)
        return cls(begins_at=midnight(first), ends_at=ends_at, service=service, end_known=end_known)


@dataclass(frozen=True)
class CitedCondition:
    """The condition that is said to be broken: its own days, when it was taken out, where alone it holds.

    `inside` says whether it happened there: yes, no, unknown or nothing.
    """

    first_day: date | None
    last_day: date | None
    removed_at: datetime | None = None
    locality: str = ""
    inside: str = ""


def doubts(bound: BindingPeriod | None, cited: CitedCondition | None, happened_at: datetime) -> list[str]:
    """Why a court may find no breach, the whole order first; empty if nothing speaks against it."""
    about_all = bound_doubt(bound, happened_at) if bound is not None else ""
    about_one = cited_doubt(cited, happened_at) if cited is not None else ""
    where = where_doubt(cited) if cited is not None else ""
    return [each for each in (about_all, about_one, where) if each]


def bound_doubt(bound: BindingPeriod, happened_at: datetime) -> str:
    """What the order or protection as a whole says against it."""
    noun = "order" if bound.service is not None else "protection"
    if happened_at < bound.begins_at:
        began = "was made" if bound.service is not None else "began"
        return f"Not in force: it happened before the {noun} {began}."
    if bound.ends_at is not None and happened_at >= bound.ends_at:
        return f"Not in force: it happened after the {noun} ended."
    served = _service_doubt(bound.service, happened_at) if bound.service is not None else ""
    return served or ("" if bound.end_known or bound.ends_at else f"The last day of the {noun} is not known: find out.")


def _service_doubt(service: ServiceOfOrder, happened_at: datetime) -> str:
    if service.served_at is None:
        return "The order has not been served."
    return "It happened before the order was served." if happened_at < service.served_at else ""


def cited_doubt(cited: CitedCondition, happened_at: datetime) -> str:
    """Why the condition by itself did not hold then (SPA 2019 s.3(3): a condition may have its own period)."""
    day = local_day(happened_at)
    if cited.first_day is not None and day < cited.first_day:
        return f"The condition holds from {_words(cited.first_day)} only."
    if cited.removed_at is not None and happened_at >= cited.removed_at:
        return f"The condition was taken out of the order on {_words(local_day(cited.removed_at))}."
    if cited.last_day is not None and day > cited.last_day:
        return f"The condition ended on {_words(cited.last_day)}."
    return ""


def where_doubt(cited: CitedCondition) -> str:
    """A condition holds everywhere unless the court limited it to a place (SPA 2019 s.2(5))."""
    if not cited.locality or cited.inside != OUTSIDE:
        return ""
    return f"It happened outside {cited.locality}, to which the condition is limited."


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
