"""What people type for days and times, and what it is taken to mean."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules import RuleViolation
from casework.form_fields.rules.text_input import read_day, read_time

THIRD_OF_MARCH = date(2026, 3, 3)


@pytest.mark.parametrize(
    "written",
    [
        "3/3/2026", "03/03/2026", "3 3 2026", "3-3-2026", "3.3.2026", "3 / 3 / 2026", "2026-03-03", "2026/3/3",
        "3 Mar 2026", "3 march 2026", "3rd March 2026", "3Mar2026", "Tue 3 Mar 2026", "Tuesday, 3 March 2026",
        "  3/3/2026 ",
    ],
)  # fmt: skip
def test_read_day_in_every_common_writing(written: str) -> None:
    assert read_day(written) == THIRD_OF_MARCH


@pytest.mark.parametrize(
    ("written", "day"),
    [("29/2/2024", date(2024, 2, 29)), ("1 Sept 2026", date(2026, 9, 1)), ("31/12/2026", date(2026, 12, 31))],
)
def test_read_day_at_the_edges(written: str, day: date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/04/2026", "31/04/2026 is not a real date."),
        ("29/2/2026", "29/2/2026 is not a real date."),
        ("0/3/2026", "0/3/2026 is not a real date."),
        ("12/25/2026", "12/25/2026 is not a real date. Write the day first, then the month."),
        ("3/3/26", "Write the year of 3/3/26 with four digits, like 3/3/2026."),
        ("3/3/206", "Check the year of 3/3/206."),
        ("3/3/0206", "Check the year of 3/3/0206."),
        ("3/3/20266", "Check the year of 3/3/20266."),
        ("soon", "“soon” is not a date we can read. Write it like 3/3/2026."),
        ("3 Foo 2026", "“3 Foo 2026” is not a date we can read. Write it like 3/3/2026."),
        ("", "“” is not a date we can read. Write it like 3/3/2026."),
        ("٣/٣/٢٠٢٦", "“٣/٣/٢٠٢٦” is not a date we can read. Write it like 3/3/2026."),
    ],
)
def test_read_day_wrong_says_what_to_mend(written: str, sentence: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        read_day(written)
    assert refusal.value.sentence == sentence


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14:05", time(14, 5)),
        ("14.05", time(14, 5)),
        ("1405", time(14, 5)),
        ("0905", time(9, 5)),
        ("905", time(9, 5)),
        ("9:05", time(9, 5)),
        ("2.05pm", time(14, 5)),
        ("2:05 PM", time(14, 5)),
        ("2:05 p.m.", time(14, 5)),
        ("9am", time(9, 0)),
        ("12am", time(0, 0)),
        ("12:30am", time(0, 30)),
        ("12pm", time(12, 0)),
        ("noon", time(12, 0)),
        ("00:00", time(0, 0)),
        ("23:59", time(23, 59)),
    ],
)
def test_read_time_in_every_common_writing(written: str, meant: time) -> None:
    assert read_time(written) == meant


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("14", "“14” is not a time we can read. Write it like 14:05 or 2:05pm."),
        ("teatime", "“teatime” is not a time we can read. Write it like 14:05 or 2:05pm."),
        ("midnight", "“midnight” is not a time we can read. Write it like 14:05 or 2:05pm."),
        ("25:00", "25:00 is not a real time. Write it like 14:05 or 2:05pm."),
        ("14:60", "14:60 is not a real time. Write it like 14:05 or 2:05pm."),
        ("13pm", "13pm is not a real time. Write it like 14:05 or 2:05pm."),
        ("0am", "0am is not a real time. Write it like 14:05 or 2:05pm."),
        ("24:00", "Write midnight as 00:00, with the day that it begins."),
    ],
)
def test_read_time_wrong_says_what_to_mend(written: str, sentence: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        read_time(written)
    assert refusal.value.sentence == sentence


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_read_day_reads_back_what_the_service_writes(day: date) -> None:
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day.day} {day:%b} {day.year}"):
        assert read_day(written) == day


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_never_fails(text: str) -> None:
    for reader in (read_day, read_time):
        with suppress(RuleViolation):
            reader(text)
