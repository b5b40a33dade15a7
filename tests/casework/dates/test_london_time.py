"""The clocks of England: what a written local time means, on ordinary days and when the clocks change."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import LONDON, local_day, local_moment, local_time, midnight, moments_of


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-15T14:05", utc(2026, 1, 15, 14, 5)),
        ("2026-07-15T14:05", utc(2026, 7, 15, 13, 5)),
        ("2026-07-15 14:05", utc(2026, 7, 15, 13, 5)),
        ("2026-07-15T14:05:30", utc(2026, 7, 15, 13, 5, 30)),
        ("2026-07-15T14:05Z", utc(2026, 7, 15, 14, 5)),
        ("2026-07-15T14:05+01:00", utc(2026, 7, 15, 13, 5)),
        ("2026-07-15T14:05-05:00", utc(2026, 7, 15, 19, 5)),
        ("2024-02-29T00:00", utc(2024, 2, 29, 0, 0)),
        # Spring: 01:00 becomes 02:00. Autumn: 02:00 becomes 01:00.
        ("2026-03-29T00:59", utc(2026, 3, 29, 0, 59)),
        ("2026-03-29T02:00", utc(2026, 3, 29, 1, 0)),
        ("2026-10-25T00:59", utc(2026, 10, 24, 23, 59)),
        ("2026-10-25T02:00", utc(2026, 10, 25, 2, 0)),
        # An offset settles which of two it was.
        ("2026-10-25T01:30+01:00", utc(2026, 10, 25, 0, 30)),
        ("2026-10-25T01:30+00:00", utc(2026, 10, 25, 1, 30)),
    ],
)
def test_local_moment_written_is_one_moment(written: str, moment: datetime) -> None:
    assert local_moment(written) == moment
    assert local_moment(written).tzinfo is UTC


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2026-03-29T01:00", "01:00 on 29 March 2026 did not happen"),
        ("2026-03-29T01:59:59", "01:59 on 29 March 2026 did not happen"),
        ("2026-10-25T01:00", "01:00 on 25 October 2026 happened twice"),
        ("2026-10-25T01:59", "01:59 on 25 October 2026 happened twice"),
        ("2026-02-29T10:00", "2026-02-29T10:00 is not a real date and time."),
        ("2026-04-31T10:00", "is not a real date and time."),
        ("2026-04-30T24:30", "is not a real date and time."),
        ("2026-04-30T10:00+99:00", "is not a real date and time."),
        ("2026-04-30", "is not a date and time. Write it like"),
        ("20260430T1000", "is not a date and time."),
        ("soon", "“soon” is not a date and time."),
        ("", "is not a date and time."),
        ("٢٠٢٦-٠٣-٠٣T١٠:٠٠", "is not a date and time."),
        ("0206-03-03T10:00", "Check the year of 0206-03-03."),
        ("0001-01-01T00:00+14:00", "Check the year"),
        ("9999-12-31T23:59-14:00", "Check the year"),
    ],
)
def test_local_moment_senseless_is_refused_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        local_moment(written)
    assert sentence in refusal.value.sentence


def test_local_moment_takes_times_that_are_not_text() -> None:
    naive = datetime(2026, 7, 15, 14, 5)  # noqa: DTZ001
    aware = datetime(2026, 7, 15, 14, 5, tzinfo=timezone(timedelta(hours=2)))
    assert local_moment(naive) == utc(2026, 7, 15, 13, 5)
    assert local_moment(aware) == utc(2026, 7, 15, 12, 5)


@pytest.mark.parametrize(
    ("local", "moments"),
    [
        ((2026, 3, 3, 9, 0), (utc(2026, 3, 3, 9, 0),)),
        ((2026, 3, 29, 1, 30), ()),
        ((2026, 10, 25, 1, 30), (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))),
    ],
)
def test_moments_of_a_local_time(local: tuple[int, ...], moments: tuple[datetime, ...]) -> None:
    assert moments_of(datetime(*local)) == moments  # type: ignore[arg-type]  # noqa: DTZ001


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (utc(2026, 1, 1, 0, 0), date(2026, 1, 1)),
        (utc(2026, 6, 30, 22, 59), date(2026, 6, 30)),
        (utc(2026, 6, 30, 23, 0), date(2026, 7, 1)),
        (utc(2024, 2, 28, 23, 59), date(2024, 2, 28)),
    ],
)
def test_local_day_is_the_london_day(moment: datetime, day: date) -> None:
    assert local_day(moment) == day
    assert local_time(moment).date() == day


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2026, 12, 25), utc(2026, 12, 25)),
        (date(2026, 3, 29), utc(2026, 3, 29)),
        (date(2026, 3, 30), utc(2026, 3, 29, 23)),
        (date(2026, 10, 25), utc(2026, 10, 24, 23)),
        (date(2026, 10, 26), utc(2026, 10, 26)),
    ],
)
def test_midnight_begins_the_london_day(day: date, moment: datetime) -> None:
    assert midnight(day) == moment


@given(st.dates(date(1972, 1, 1), date(2199, 12, 31)))
def test_midnight_of_any_day_lies_in_that_day_and_nothing_before_it_does(day: date) -> None:
    assert local_day(midnight(day)) == day
    assert local_day(midnight(day) - timedelta(microseconds=1)) == day - timedelta(days=1)


@given(st.datetimes(datetime(1972, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_moments_of_what_london_shows_contain_the_moment(moment: datetime) -> None:
    shown = moment.astimezone(LONDON).replace(tzinfo=None)
    assert moment in moments_of(shown)
