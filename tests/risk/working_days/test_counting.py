"""Working days of England and Wales, against the official list and against calendars worked by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from casework.dates.rules.london_time import LONDON
from risk.working_days.rules import ENGLAND_AND_WALES, WorkingDays, bank_holidays

OFFICIAL: Final = BankHolidays(use_cached_holidays=True).get_holidays(BankHolidays.ENGLAND_AND_WALES)
YEARS: Final = range(2012, 2029)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize("year", YEARS)
def test_bank_holidays_are_those_of_the_official_list(year: int) -> None:
    official = {each["date"] for each in OFFICIAL if each["date"].year == year}
    assert official, "the bundled list does not reach this year"
    assert {day for day in bank_holidays(year) if day.weekday() < 5} == {day for day in official if day.weekday() < 5}


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-12-24", True),  # a Thursday
        ("2026-12-25", False),  # Christmas Day, a Friday
        ("2026-12-26", False),  # Boxing Day, a Saturday
        ("2026-12-28", False),  # the Monday instead of Boxing Day
        ("2026-12-29", True),
        ("2027-01-01", False),
        ("2022-06-02", False),  # the late May holiday, moved to the Thursday
        ("2022-06-03", False),  # Platinum Jubilee, once only
        ("2022-09-19", False),  # funeral of Elizabeth II, once only
        ("2023-05-08", False),  # coronation, once only
        ("2020-05-04", True),  # early May holiday of 2020 was moved to the Friday
        ("2020-05-08", False),
        ("2021-12-27", False),
        ("2021-12-28", False),
        ("2022-01-03", False),
        ("2024-02-29", True),  # leap day, a Thursday
        ("2026-03-17", True),  # St Patrick's Day is a holiday in Northern Ireland only
        ("2026-11-30", True),  # St Andrew's Day in Scotland only
        ("2026-08-03", True),  # Scotland's August holiday
        ("2026-08-31", False),
        ("2026-06-06", False),  # a Saturday
        ("2026-06-07", False),  # a Sunday
    ],
)
def test_working_day_is_a_weekday_that_is_no_bank_holiday(day: str, working: bool) -> None:
    assert ENGLAND_AND_WALES.includes(date.fromisoformat(day)) is working


@pytest.mark.parametrize(
    ("start", "count", "over"),
    [
        # Thu 24 Dec 2026: Tue 29 is 1, Wed 30 is 2.
        ("2026-12-24T10:00", 1, "2026-12-30T00:00"),
        ("2026-12-24T10:00", 2, "2026-12-31T00:00"),
        # Thu 31 Dec is 3, Fri 1 Jan is a holiday, Mon 4 Jan is 4.
        ("2026-12-24T10:00", 3, "2027-01-01T00:00"),
        ("2026-12-24T10:00", 4, "2027-01-05T00:00"),
        # The hour of the day does not matter; the day of the event is day 0.
        ("2021-01-11T00:00", 2, "2021-01-14T00:00"),
        ("2021-01-11T23:59:59.999999", 2, "2021-01-14T00:00"),
        # From a day that is no working day: Sat 6 and Sun 7 June 2026, Mon 8 is 1.
        ("2026-06-06T12:00", 1, "2026-06-09T00:00"),
        ("2026-06-07T12:00", 1, "2026-06-09T00:00"),
        # A Friday: Mon 8 is 1.  A Thursday, N = 1: Fri 5 is 1, over on Sat 6 at 00:00.
        ("2026-06-05T12:00", 1, "2026-06-09T00:00"),
        ("2026-06-04T12:00", 1, "2026-06-06T00:00"),
        # Easter 2026: Thu 2 April; Fri 3 and Mon 6 are holidays; Tue 7 is 1.
        ("2026-04-02T12:00", 1, "2026-04-08T00:00"),
        # Over the leap day: Wed 28 Feb 2024; Thu 29 is 1, Fri 1 March is 2.
        ("2024-02-28T12:00", 2, "2024-03-02T00:00"),
        # Over both clock changes: midnight is local midnight.
        ("2026-03-27T12:00", 1, "2026-03-31T00:00"),
        ("2026-10-23T12:00", 1, "2026-10-27T00:00"),
        # No working day at all: over when the day itself is.
        ("2026-06-01T12:00", 0, "2026-06-02T00:00"),
    ],
)
def test_limit_is_over_at_the_midnight_after_its_last_working_day(start: str, count: int, over: str) -> None:
    assert ENGLAND_AND_WALES.over_at(local(start), count) == local(over)


def test_day_of_an_event_is_the_london_day() -> None:
    """23:30 UTC on Mon 1 June is already Tuesday in London: Wed 3 is working day 1."""
    assert ENGLAND_AND_WALES.over_at(datetime(2026, 6, 1, 23, 30, tzinfo=UTC), 1) == local("2026-06-04T00:00")


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        ("2026-06-30", 2, "2026-06-26"),  # Mon 29 is 1, Fri 26 is 2
        ("2026-06-30", 10, "2026-06-16"),  # 29, 26 to 22 = 6, 19 to 16 = 10
        ("2026-12-29", 1, "2026-12-24"),  # Mon 28, the weekend and Christmas Day do not count
        ("2026-06-28", 1, "2026-06-26"),  # from a Sunday
    ],
)
def test_working_days_before_a_day_are_strictly_before_it(day: str, count: int, found: str) -> None:
    assert ENGLAND_AND_WALES.nth_before(date.fromisoformat(day), count) == date.fromisoformat(found)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2021-09-07", "2021-09-20", 9),  # 8, 9, 10, 13 to 17, 20
        ("2026-12-24", "2026-12-29", 1),
        ("2026-06-01", "2026-06-01", 0),
        ("2026-06-05", "2026-06-07", 0),
        ("2026-06-03", "2026-06-01", 0),
    ],
)
def test_working_days_between_leave_out_the_first_day_and_count_the_last(first: str, last: str, count: int) -> None:
    assert ENGLAND_AND_WALES.between(date.fromisoformat(first), date.fromisoformat(last)) == count


def test_day_that_an_organisation_closes_is_no_working_day() -> None:
    """Requested Mon 1 June 2026 with Tue 2 closed: Wed 3 is working day 1."""
    closed = WorkingDays(frozenset({date(2026, 6, 2)}))
    assert closed.over_at(local("2026-06-01T10:00"), 1) == local("2026-06-04T00:00")
