"""Writes court dates as an iCalendar file that names neither person nor place nor case.

A calendar is copied to phones, watches and the servers of others. So it holds a neutral name, a time, and an address
that opens only for those who may sign in (RFC 5545).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, vDuration

LENGTH: Final = timedelta(hours=1)
"""How long an entry is shown: nobody knows how long a hearing lasts, and one of no length cannot be seen."""
READ_AGAIN: Final = timedelta(hours=2)


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """One court date as a calendar shows it; `at` is None while its time is not known."""

    uid: str
    day: date
    at: datetime | None
    is_called_off: bool
    href: str
    sequence: int
    changed_at: datetime


def calendar_of(appointed: Iterable[CalendarEntry], *, name: str) -> bytes:
    """A calendar of court dates under the service's neutral name, on one line whatever was set."""
    name = " ".join(name.split())
    calendar = Calendar()
    calendar.add("prodid", "-//Court dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{name}: court dates")
    calendar.add("x-published-ttl", vDuration(READ_AGAIN), encode=False)  # else it is written as Python writes it
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    for each in appointed:
        calendar.add_component(_event(each, name))
    return bytes(calendar.to_ical())


def _event(each: CalendarEntry, name: str) -> Event:
    event = Event()
    event.add("uid", each.uid)
    event.add("dtstamp", each.changed_at)
    event.add("last-modified", each.changed_at)
    event.add("sequence", each.sequence)
    event.add("status", "CANCELLED" if each.is_called_off else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("url", each.href)
    event.add("summary", _summary(each, name))
    if each.at is None:
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
    else:
        event.add("dtstart", each.at)
        event.add("duration", LENGTH)
    return event


def _summary(each: CalendarEntry, name: str) -> str:
    """Some calendars show what is cancelled like any other day: so it says so first, where a narrow screen shows it."""
    if each.is_called_off:
        return f"Cancelled: {name}, court date"
    return f"{name}: court date" if each.at else f"{name}: court date (time to be confirmed)"
