"""What is expected next on an application, and when, as a truth table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from orders.applications.rules.expected_next import (
    ApplicationStanding,
    LevelDate,
    NextDate,
    NextDateBasis,
    Promise,
    next_expected,
)

TODAY = date(2026, 3, 3)
DAY = timedelta(days=1)
ENTERED = datetime(2026, 2, 20, 9, tzinfo=UTC)
POLICE = ApplicationStanding(is_open=True, waiting_on="police_oic", stage_entered_at=ENTERED)
COURT = replace(POLICE, waiting_on="court")
LISTED = replace(COURT, hearing_on=TODAY + 9 * DAY)
PROMISE = Promise("police_oic", ENTERED, TODAY - 5 * DAY, TODAY + 2 * DAY, "Draft the statement")
LATER = replace(PROMISE, told_on=TODAY, expected_on=TODAY + 4 * DAY)
BROKEN = replace(PROMISE, expected_on=TODAY - DAY)
OLD_STAGE = replace(PROMISE, stage_entered_at=ENTERED - DAY)
AMBER, RED = LevelDate(TODAY + DAY, "amber"), LevelDate(TODAY + 3 * DAY, "red")


@pytest.mark.parametrize(
    ("stand", "promises", "turns", "ground", "on", "is_past"),
    [
        (LISTED, [PROMISE], [AMBER], NextDateBasis.HEARING, TODAY + 9 * DAY, False),
        (replace(COURT, hearing_on=TODAY), [], [], NextDateBasis.HEARING, TODAY, False),
        (replace(COURT, hearing_on=TODAY - DAY), [], [AMBER], NextDateBasis.HEARING, TODAY - DAY, True),
        (POLICE, [PROMISE], [AMBER], NextDateBasis.PROMISE, TODAY + 2 * DAY, False),
        (POLICE, [LATER, PROMISE], [], NextDateBasis.PROMISE, TODAY + 4 * DAY, False),
        (POLICE, [BROKEN], [AMBER], NextDateBasis.PROMISE, TODAY - DAY, True),
        (POLICE, [OLD_STAGE], [AMBER], NextDateBasis.CLOCK, TODAY + DAY, False),
        (COURT, [PROMISE], [RED, AMBER], NextDateBasis.CLOCK, TODAY + DAY, False),
        (COURT, [], [RED], NextDateBasis.CLOCK, TODAY + 3 * DAY, False),
        (COURT, [], [LevelDate(TODAY, "red"), LevelDate(TODAY - DAY, "amber")], NextDateBasis.NOTHING, None, False),
        (POLICE, [], [], NextDateBasis.NOTHING, None, False),
        (replace(LISTED, is_open=False), [PROMISE], [AMBER], NextDateBasis.ENDED, None, False),
    ],
)
def test_next_expected_f_02_names_a_day_or_says_that_nobody_did(
    stand: ApplicationStanding,
    promises: list[Promise],
    turns: list[LevelDate],
    ground: NextDateBasis,
    on: date | None,
    is_past: bool,
) -> None:
    found = next_expected(stand, promises, turns, TODAY)
    assert (found.ground, found.on, found.is_past) == (ground, on, is_past)


def test_next_expected_says_what_turns() -> None:
    assert next_expected(POLICE, [], [AMBER], TODAY).words == "This stage is amber from then on"
    assert next_expected(POLICE, [], [RED], TODAY).words == "This stage is red from then on"
    assert next_expected(POLICE, [], [LevelDate(TODAY + DAY, "critical")], TODAY) == NextDate(
        NextDateBasis.CLOCK, TODAY + DAY, "This stage is critical from then on"
    )
