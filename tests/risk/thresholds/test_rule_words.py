"""How a time gone by is said, at each of its borders: it stands on the desk of the police and in letters."""

from __future__ import annotations

from datetime import timedelta

import pytest

from risk.thresholds.rules.rule_words import elapsed

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (-HOUR, "less than an hour"),
        (timedelta(), "less than an hour"),
        (HOUR - timedelta(seconds=1), "less than an hour"),
        (HOUR, "1 hour"),
        (2 * HOUR - timedelta(seconds=1), "1 hour"),
        (2 * HOUR, "2 hours"),
        (72 * HOUR, "72 hours"),
        (73 * HOUR, "3 days (73 hours)"),
        (96 * HOUR, "4 days (96 hours)"),
    ],
)
def test_a_time_gone_by_in_words(span: timedelta, words: str) -> None:
    assert elapsed(span) == words
