"""What may be said of when something happened, as truth tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from accounts.rules import RuleViolation
from casework.dates.rules.precision import Precision, RoughMoment, Told, read_rough_moment

NOW = datetime(2026, 6, 10, 14, 5, 40, tzinfo=UTC)
MORNING = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
NOON = datetime(2026, 6, 9, 11, 0, tzinfo=UTC)
EXACT, ABOUT, DAY, BETWEEN = Precision.EXACT, Precision.ABOUT, Precision.DAY, Precision.BETWEEN


@pytest.mark.parametrize(
    ("precision", "begins", "until", "found"),
    [
        (EXACT, MORNING, None, RoughMoment(EXACT, MORNING, MORNING)),
        (ABOUT, MORNING, None, RoughMoment(ABOUT, MORNING, MORNING)),
        (EXACT, MORNING, NOON, RoughMoment(EXACT, MORNING, MORNING)),
        # A London day in summer begins at 23:00 UTC of the day before, and its last minute is 22:59.
        (
            EXACT,
            date(2026, 6, 9),
            None,
            RoughMoment(DAY, datetime(2026, 6, 8, 23, 0, tzinfo=UTC), datetime(2026, 6, 9, 22, 59, tzinfo=UTC)),
        ),
        # Of today only what has passed.
        (
            ABOUT,
            date(2026, 6, 10),
            None,
            RoughMoment(DAY, datetime(2026, 6, 9, 23, 0, tzinfo=UTC), datetime(2026, 6, 10, 14, 5, tzinfo=UTC)),
        ),
        (BETWEEN, MORNING, NOON, RoughMoment(BETWEEN, MORNING, NOON)),
        (BETWEEN, MORNING, MORNING, RoughMoment(BETWEEN, MORNING, MORNING)),
        (
            BETWEEN,
            date(2026, 6, 8),
            date(2026, 6, 10),
            RoughMoment(BETWEEN, datetime(2026, 6, 7, 23, 0, tzinfo=UTC), datetime(2026, 6, 10, 14, 5, tzinfo=UTC)),
        ),
        (EXACT, datetime(1996, 7, 4, 9, tzinfo=UTC), None, None),
    ],
)
def test_what_is_said_of_a_time_has_an_earliest_and_a_latest_moment(
    precision: Precision, begins: Told, until: Told | None, found: RoughMoment | None
) -> None:
    told = read_rough_moment(precision, begins, until, now=NOW)
    assert told == (found or RoughMoment(precision, told.first_at, told.first_at))


@pytest.mark.parametrize(
    ("precision", "begins", "until", "field", "sentence"),
    [
        (EXACT, datetime(2026, 6, 10, 14, 6, tzinfo=UTC), None, "happened_at", "not come yet"),
        (EXACT, date(2026, 6, 11), None, "happened_at", "not come yet"),
        (BETWEEN, MORNING, None, "until", "Say until when"),
        (BETWEEN, NOON, MORNING, "until", "ended before it began"),
        (BETWEEN, MORNING, date(2026, 6, 8), "until", "ended before it began"),
        (BETWEEN, MORNING, date(2026, 6, 11), "until", "not come yet"),
        (EXACT, datetime(1890, 1, 1, tzinfo=UTC), None, "happened_at", "too long ago"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(
    precision: Precision, begins: Told, until: Told | None, field: str, sentence: str
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        read_rough_moment(precision, begins, until, now=NOW)
    assert refusal.value.field == field
    assert sentence in refusal.value.sentence
