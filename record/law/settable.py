"""Which figures of the law an organisation may set, from which day, and the words of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from accounts.rules import RuleViolation
from casework.form_fields.rules.text_input import read_day
from record.law.figures import NO_DAYS, ONE_OFF_DAYS, SHIPPED, Figure, Law

SHIPPED_BY_KEY: Final = {figure.key: figure for figure in SHIPPED}
OFFENCE: Final = re.compile(r"[A-Z]{1,2}[0-9]{3,8}")
SEPARATOR: Final = re.compile(r"[,;\n]")
MOST: Final = 1_000
MOST_DAYS: Final = 30
LONGEST_NOTE: Final = 500
LONGEST_SOURCE: Final = 300
PARTS: Final = (
    ("Orders", ("floor_years", "longest_years", "consent_years", "appeal_days", "least_age", "adult_age")),
    ("Notification", ("notification_days",)),
    ("The most that a court may give", ("breach_most_years", "stalking_most_years")),
    ("Days that are not worked", (ONE_OFF_DAYS,)),
    ("Orders made by the court itself", ("court_made_note",)),
    ("When the service asks itself for a decision", ("interim_decision_days", "no_request_days")),
    ("Offence codes", tuple(figure.key for figure in SHIPPED if figure.key.startswith("offence_"))),
)
"""The figures as a service manager looks for them; one that nobody has placed comes last."""
REST: Final = "Others"


@dataclass(frozen=True)
class FigureLine:
    """One figure as it holds on a day, and what is set for later."""

    figure: Figure
    said: str
    standing: str
    planned: str


@dataclass(frozen=True)
class FigureGroup:
    """Figures that belong together."""

    title: str
    lines: list[FigureLine]


def is_number(figure: Figure) -> bool:
    return bool(figure.unit)


def is_code(figure: Figure) -> bool:
    return figure.key.startswith("offence_")


def figure_value_words(figure: Figure) -> str:
    """2 years; 1 day; H20164; the words of a note."""
    if not figure.unit:
        return figure.value
    return f"{figure.value} {figure.unit.removesuffix('s') if figure.value == '1' else figure.unit}"


def standing_of(figure: Figure) -> str:
    """Whether a figure may be told as law, or only as what the organisation works with."""
    return "Your organisation’s setting, not confirmed as law" if figure.verify else "Law"


def valid_figure_value(key: str, value: str) -> str:
    """A figure's value as it is kept; refuses what the figure cannot be."""
    shipped = SHIPPED_BY_KEY.get(key)
    if shipped is None:
        raise RuleViolation("There is no such figure.", field="key")
    value = value.strip()
    if is_number(shipped):
        return str(_number(value))
    if key == ONE_OFF_DAYS:
        return _days(value)
    if is_code(shipped):
        if not OFFENCE.fullmatch(value.upper()):
            raise RuleViolation("Enter an offence code, such as H20164.", field="value")
        return value.upper()
    if not value or len(value) > LONGEST_NOTE:
        raise RuleViolation(f"Write a sentence or two, {LONGEST_NOTE} characters at most.", field="value")
    return value


def _days(value: str) -> str:
    """Days as people write them, apart by commas or on lines of their own; in one form, the earliest first."""
    written = [each.strip() for each in SEPARATOR.split(value) if each.strip()]
    if [each.lower() for each in written] == [NO_DAYS.lower()]:
        return NO_DAYS
    days = sorted({_day(each) for each in written})
    if not days or len(days) > MOST_DAYS:
        raise RuleViolation(f"Give each day, such as 3/5/2027, {MOST_DAYS} at most; or “{NO_DAYS}”.", field="value")
    return ", ".join(f"{day.day}/{day.month}/{day.year}" for day in days)


def _day(written: str) -> date:
    try:
        return read_day(written)
    except RuleViolation as refusal:
        raise RuleViolation(refusal.sentence, field="value") from refusal


def _number(value: str) -> int:
    number = int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else 0
    if not 1 <= number <= MOST:
        raise RuleViolation(f"Enter a whole number from 1 to {MOST:,}.", field="value")
    return number


def check_change(valid_from: date, *, today: date) -> None:
    """A figure changes from tomorrow at the earliest: what was recorded under it is never judged again by another."""
    if valid_from <= today:
        raise RuleViolation(
            "A figure of the law cannot change for today or the past: what was recorded under it stays. "
            "Choose tomorrow or later.",
            field="valid_from",
        )


def check_source(source: str) -> str:
    source = source.strip()
    if not source:
        raise RuleViolation("Say where it stands: the Act and its section, or who decided it.", field="source")
    if len(source) > LONGEST_SOURCE:
        raise RuleViolation(f"Use {LONGEST_SOURCE} characters or fewer.", field="source")
    return source


def book(law: Law, on: date) -> list[FigureGroup]:
    """Every figure as it holds on a day, in its part."""
    placed = set(chain.from_iterable(keys for _, keys in PARTS))
    rest = (REST, tuple(key for key in SHIPPED_BY_KEY if key not in placed))
    return [FigureGroup(title, [line(law, key, on) for key in keys]) for title, keys in (*PARTS, rest) if keys]


def line(law: Law, key: str, on: date) -> FigureLine:
    figure = law.figure(key, on)
    later = sorted(
        (each for each in law.settings if each.key == key and each.valid_from > on), key=lambda each: each.valid_from
    )
    planned = [f"{figure_value_words(each)} from {each.valid_from.day} {each.valid_from:%B %Y}" for each in later]
    return FigureLine(figure, figure_value_words(figure), standing_of(figure), "; then ".join(planned))
