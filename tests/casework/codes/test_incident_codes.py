"""What follows from the codes of an incident: online or offline, how police answered, what a supervisor must hear."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.codes.rules.codes import ALSO_CALLED, BEHAVIOURS, GROUPS, POLICE_RESPONSES
from casework.codes.rules.incident_codes import advises_unsafely, mode_of, response_quality
from casework.incidents.rules.repeat_reports import is_one_of_many, report_day

DAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("behaviours", "mode"),
    [
        ([], ""),
        (["OTH"], ""),
        (["THR-01"], ""),
        (["PUB-01"], "online"),
        (["MON-05"], "online"),
        (["CON-04", "CON-09"], "online"),
        (["LOI-01"], "offline"),
        (["FOL-03"], "offline"),
        (["FOL-04"], "online"),
        (["THR-06"], "offline"),
        (["CON-04", "LOI-01"], "both"),
        (["THR-01", "CON-04"], "online"),
        (["INT-03", "MON-07"], "both"),
        (["CON-01"], "offline"),
        (["CON-01", "FOL-01"], "offline"),
        (["CON-01", "CON-04"], "both"),
        (["CON-02"], ""),
        (["CON-03"], "online"),
    ],
)
def test_mode_follows_from_what_was_done(behaviours: list[str], mode: str) -> None:
    assert mode_of(behaviours) == mode


@pytest.mark.parametrize(
    ("responses", "quality"),
    [
        ([], ""),
        (["other"], ""),
        (["transferred"], ""),
        (["taken_seriously"], "positive"),
        (["taken_seriously", "risk_tool_done", "transferred"], "positive"),
        (["taken_seriously", "no_crime_number"], "mixed"),
        (["dismissed"], "poor"),
        (["told_to_keep_collecting_evidence"], "poor"),
        (["told_it_does_not_count", "other"], "poor"),
        (["victim_penalised"], "poor"),
        (["advised_to_change_own_life"], "poor"),
    ],
)
def test_quality_of_an_answer(responses: list[str], quality: str) -> None:
    assert response_quality(responses) == quality


def test_every_answer_weighs_one_way_or_not_at_all() -> None:
    assert {response_quality([code]) for code in POLICE_RESPONSES} == {"", "positive", "poor"}


@pytest.mark.parametrize(
    ("responses", "marked", "unsafe"),
    [
        ([], False, False),
        ([], True, True),
        (["advised_to_change_own_life"], False, True),
        (["dismissed"], False, False),
    ],
)
def test_advice_is_unsafe_by_mark_or_by_code(responses: list[str], marked: bool, unsafe: bool) -> None:
    assert advises_unsafely(responses, said_unsafe=marked) is unsafe


def test_other_words_belong_to_codes_that_exist() -> None:
    assert set(ALSO_CALLED) <= {*BEHAVIOURS, *GROUPS}
    for word, code in (("air tag", "MON-05"), ("doorbell", "CON-06"), ("fake account", "CON-09"), ("knife", "THR-05")):
        assert word in ALSO_CALLED[code]


@pytest.mark.parametrize(
    ("days_ago", "reached"),
    [
        ([], False),
        ([1, 2, 3], False),
        ([1, 2, 3, 4], True),
        ([0, 0, 0, 0], True),
        ([10, 20, 25, 29], True),
        ([10, 20, 25, 30], False),
        ([1, 2, 3, 4, 5, 6], True),
        # An old report that is entered now, or marked as one by an amendment, stands in the middle.
        ([-10, -5, 5, 10], True),
        ([-20, -15, 5, 10], False),
        ([-29, -28, -27, -26], True),
        ([31, 32, 33, 34, 35], False),
    ],
)
def test_fifth_report_within_thirty_days(days_ago: list[int], reached: bool) -> None:
    assert is_one_of_many(DAY, [DAY - timedelta(days=ago) for ago in days_ago]) is reached


@pytest.mark.parametrize(
    ("happened_at", "reported_at", "day"),
    [
        # 23:30 UTC in summer is half past midnight of the next London day.
        (datetime(2026, 6, 29, 23, 30, tzinfo=UTC), None, date(2026, 6, 30)),
        (datetime(2026, 1, 29, 23, 30, tzinfo=UTC), None, date(2026, 1, 29)),
        (datetime(1996, 7, 4, 9, tzinfo=UTC), None, date(1996, 7, 4)),
        (datetime(1996, 7, 4, 9, tzinfo=UTC), datetime(2026, 6, 30, 9, tzinfo=UTC), date(2026, 6, 30)),
    ],
)
def test_report_is_of_the_day_on_which_police_were_told(
    happened_at: datetime, reported_at: datetime | None, day: date
) -> None:
    assert report_day(happened_at=happened_at, reported_at=reported_at) == day
