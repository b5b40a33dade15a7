"""The truth table of days and times as people say them; nothing in it is saved before it was shown in full."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.dates.rules.london_time import LONDON
from casework.dates.rules.spoken_moments import Leaning, SpokenMoment, read_spoken

NOW = datetime(2026, 11, 30, 14, 5, 33, tzinfo=LONDON)  # a Monday
PAST, COMING, NEAREST = Leaning.PAST, Leaning.COMING, Leaning.NEAREST


@pytest.mark.parametrize(
    ("said", "leaning", "day", "clock"),
    [
        ("today", NEAREST, date(2026, 11, 30), None),
        ("Today", PAST, date(2026, 11, 30), None),
        (" yesterday ", NEAREST, date(2026, 11, 29), None),
        ("tomorrow", NEAREST, date(2026, 12, 1), None),
        ("now", NEAREST, date(2026, 11, 30), time(14, 5)),
        ("yesterday 9pm", NEAREST, date(2026, 11, 29), time(21)),
        ("yesterday at 9:30", NEAREST, date(2026, 11, 29), time(9, 30)),
        ("yesterday, 9.30 am", NEAREST, date(2026, 11, 29), time(9, 30)),
        ("today noon", NEAREST, date(2026, 11, 30), time(12)),
        ("28/11", NEAREST, date(2026, 11, 28), None),
        ("28.11", PAST, date(2026, 11, 28), None),
        ("28-11", COMING, date(2027, 11, 28), None),
        ("30/11", PAST, date(2026, 11, 30), None),
        ("30/11", COMING, date(2026, 11, 30), None),
        ("3/1", NEAREST, date(2027, 1, 3), None),
        ("3/1", PAST, date(2026, 1, 3), None),
        ("3 March", NEAREST, date(2027, 3, 3), None),
        ("3 March", PAST, date(2026, 3, 3), None),
        ("3rd of march", PAST, date(2026, 3, 3), None),
        ("March 3", PAST, date(2026, 3, 3), None),
        ("1 sept", PAST, date(2026, 9, 1), None),
        ("3 March 9pm", PAST, date(2026, 3, 3), time(21)),
        ("28/11 at 9:05 pm", NEAREST, date(2026, 11, 28), time(21, 5)),
        ("3/3/2026 9pm", NEAREST, date(2026, 3, 3), time(21)),
        ("29/2", PAST, date(2024, 2, 29), None),
        ("29/2", COMING, date(2028, 2, 29), None),
        ("sunday", NEAREST, date(2026, 11, 29), None),
        ("monday", PAST, date(2026, 11, 23), None),
        ("monday", COMING, date(2026, 12, 7), None),
        ("last monday", COMING, date(2026, 11, 23), None),
        ("tuesday 10am", COMING, date(2026, 12, 1), time(10)),
    ],
)
def test_what_people_say_is_understood(said: str, leaning: Leaning, day: date, clock: time | None) -> None:
    assert read_spoken(said, NOW, leaning) == SpokenMoment(day, clock)


@pytest.mark.parametrize(
    "said",
    [
        *("", " ", "soon", "31/4", "0/3", "12/25", "3 Foo", "28/11 2026", "28/11 9", "yesterday 25:00", "9pm", "noon"),
        *("next year", "3/3/26", "31/4 9pm", "٣/٣", "today" * 20, "yesterday 13pm", "28/11/9pm"),
    ],
)
def test_what_may_mean_something_else_is_not_guessed(said: str) -> None:
    assert read_spoken(said, NOW) is None


@given(st.dates(date(1990, 1, 1), date(2190, 12, 31)), st.dates(date(2000, 1, 1), date(2180, 12, 31)))
def test_day_without_its_year_leans_the_way_it_is_asked_for(day: date, today: date) -> None:
    said, now = f"{day.day}/{day.month}", datetime.combine(today, time(12), LONDON)
    past, coming = read_spoken(said, now, PAST), read_spoken(said, now, COMING)
    nearest = read_spoken(said, now)
    assert past is None or past.day <= today
    assert coming is None or coming.day >= today
    assert nearest in (past, coming)


def test_words_say_it_in_full() -> None:
    assert SpokenMoment(date(2026, 11, 28), time(21)).words == "Sat 28 Nov 2026, 21:00"
    assert SpokenMoment(date(2026, 11, 28)).words == "Sat 28 Nov 2026"
    assert SpokenMoment(date(2026, 11, 28), time(0)).words == "Sat 28 Nov 2026, 00:00"
