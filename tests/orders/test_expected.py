"""What is expected next on an application, and when, as a truth table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from orders.rules.expected import Expected, Ground, Promise, Stand, Turn, next_expected

TODAY = date(2026, 3, 3)
DAY = timedelta(days=1)
ENTERED = datetime(2026, 2, 20, 9, tzinfo=UTC)
POLICE = Stand(is_open=True, waiting_on="police_oic", stage_entered_at=ENTERED)
COURT = replace(POLICE, waiting_on="court")
LISTED = replace(COURT, hearing_on=TODAY + 9 * DAY)
PROMISE = Promise("police_oic", ENTERED, TODAY - 5 * DAY, TODAY + 2 * DAY, "Draft the statement")
LATER = replace(PROMISE, told_on=TODAY, expected_on=TODAY + 4 * DAY)
BROKEN = replace(PROMISE, expected_on=TODAY - DAY)
OLD_STAGE = replace(PROMISE, stage_entered_at=ENTERED - DAY)
AMBER, RED = Turn(TODAY + DAY, "amber"), Turn(TODAY + 3 * DAY, "red")


@pytest.mark.parametrize(
    ("stand", "promises", "turns", "ground", "on", "is_past"),
    [
        (LISTED, [PROMISE], [AMBER], Ground.HEARING, TODAY + 9 * DAY, False),
        (replace(COURT, hearing_on=TODAY), [], [], Ground.HEARING, TODAY, False),
        (replace(COURT, hearing_on=TODAY - DAY), [], [AMBER], Ground.HEARING, TODAY - DAY, True),
        (POLICE, [PROMISE], [AMBER], Ground.PROMISE, TODAY + 2 * DAY, False),
        (POLICE, [LATER, PROMISE], [], Ground.PROMISE, TODAY + 4 * DAY, False),
        (POLICE, [BROKEN], [AMBER], Ground.PROMISE, TODAY - DAY, True),
        (POLICE, [OLD_STAGE], [AMBER], Ground.CLOCK, TODAY + DAY, False),
        (COURT, [PROMISE], [RED, AMBER], Ground.CLOCK, TODAY + DAY, False),
        (COURT, [], [RED], Ground.CLOCK, TODAY + 3 * DAY, False),
        (COURT, [], [Turn(TODAY, "red"), Turn(TODAY - DAY, "amber")], Ground.NOTHING, None, False),
        (POLICE, [], [], Ground.NOTHING, None, False),
        (replace(LISTED, is_open=False), [PROMISE], [AMBER], Ground.ENDED, None, False),
    ],
)
def test_next_expected_f_02_names_a_day_or_says_that_nobody_did(
    stand: Stand, promises: list[Promise], turns: list[Turn], ground: Ground, on: date | None, is_past: bool
) -> None:
    found = next_expected(stand, promises, turns, TODAY)
    assert (found.ground, found.on, found.is_past) == (ground, on, is_past)


def test_next_expected_says_what_turns() -> None:
    assert next_expected(POLICE, [], [AMBER], TODAY).words == "This stage is late from then on"
    assert next_expected(POLICE, [], [RED], TODAY).words == "This stage is very late from then on"
    assert next_expected(POLICE, [], [Turn(TODAY + DAY, "critical")], TODAY) == Expected(
        Ground.CLOCK, TODAY + DAY, "This stage is critical from then on"
    )
