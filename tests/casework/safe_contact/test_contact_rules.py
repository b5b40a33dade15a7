"""Truth tables of safe contact: who is not known, the hours over midnight and over the changes of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from casework.safe_contact.rules.contact_plan import (
    EVERY_DAY,
    ContactPlan,
    ContactStatus,
    ContactVerdict,
    ContactWay,
    CourtDayRule,
    SafeWindow,
    may_contact,
    windows_in_words,
)

SAFE, UNSAFE, UNKNOWN = ContactStatus.SAFE, ContactStatus.UNSAFE, ContactStatus.UNKNOWN
MONDAY_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OFFICE = SafeWindow(frozenset(range(5)), time(10), time(15))
NIGHT = SafeWindow(frozenset({4}), time(22), time(2))
COURT_DAY = frozenset({date(2026, 3, 2)})
PHONE = {ContactWay.PHONE: SAFE}


@pytest.mark.parametrize(
    ("plan", "way", "verdict", "words"),
    [
        (
            ContactPlan(status=UNKNOWN, ways=PHONE),
            ContactWay.PHONE,
            ContactVerdict.BLOCKED,
            "not known whether the client",
        ),
        (ContactPlan(status=UNSAFE, ways=PHONE), ContactWay.PHONE, ContactVerdict.BLOCKED, "not safe to contact"),
        (ContactPlan(status=SAFE, ways=PHONE), ContactWay.PHONE, ContactVerdict.ALLOWED, ""),
        (
            ContactPlan(status=SAFE, ways=PHONE),
            ContactWay.EMAIL,
            ContactVerdict.NEEDS_REASON,
            "do not name this one: e-mail",
        ),
        (ContactPlan(status=SAFE), ContactWay.IN_PERSON, ContactVerdict.ALLOWED, ""),
        (
            ContactPlan(status=SAFE, ways={ContactWay.TEXT: UNSAFE}),
            ContactWay.TEXT,
            ContactVerdict.BLOCKED,
            "not safe: text message",
        ),
        (
            ContactPlan(status=SAFE, ways={ContactWay.TEXT: UNKNOWN}),
            ContactWay.TEXT,
            ContactVerdict.BLOCKED,
            "not known whether this way",
        ),
        (
            ContactPlan(status=SAFE, ways=PHONE, not_before=datetime(2026, 3, 2, 12, 1, tzinfo=UTC)),
            ContactWay.PHONE,
            ContactVerdict.BLOCKED,
            "before 12:01 on 2 March 2026",
        ),
        (ContactPlan(status=SAFE, ways=PHONE, not_before=MONDAY_NOON), ContactWay.PHONE, ContactVerdict.ALLOWED, ""),
        (
            ContactPlan(
                status=SAFE,
                ways=PHONE,
                court_days=COURT_DAY,
                court_day_rule=CourtDayRule.NOT_AT_ALL,
            ),
            ContactWay.PHONE,
            ContactVerdict.NEEDS_REASON,
            "A court sits",
        ),
        (
            ContactPlan(status=SAFE, ways=PHONE, court_days=frozenset({date(2026, 3, 2)})),
            ContactWay.PHONE,
            ContactVerdict.ALLOWED,
            "",
        ),
        (
            ContactPlan(status=SAFE, ways=PHONE, windows=(NIGHT,)),
            ContactWay.PHONE,
            ContactVerdict.NEEDS_REASON,
            "Fri 22:00 to 02:00",
        ),
        (
            ContactPlan(status=SAFE, ways={ContactWay.POST: SAFE}, windows=(NIGHT,)),
            ContactWay.POST,
            ContactVerdict.ALLOWED,
            "",
        ),
        (
            ContactPlan(status=UNKNOWN, ways=PHONE, windows=(OFFICE,)),
            ContactWay.PHONE,
            ContactVerdict.BLOCKED,
            "not known",
        ),
    ],
)
def test_contact_is_judged_with_a_sentence(
    plan: ContactPlan, way: ContactWay, verdict: ContactVerdict, words: str
) -> None:
    answer = may_contact(plan, MONDAY_NOON, way)
    assert answer.verdict is verdict
    assert words in answer.sentence
    assert bool(answer.sentence) is (verdict is not ContactVerdict.ALLOWED)


def utc(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


SMALL_HOURS = SafeWindow(frozenset({6}), time(1, 15), time(1, 45))


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
        (SafeWindow(frozenset({6}), time(22), time(2)), utc(9, 1), True),
        (SafeWindow(EVERY_DAY, time.min, time.min), utc(4, 3), True),
        (SafeWindow(frozenset({0}), time(9), time(9)), utc(3, 8, 59), True),
        (SafeWindow(frozenset({0}), time(9), time(9)), utc(3, 9), False),
        # Sunday 29 March: London goes from 01:00 to 02:00, so 10:00 there is 09:00 UTC.
        (SafeWindow(EVERY_DAY, time(10), time(15)), utc(29, 9), True),
        (SafeWindow(EVERY_DAY, time(10), time(15)), utc(29, 14), False),
        (SMALL_HOURS, utc(29, 0, 59), False),
        (SMALL_HOURS, utc(29, 1, 30), False),
        (SafeWindow(frozenset({5}), time(23), time(3)), utc(29, 1, 59), True),
        (SafeWindow(frozenset({5}), time(23), time(3)), utc(29, 2), False),
        # Sunday 25 October: 01:30 in London happens twice, and both are inside.
        (SMALL_HOURS, utc(25, 0, 30, month=10), True),
        (SMALL_HOURS, utc(25, 1, 30, month=10), True),
        (SMALL_HOURS, utc(25, 1, 45, month=10), False),
    ],
)
def test_hours_are_those_that_clocks_in_london_show(window: SafeWindow, at: datetime, inside: bool) -> None:
    plan = ContactPlan(status=SAFE, ways=PHONE, windows=(window,))
    assert (may_contact(plan, at, ContactWay.PHONE).verdict is ContactVerdict.ALLOWED) is inside


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (OFFICE, "Mon to Fri 10:00 to 15:00"),
        (NIGHT, "Fri 22:00 to 02:00 the next day"),
        (SafeWindow(EVERY_DAY, time.min, time.min), "every day all day"),
        (SafeWindow(frozenset({0, 1, 5}), time(9), time(10)), "Mon, Tue, Sat 09:00 to 10:00"),
        (SafeWindow(frozenset({2}), time(9), time(9)), "Wed from 09:00 for a whole day"),
    ],
)
def test_hours_are_said_in_words(window: SafeWindow, words: str) -> None:
    assert windows_in_words([window]) == words
