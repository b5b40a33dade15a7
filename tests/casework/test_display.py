"""How moments, days, counts and levels are said in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.templatetags import display

NOW = datetime(2026, 3, 4, 16, 10, tzinfo=UTC)
SUMMER = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, ""),
        (NOW, "just now, Wed 4 Mar, 16:10"),
        (NOW - timedelta(seconds=59), "just now, Wed 4 Mar, 16:09"),
        (NOW - timedelta(minutes=1), "1 minute ago, Wed 4 Mar, 16:09"),
        (NOW - timedelta(minutes=59), "59 minutes ago, Wed 4 Mar, 15:11"),
        (NOW - timedelta(minutes=60), "1 hour ago, Wed 4 Mar, 15:10"),
        (NOW - timedelta(hours=26, minutes=5), "26 hours ago, Tue 3 Mar, 14:05"),
        (NOW - timedelta(hours=47, minutes=59), "47 hours ago, Mon 2 Mar, 16:11"),
        (NOW - timedelta(hours=48), "2 days ago, Mon 2 Mar, 16:10"),
        (NOW - timedelta(days=61), "61 days ago, Fri 2 Jan, 16:10"),
        (datetime(2025, 12, 3, 9, 30, tzinfo=UTC), "3 months ago, Wed 3 Dec 2025, 09:30"),
        (datetime(2025, 12, 5, 9, 30, tzinfo=UTC), "2 months ago, Fri 5 Dec 2025, 09:30"),
        (datetime(2021, 4, 6, 9, 30, tzinfo=UTC), "4 years ago, Tue 6 Apr 2021, 10:30"),
        (NOW + timedelta(hours=5), "in 5 hours, Wed 4 Mar, 21:10"),
        (NOW + timedelta(days=3), "in 3 days, Sat 7 Mar, 16:10"),
    ],
)
def test_ago_says_relative_and_absolute(moment: datetime | None, words: str) -> None:
    assert display.ago(moment, NOW) == words


def test_ago_counts_true_hours_over_the_night_the_clocks_go_back() -> None:
    before, after = datetime(2026, 10, 24, 23, 0, tzinfo=UTC), datetime(2026, 10, 25, 9, 0, tzinfo=UTC)
    assert display.ago(before, after) == "10 hours ago, Sun 25 Oct, 00:00"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (display.when(SUMMER), "Wed 1 Jul 2026, 00:30"),
        (display.when(None), ""),
        (display.day(SUMMER), "Wed 1 Jul 2026"),
        (display.day(date(2026, 3, 3)), "Tue 3 Mar 2026"),
        (display.day(None), ""),
        (display.clock_time(SUMMER), "00:30"),
        (display.clock_time(None), ""),
        (display.iso(SUMMER), "2026-07-01T00:30+01:00"),
        (display.iso(date(2026, 3, 3)), "2026-03-03"),
        (display.iso(None), ""),
        (display.age(NOW - timedelta(hours=26), NOW), "26 hours"),
        (display.age(None, NOW), ""),
        (display.age(NOW, NOW), "less than a minute"),
        (display.age(NOW - timedelta(minutes=1), NOW), "1 minute"),
        (display.age(NOW - timedelta(minutes=59), NOW), "59 minutes"),
        (display.age(NOW - timedelta(hours=1), NOW), "1 hour"),
        (display.count(1, "working day"), "1 working day"),
        (display.count(12, "working day"), "12 working days"),
        (display.count(0, "breach,breaches"), "0 breaches"),
        (display.count(1200, "case"), "1,200 cases"),
        (display.count(None, "case"), ""),
    ],
)
def test_words_for_moments_days_and_counts(words: str, expected: str) -> None:
    assert words == expected


@pytest.mark.parametrize(
    ("level", "words"), [("amber", "Amber"), ("red", "Red"), ("critical", "Critical"), ("", ""), (None, "")]
)
def test_a_level_has_one_word_whatever_it_is_of(level: str | None, words: str) -> None:
    assert display.level_words(level) == words


def test_risk_words() -> None:
    assert [display.risk_words(risk) for risk in ("standard", "very_high", None)] == [
        "Standard risk",
        "Very high risk",
        "",
    ]
