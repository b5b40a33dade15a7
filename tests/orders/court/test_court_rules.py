"""What is said of a day at court: odd days, gaps in protection, what is still to be asked, and who is needed twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from accounts.rules import RuleViolation
from orders.court.rules import (
    Engagement,
    asks_for_measures,
    awaits_outcome,
    check_day,
    check_time,
    clashes,
    day_warning,
    gap_before,
    is_called_off,
    measures_due_on,
    moment_of,
)
from orders.diary.rules.feeds import READS_IN_WINDOW, WINDOW, FeedReadings, hash_of, is_token, new_token, read_once_more

TODAY = date(2026, 11, 20)  # a Friday
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), ""),
        (date(2026, 11, 27), ""),
        (date(2026, 11, 21), "This is a Saturday."),
        (date(2026, 11, 22), "This is a Sunday."),
        (date(2026, 12, 25), "This is a bank holiday."),
        (date(2026, 12, 26), "This is a Saturday."),
        (date(2026, 12, 28), "This is a bank holiday."),  # the substitute for Boxing Day
        (date(2027, 1, 1), "This is a bank holiday."),
        (date(2027, 3, 26), "This is a bank holiday."),  # Good Friday
        (date(2027, 3, 29), "This is a bank holiday."),
        (date(2027, 3, 30), ""),
    ],
)
def test_a_hearing_on_a_weekend_or_a_bank_holiday_is_warned_of(day: date, said: str) -> None:
    """bad_inputs B."""
    warning = day_warning(day)
    assert warning.startswith(said) and bool(warning) is bool(said)


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=3 * 366)])
def test_a_hearing_is_listed_for_today_or_later(day: date) -> None:
    check_day(day, today=TODAY)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY - timedelta(days=1), "has passed"),
        (date(1890, 1, 1), "has passed"),
        (TODAY + timedelta(days=3 * 366 + 1), "Check the year"),
    ],
)
def test_a_hearing_in_the_past_or_in_another_year_is_refused(day: date, said: str) -> None:
    with pytest.raises(RuleViolation, match=said):
        check_day(day, today=TODAY)


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    check_time(date(2027, 3, 28), time(10))
    check_time(date(2027, 3, 28), None)
    with pytest.raises(RuleViolation, match="did not happen"):
        check_time(date(2027, 3, 28), time(1, 30))


@pytest.mark.parametrize(
    ("hearing_on", "last_day", "first_open_day"),
    [
        (date(2026, 12, 10), None, None),
        (date(2026, 12, 10), date(2026, 12, 11), None),
        (date(2026, 12, 10), date(2026, 12, 10), None),  # on its last day the order still holds
        (date(2026, 12, 10), date(2026, 12, 9), date(2026, 12, 10)),
        (date(2026, 12, 10), date(2026, 11, 30), date(2026, 12, 1)),
        (date(2028, 3, 1), date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_f_76_an_interim_order_that_ends_before_the_hearing_leaves_a_gap(
    hearing_on: date, last_day: date | None, first_open_day: date | None
) -> None:
    """F-76, law.md 1.5, T15: protection ends with the interim order's last day, not with the hearing."""
    assert gap_before(hearing_on, last_day) == first_open_day


HEARD = date(2026, 11, 20)
BEFORE, AFTER = HEARD - timedelta(days=1), HEARD + timedelta(days=1)


@pytest.mark.parametrize(
    ("outcome", "outcome_on", "determined_on", "expected"),
    [
        ("", None, None, False),
        ("", None, HEARD, False),
        ("", None, AFTER, False),
        ("", None, BEFORE, True),  # withdrawn, or decided, before it came
        ("held", HEARD, None, False),
        ("held", HEARD, BEFORE, False),
        ("adjourned", HEARD, None, False),  # it sat, and adjourned
        ("adjourned", BEFORE, None, True),
        ("relisted", BEFORE, None, True),
        ("relisted", AFTER, None, True),
        ("vacated", BEFORE, None, True),
    ],
)
def test_f_20_what_does_not_take_place_on_its_day(
    outcome: str, outcome_on: date | None, determined_on: date | None, expected: bool
) -> None:
    assert is_called_off(outcome, outcome_on=outcome_on, hearing_on=HEARD, determined_on=determined_on) is expected


@pytest.mark.parametrize(
    ("outcome", "hearing_on", "determined", "expected"),
    [
        ("", BEFORE, False, True),
        ("", HEARD, False, False),  # the day is not over
        ("", AFTER, False, False),
        ("", BEFORE, True, False),
        ("held", BEFORE, False, False),
        ("adjourned", BEFORE, False, False),
    ],
)
def test_f_20_a_day_that_has_passed_asks_what_came_of_it(
    outcome: str, hearing_on: date, determined: bool, expected: bool
) -> None:
    assert awaits_outcome(outcome, hearing_on=hearing_on, today=HEARD, determined=determined) is expected


@pytest.mark.parametrize(
    ("hearing_on", "expected"),
    [
        (date(2026, 11, 19), False),  # over
        (date(2026, 11, 20), True),
        (date(2026, 12, 4), True),  # the tenth working day from today
        (date(2026, 12, 7), False),
    ],
)
def test_special_measures_are_asked_about_ten_working_days_ahead(hearing_on: date, expected: bool) -> None:
    ask = {"hearing_on": hearing_on, "today": TODAY}
    assert asks_for_measures(asked=False, settled=False, **ask) is expected
    assert not asks_for_measures(asked=True, settled=False, **ask)
    assert not asks_for_measures(asked=False, settled=True, **ask)


def test_special_measures_are_late_five_working_days_before() -> None:
    assert measures_due_on(date(2026, 12, 4)) == date(2026, 11, 27)
    assert measures_due_on(date(2026, 12, 30)) == date(2026, 12, 21)  # Christmas and its Monday are no working days


@pytest.mark.parametrize(
    ("day", "starts", "expected"),
    [
        (date(2026, 10, 24), time(10), datetime(2026, 10, 24, 9, tzinfo=UTC)),
        (date(2026, 10, 25), time(10), datetime(2026, 10, 25, 10, tzinfo=UTC)),  # the clocks went back that night
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # shown twice: the first
        (date(2027, 3, 28), time(1, 30), None),  # never shown
        (date(2026, 10, 25), None, None),
    ],
)
def test_the_moment_of_a_hearing_is_london_time(day: date, starts: time | None, expected: datetime | None) -> None:
    assert moment_of(day, starts) == expected


def test_two_places_on_one_day_clash_for_the_one_person_only() -> None:
    def on(key: str, day: date, *people: int) -> Engagement:
        return Engagement(key, day, frozenset(people))

    found = clashes(
        [on("a", TODAY, 1), on("b", TODAY, 1), on("c", TODAY, 2), on("d", AFTER, 1), on("e", TODAY), on("f", TODAY)]
    )
    assert found == {"a", "b"}


# --- The address of a feed ----------------------------------------------------------------------------------


def test_a_token_holds_256_random_bits_and_only_its_hash_is_kept() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50 and all(is_token(token) for token in tokens)
    assert all(len(hash_of(token)) == 64 and token not in hash_of(token) for token in tokens)


@pytest.mark.parametrize("text", ["", "x", "a" * 42, "a" * 44, "a" * 42 + "/", "a" * 42 + "\n", "é" * 43])
def test_what_is_no_token(text: str) -> None:
    assert not is_token(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FeedReadings(None, 0), FeedReadings(NOW, 1)),
        (FeedReadings(NOW - timedelta(minutes=1), 1), FeedReadings(NOW - timedelta(minutes=1), 2)),
        (FeedReadings(NOW - timedelta(minutes=1), READS_IN_WINDOW), None),
        (FeedReadings(NOW - WINDOW, READS_IN_WINDOW), FeedReadings(NOW, 1)),
    ],
)
def test_a_feed_is_read_so_often_and_not_oftener(before: FeedReadings, after: FeedReadings | None) -> None:
    assert read_once_more(before, NOW) == after
