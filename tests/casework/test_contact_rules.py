"""Truth tables of safe contact: who is not known, the hours over midnight and over the changes of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from casework.rules.contact import (
    EVERY_DAY,
    ContactPlan,
    ContactStatus,
    CourtDayRule,
    Verdict,
    Way,
    Window,
    may_contact,
    windows_in_words,
)

SAFE, UNSAFE, UNKNOWN = ContactStatus.SAFE, ContactStatus.UNSAFE, ContactStatus.UNKNOWN
MONDAY_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OFFICE = Window(frozenset(range(5)), time(10), time(15))
NIGHT = Window(frozenset({4}), time(22), time(2))
COURT_DAY = frozenset({date(2026, 3, 2)})
PHONE = {Way.PHONE: SAFE}


@pytest.mark.parametrize(
    ("plan", "way", "verdict", "words"),
    [
        (ContactPlan(status=UNKNOWN, ways=PHONE), Way.PHONE, Verdict.BLOCKED, "not known whether the client"),
        (ContactPlan(status=UNSAFE, ways=PHONE), Way.PHONE, Verdict.BLOCKED, "not safe to contact"),
        (ContactPlan(status=SAFE, ways=PHONE), Way.PHONE, Verdict.ALLOWED, ""),
        (ContactPlan(status=SAFE, ways=PHONE), Way.EMAIL, Verdict.NEEDS_REASON, "do not name this one: e-mail"),
        (ContactPlan(status=SAFE), Way.IN_PERSON, Verdict.ALLOWED, ""),
        (ContactPlan(status=SAFE, ways={Way.TEXT: UNSAFE}), Way.TEXT, Verdict.BLOCKED, "not safe: text message"),
        (ContactPlan(status=SAFE, ways={Way.TEXT: UNKNOWN}), Way.TEXT, Verdict.BLOCKED, "not known whether this way"),
        (
            ContactPlan(status=SAFE, ways=PHONE, not_before=datetime(2026, 3, 2, 12, 1, tzinfo=UTC)),
            Way.PHONE,
            Verdict.BLOCKED,
            "before 12:01 on 2 March 2026",
        ),
        (ContactPlan(status=SAFE, ways=PHONE, not_before=MONDAY_NOON), Way.PHONE, Verdict.ALLOWED, ""),
        (
            ContactPlan(
                status=SAFE,
                ways=PHONE,
                court_days=COURT_DAY,
                court_day_rule=CourtDayRule.NOT_AT_ALL,
            ),
            Way.PHONE,
            Verdict.NEEDS_REASON,
            "A court sits",
        ),
        (
            ContactPlan(status=SAFE, ways=PHONE, court_days=frozenset({date(2026, 3, 2)})),
            Way.PHONE,
            Verdict.ALLOWED,
            "",
        ),
        (ContactPlan(status=SAFE, ways=PHONE, windows=(NIGHT,)), Way.PHONE, Verdict.NEEDS_REASON, "Fri 22:00 to 02:00"),
        (ContactPlan(status=SAFE, ways={Way.POST: SAFE}, windows=(NIGHT,)), Way.POST, Verdict.ALLOWED, ""),
        (ContactPlan(status=UNKNOWN, ways=PHONE, windows=(OFFICE,)), Way.PHONE, Verdict.BLOCKED, "not known"),
    ],
)
def test_contact_is_judged_with_a_sentence(plan: ContactPlan, way: Way, verdict: Verdict, words: str) -> None:
    answer = may_contact(plan, MONDAY_NOON, way)
    assert answer.verdict is verdict
    assert words in answer.sentence
    assert bool(answer.sentence) is (verdict is not Verdict.ALLOWED)


def utc(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


SMALL_HOURS = Window(frozenset({6}), time(1, 15), time(1, 45))


@pytest.mark.parametrize(
    ("window", "at", "inside"),
    [
        (OFFICE, utc(2, 9, 59), False),
        (OFFICE, utc(2, 10), True),
        (OFFICE, utc(2, 14, 59), True),
        (OFFICE, utc(2, 15), False),
        (OFFICE, utc(7, 12), False),
        (NIGHT, utc(6, 21, 59), False),
        (NIGHT, utc(6, 22), True),
        (NIGHT, utc(7, 1, 59), True),
        (NIGHT, utc(7, 2), False),
        (NIGHT, utc(7, 22), False),
        (NIGHT, utc(6, 1), False),
        (Window(frozenset({6}), time(22), time(2)), utc(9, 1), True),
        (Window(EVERY_DAY, time.min, time.min), utc(4, 3), True),
        (Window(frozenset({0}), time(9), time(9)), utc(3, 8, 59), True),
        (Window(frozenset({0}), time(9), time(9)), utc(3, 9), False),
        # Sunday 29 March: London goes from 01:00 to 02:00, so 10:00 there is 09:00 UTC.
        (Window(EVERY_DAY, time(10), time(15)), utc(29, 9), True),
        (Window(EVERY_DAY, time(10), time(15)), utc(29, 14), False),
        (SMALL_HOURS, utc(29, 0, 59), False),
        (SMALL_HOURS, utc(29, 1, 30), False),
        (Window(frozenset({5}), time(23), time(3)), utc(29, 1, 59), True),
        (Window(frozenset({5}), time(23), time(3)), utc(29, 2), False),
        # Sunday 25 October: 01:30 in London happens twice, and both are inside.
        (SMALL_HOURS, utc(25, 0, 30, month=10), True),
        (SMALL_HOURS, utc(25, 1, 30, month=10), True),
        (SMALL_HOURS, utc(25, 1, 45, month=10), False),
    ],
)
def test_hours_are_those_that_clocks_in_london_show(window: Window, at: datetime, inside: bool) -> None:
    plan = ContactPlan(status=SAFE, ways=PHONE, windows=(window,))
    assert (may_contact(plan, at, Way.PHONE).verdict is Verdict.ALLOWED) is inside


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (OFFICE, "Mon to Fri 10:00 to 15:00"),
        (NIGHT, "Fri 22:00 to 02:00 the next day"),
        (Window(EVERY_DAY, time.min, time.min), "every day all day"),
        (Window(frozenset({0, 1, 5}), time(9), time(10)), "Mon, Tue, Sat 09:00 to 10:00"),
        (Window(frozenset({2}), time(9), time(9)), "Wed from 09:00 for a whole day"),
    ],
)
def test_hours_are_said_in_words(window: Window, words: str) -> None:
    assert windows_in_words([window]) == words
