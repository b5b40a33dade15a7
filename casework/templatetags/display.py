"""How moments, days, counts, levels and risks are said in words on every page."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django import template

from casework.case_tasks.rules import due_parts
from casework.dates.rules.london_time import local_day, local_time
from casework.evidence.rules.file_signatures import words_of
from casework.evidence.rules.quotas import in_words

register = template.Library()

LEVEL_WORDS: Final = {"amber": "Amber", "red": "Red", "critical": "Critical"}
"""One word for a level wherever it stands: in a tag, a filter, a count, a paper (the glossary in ARCHITECTURE.md)."""
UNDER_A_MINUTE: Final = "less than a minute"
RISK_WORDS: Final = {
    "standard": "Standard risk",
    "medium": "Medium risk",
    "high": "High risk",
    "very_high": "Very high risk",
}
HOURS_BEFORE_DAYS: Final = 48
DAYS_BEFORE_MONTHS: Final = 62
MONTHS_BEFORE_YEARS: Final = 24


@register.filter
def when(moment: datetime | None) -> str:
    """Tue 3 Mar 2026, 14:05."""
    return f"{day(moment)}, {clock_time(moment)}" if moment else ""


@register.filter
def day(value: date | datetime | None) -> str:
    """Tue 3 Mar 2026: a date, or the London day of a moment."""
    if value is None:
        return ""
    local = local_day(value) if isinstance(value, datetime) else value
    return f"{short_day(local)} {local.year}"


@register.filter
def due(moment: datetime | None) -> str:
    """By when something is due: the day, with its time unless that is the end of the day."""
    written, clock = due_parts(moment)
    return f"{day(written)}{f', {clock:%H:%M}' if clock else ''}" if written else ""


@register.filter
def clock_time(moment: datetime | None) -> str:
    """14:05, by London clocks."""
    return f"{local_time(moment):%H:%M}" if moment else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """The machine's form, for the datetime attribute of a time element."""
    if isinstance(value, datetime):
        return local_time(value).isoformat(timespec="minutes")
    return value.isoformat() if value else ""


@register.filter
def ago(moment: datetime | None, now: datetime) -> str:
    """26 hours ago, Tue 3 Mar, 14:05; of a later moment: in 3 days, Fri 6 Mar, 14:05."""
    if not moment:
        return ""
    if abs(now - moment) < timedelta(minutes=1):
        return f"just now, {_absolute(moment, now)}"
    length = age(moment, now)
    relative = f"{length} ago" if moment <= now else f"in {length}"
    return f"{relative}, {_absolute(moment, now)}"


@register.filter
def age(moment: datetime | None, now: datetime) -> str:
    """26 hours: the length between a moment and now, in words that stand in a sentence; never blank for a moment."""
    if not moment:
        return ""
    length = abs(now - moment)
    minutes = length // timedelta(minutes=1)
    if minutes < 60:
        return count(minutes, "minute") if minutes else UNDER_A_MINUTE
    if length < timedelta(hours=HOURS_BEFORE_DAYS):
        return count(minutes // 60, "hour")
    return _days_or_more(*sorted((local_day(moment), local_day(now))))


@register.filter
def count(number: int | None, noun: str) -> str:
    """12 working days; 1 working day. A plural that is not made with s follows a comma: "penalty,penalties"."""
    if number is None:
        return ""
    one, _, many = noun.partition(",")
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@register.filter
def file_kind(media_type: str) -> str:
    """JPEG picture; AMR voice recording: what was told by the first bytes."""
    return words_of(media_type)


@register.filter
def file_size(size: int) -> str:
    """3.2 MB."""
    return in_words(size)


@register.filter
def level_words(level: str | None) -> str:
    """Amber, Red or Critical, whatever is late, near its end or to be looked at; nothing where nothing is."""
    return LEVEL_WORDS.get(level or "", "")


@register.filter
def risk_words(risk: str | None) -> str:
    """High risk."""
    return RISK_WORDS.get(risk or "", "")


def span_words(precision: str, first_at: datetime, last_at: datetime) -> str:
    """When something happened, as sure as it is known: about Tue 3 Mar 2026, 14:05; some time on Tue 3 Mar 2026."""
    if precision == "day":
        return f"some time on {day(first_at)}"
    if precision == "about":
        return f"about {when(last_at)}"
    if precision == "between":
        return f"between {_edge(first_at, '00:00')} and {_edge(last_at, '23:59')}"
    return when(last_at)


def _edge(moment: datetime, whole_day: str) -> str:
    """A moment; where it is the edge of a day, only the day was said."""
    return day(moment) if clock_time(moment) == whole_day else when(moment)


def short_day(value: date) -> str:
    """Tue 3 Mar."""
    return f"{value:%a} {value.day} {value:%b}"


def _absolute(moment: datetime, now: datetime) -> str:
    """The year is left out while it is this year's: the shorter line is read faster."""
    if local_day(moment).year != local_day(now).year:
        return when(moment)
    return f"{short_day(local_day(moment))}, {clock_time(moment)}"


def _days_or_more(first: date, last: date) -> str:
    days = (last - first).days
    if days < DAYS_BEFORE_MONTHS:
        return count(days, "day")
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months < MONTHS_BEFORE_YEARS:
        return count(months, "month")
    return count(months // 12, "year")
