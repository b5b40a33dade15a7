"""Court dates as a calendar file: read back by a real parser, on days the clocks change, without a word too many."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from orders.diary.rules.calendar_file import CalendarEntry, calendar_of

CHANGED = datetime(2026, 10, 1, 8, 15, tzinfo=UTC)


def appointed(**fields: Any) -> CalendarEntry:
    return CalendarEntry(
        **{
            "uid": "3f0c6a52-8f5e-4f0e-9a55-0a4d3b8f9c11",
            "day": date(2026, 10, 25),
            "at": None,
            "is_called_off": False,
            "href": "https://hawthorn.invalid/cases/x/hearings/y/",
            "sequence": 0,
            "changed_at": CHANGED,
            **fields,
        }
    )


def read(*rows: CalendarEntry) -> list[Any]:
    return list(Calendar.from_ical(calendar_of(rows, name="Hawthorn")).walk("VEVENT"))


def test_an_empty_calendar_opens() -> None:
    calendar = Calendar.from_ical(calendar_of([], name="Hawthorn"))
    assert calendar["VERSION"] == "2.0" and calendar["X-WR-CALNAME"] == "Hawthorn: court dates"


def test_how_often_to_read_again_is_said_as_calendars_read_it() -> None:
    lines = calendar_of([], name="Hawthorn").decode().splitlines()
    assert "X-PUBLISHED-TTL:PT2H" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT2H" in lines


@pytest.mark.parametrize("at", [None, datetime(2026, 10, 25, 10, tzinfo=UTC)])
def test_what_is_called_off_says_so_first_in_its_summary(at: datetime | None) -> None:
    on, off = read(appointed(at=at), appointed(at=at, is_called_off=True))
    assert off["summary"] == "Cancelled: Hawthorn, court date"
    assert "Cancelled" not in on["summary"]


def test_a_time_is_the_same_moment_on_the_days_the_clocks_change() -> None:
    """10:00 on the eve and on the day that the clocks go back, each as the moment it is."""
    eve, day = read(
        appointed(at=datetime(2026, 10, 24, 9, tzinfo=UTC)), appointed(at=datetime(2026, 10, 25, 10, tzinfo=UTC))
    )
    assert eve.decoded("dtstart") == datetime(2026, 10, 24, 9, tzinfo=UTC)
    assert day.decoded("dtstart") == datetime(2026, 10, 25, 10, tzinfo=UTC)
    assert day.decoded("dtstart").utcoffset() == timedelta(0)
    assert day["summary"] == "Hawthorn: court date"


def test_without_a_time_it_is_the_whole_day() -> None:
    (event,) = read(appointed())
    assert event.decoded("dtstart") == date(2026, 10, 25)
    assert event.decoded("dtend") == date(2026, 10, 26)
    assert event["summary"] == "Hawthorn: court date (time to be confirmed)"


def test_what_is_called_off_is_cancelled_under_the_same_uid() -> None:
    before, after = read(appointed(), appointed(is_called_off=True, sequence=2))
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert before["uid"] == after["uid"] and after.decoded("sequence") > before.decoded("sequence")


def test_it_says_nothing_but_a_name_a_time_and_an_address() -> None:
    (event,) = read(appointed())
    assert set(event) == {
        *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS", "CLASS", "URL", "SUMMARY", "DTSTART", "DTEND"),
    }
    assert event.decoded("dtstamp") == CHANGED, "the same each time it is read"
    assert calendar_of([appointed()], name="Hawthorn") == calendar_of([appointed()], name="Hawthorn")


def test_a_name_with_signs_of_its_own_cannot_break_a_line() -> None:
    body = calendar_of([appointed()], name="A; B,\r\nDESCRIPTION:leak")
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert "DESCRIPTION" not in event
