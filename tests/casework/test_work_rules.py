"""Tasks, misses, repeats, plans and answers as rules: truth tables without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from accounts.rules import RuleViolation
from casework.case_tasks.rules import (
    TaskStanding,
    check_due_change,
    check_snooze,
    due_moment,
    due_parts,
    late_level,
    standing,
)
from casework.contact_log.rules import (
    ContactMade,
    MissSetting,
    PartOfDay,
    PastAttempt,
    check_contact,
    check_safe,
    is_out_of_touch,
    misses_in_a_row,
    next_try,
    part_of_day,
)
from casework.meetings.rules import check_meeting, months_after, possible_repeat
from casework.recommendations.rules import check_answered, check_made
from casework.safe_contact.rules.contact_plan import ContactPlan, ContactStatus, ContactWay, SafeWindow
from casework.safe_contact.rules.may_call import MayCall
from casework.safety_plan.rules import MEASURES, PLAN_DAYS, check_confirmed_on, check_measure, plan_is_out_of_date
from risk.thresholds.rules.cadence import ACCEPTANCE, SHIPPED

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TODAY = date(2026, 3, 4)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


# --- Tasks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        (date(2026, 3, 4), None, datetime(2026, 3, 5, 0, 0, tzinfo=UTC)),
        (date(2026, 7, 4), None, datetime(2026, 7, 4, 23, 0, tzinfo=UTC)),  # midnight by London's summer clock
        (date(2026, 3, 4), time(9, 30), datetime(2026, 3, 4, 9, 30, tzinfo=UTC)),
        (date(2026, 3, 29), None, datetime(2026, 3, 29, 23, 0, tzinfo=UTC)),  # the day the clocks go forward
    ],
)
def test_due_moment_and_back(day: date, clock: time | None, moment: datetime) -> None:
    assert due_moment(day, clock) == moment
    assert due_parts(moment) == (day, clock)


def test_due_at_a_time_that_never_was_is_refused() -> None:
    with pytest.raises(RuleViolation, match="did not happen"):
        due_moment(date(2026, 3, 29), time(1, 30))
    assert due_parts(None) == (None, None)


@pytest.mark.parametrize(
    ("due_at", "snoozed_until", "expected"),
    [
        (None, None, TaskStanding.REST),
        (NOW, None, TaskStanding.LATE),
        (NOW + timedelta(seconds=1), None, TaskStanding.SOON),
        (NOW + 3 * DAY, None, TaskStanding.SOON),
        (NOW + 3 * DAY + HOUR, None, TaskStanding.REST),
        (NOW - DAY, TODAY + DAY, TaskStanding.ASLEEP),
        (NOW - DAY, TODAY, TaskStanding.LATE),  # wakes by itself on its day
    ],
)
def test_standing(due_at: datetime | None, snoozed_until: date | None, expected: TaskStanding) -> None:
    assert standing(due_at, snoozed_until, NOW) is expected


@pytest.mark.parametrize(
    ("kind", "late_by", "expected"),
    [
        ("own", -HOUR, ""),
        ("own", HOUR, "amber"),
        ("own", 7 * DAY, "red"),
        ("promise", 6 * DAY, "amber"),
        ("correction", HOUR, "red"),
        ("correction", -HOUR, ""),
    ],
)
def test_late_level(kind: str, late_by: timedelta, expected: str) -> None:
    assert late_level(kind, NOW - late_by, NOW) == expected


@pytest.mark.parametrize(
    ("kind", "until", "reason", "refusal"),
    [
        ("own", TODAY + DAY, "She is away", ""),
        ("own", TODAY, "She is away", "a day after today"),
        ("own", TODAY + DAY, "  ", "why it can wait"),
        ("own", TODAY + 30 * DAY, "She is away", ""),
        ("correction", TODAY + DAY, "Officer is off", ""),
        ("correction", TODAY + 2 * DAY, "Officer is off", "past the moment"),
        ("risk_review", TODAY + 9 * DAY, "Later", "past the moment"),
    ],
)
def test_snooze_never_past_the_moment_of_what_keeps_somebody_safe(
    kind: str, until: date, reason: str, refusal: str
) -> None:
    due_at = datetime(2026, 3, 6, 0, 0, tzinfo=UTC)

    def act() -> None:
        check_snooze(kind, until=until, reason=reason, due_at=due_at, now=NOW)

    if refusal:
        with pytest.raises(RuleViolation, match=refusal):
            act()
    else:
        act()


def test_moment_of_a_correction_is_never_put_later_but_may_come_sooner() -> None:
    due = NOW + 2 * DAY
    check_due_change("correction", before=due, after=NOW + DAY, now=NOW)
    check_due_change("correction", before=NOW - DAY, after=NOW - DAY, now=NOW)
    check_due_change("own", before=due, after=None, now=NOW)
    for after in (due + HOUR, None):
        with pytest.raises(RuleViolation, match="cannot be put later"):
            check_due_change("correction", before=due, after=after, now=NOW)
    with pytest.raises(RuleViolation, match="past"):
        check_due_change("own", before=due, after=NOW - HOUR, now=NOW)


# --- Contacts --------------------------------------------------------------------------------------------------


def attempts(*told: str) -> list[PastAttempt]:
    """Entries such as «9 no_answer»: the hour of a day of its own, the latest last."""
    start = datetime(2026, 3, 1, 0, 0, tzinfo=UTC)
    parted = [each.split() for each in told]
    return [
        PastAttempt(start + place * DAY + int(hour) * HOUR, outcome) for place, (hour, outcome) in enumerate(parted)
    ]


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (4, PartOfDay.EVENING),
        (5, PartOfDay.MORNING),
        (11, PartOfDay.MORNING),
        (12, PartOfDay.AFTERNOON),
        (16, PartOfDay.AFTERNOON),
        (17, PartOfDay.EVENING),
        (23, PartOfDay.EVENING),
    ],
)
def test_part_of_day(hour: int, expected: PartOfDay) -> None:
    assert part_of_day(datetime(2026, 3, 4, hour, 0, tzinfo=UTC)) is expected


def test_part_of_day_is_by_london_clocks() -> None:
    assert part_of_day(datetime(2026, 7, 4, 11, 30, tzinfo=UTC)) is PartOfDay.AFTERNOON


@pytest.mark.parametrize(
    ("told", "risk", "times", "expected"),
    [
        (("9 no_answer", "9 no_answer"), "high", 1, False),
        (("9 no_answer", "9 no_answer", "9 no_answer"), "high", 1, True),
        (("9 no_answer", "9 voicemail_left", "9 text_sent"), "very_high", 1, True),
        (("9 no_answer", "9 no_answer", "9 no_answer"), "medium", 1, False),
        (("9 no_answer", "9 no_answer", "9 no_answer"), "high", 2, False),
        (("9 no_answer", "9 no_answer", "14 no_answer"), "high", 2, True),
        (("9 no_answer", "14 no_answer", "14 no_answer"), "high", 3, False),
        (("9 no_answer", "14 no_answer", "19 no_answer"), "high", 3, True),
        (("9 no_answer", "9 spoke", "9 no_answer", "9 no_answer"), "high", 1, False),
        (("9 no_answer", "9 other", "9 no_answer", "9 no_answer"), "high", 1, True),
        (("9 no_answer", "9 no_answer", "9 no_answer", "9 refused"), "high", 1, False),
        (("9 no_answer", "9 no_answer", "9 unsafe", "9 no_answer"), "high", 1, False),
        ((), "very_high", 1, False),
    ],
)
def test_misses_that_reach_a_supervisor(told: tuple[str, ...], risk: str, times: int, *, expected: bool) -> None:
    setting = MissSetting(misses=3, times_of_day=times)
    assert is_out_of_touch(attempts(*told), risk=risk, setting=setting) is expected


def test_misses_are_counted_by_when_they_were_not_by_when_they_were_logged() -> None:
    told = attempts("9 no_answer", "9 spoke", "9 no_answer")
    assert len(misses_in_a_row(reversed(told))) == 1


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), ""),
        (("9 no_answer", "9 spoke"), ""),
        (("9 no_answer",), "No answer once, in the morning. Try the afternoon or evening next, if it is a safe time."),
        (
            ("9 no_answer", "14 no_answer"),
            "No answer 2 times in a row, in the morning and afternoon. Try the evening next, if it is a safe time.",
        ),
        (
            ("9 no_answer", "14 no_answer", "20 no_answer"),
            (
                "No answer 3 times in a row, in the morning, afternoon and evening. Try another day of the week, "
                "or another safe way to reach the client."
            ),
        ),
    ],
)
def test_another_time_of_day_is_suggested(told: tuple[str, ...], expected: str) -> None:
    assert next_try(attempts(*told), MayCall.NOW) == expected
    assert next_try(attempts(*told), MayCall.LATER) == expected
    for call in (MayCall.ASK, MayCall.NEVER):
        assert next_try(attempts(*told), call) == expected.partition(" Try ")[0]


SAFE = ContactPlan(
    status=ContactStatus.SAFE,
    ways={ContactWay.PHONE: ContactStatus.SAFE},
    windows=(SafeWindow(frozenset({0, 1, 2, 3, 4}), time(10), time(15)),),
)


@pytest.mark.parametrize(
    ("plan", "at", "direction", "reason", "went_ahead", "refused"),
    [
        (SAFE, NOW, "out", "", False, ""),
        (SAFE, NOW + 6 * HOUR, "out", "", False, "outside_reason"),
        (SAFE, NOW + 6 * HOUR, "out", "A warrant was executed", False, ""),
        (SAFE, NOW + 6 * HOUR, "in", "", False, ""),
        (ContactPlan(status=ContactStatus.UNKNOWN), NOW, "out", "", False, "went_ahead"),
        (ContactPlan(status=ContactStatus.UNSAFE), NOW, "out", "It was urgent", False, "went_ahead"),
        (ContactPlan(status=ContactStatus.UNSAFE), NOW, "out", "", True, "outside_reason"),
        (ContactPlan(status=ContactStatus.UNSAFE), NOW, "out", "It was urgent", True, ""),
        (ContactPlan(status=ContactStatus.UNKNOWN), NOW, "in", "", False, ""),
    ],
)
def test_f77_contact_outside_what_is_safe_needs_a_reason(
    plan: ContactPlan, at: datetime, direction: str, reason: str, went_ahead: bool, refused: str
) -> None:
    reached = ContactMade(at=at, way="phone", direction=direction, outside_reason=reason, went_ahead=went_ahead)
    if not refused:
        check_safe(plan, reached)
        return
    with pytest.raises(RuleViolation) as violation:
        check_safe(plan, reached)
    assert violation.value.field == refused


def test_contact_has_happened_and_the_next_has_not() -> None:
    check_contact(at=NOW, next_at=NOW + HOUR, way="phone", outcome="voicemail_left", now=NOW)
    for words, values in {
        "future": {"at": NOW + HOUR, "next_at": None, "way": "phone", "outcome": "spoke"},
        "past": {"at": NOW, "next_at": NOW, "way": "phone", "outcome": "spoke"},
        "phone call": {"at": NOW, "next_at": None, "way": "text", "outcome": "voicemail_left"},
    }.items():
        with pytest.raises(RuleViolation, match=words):
            check_contact(**values, now=NOW)  # type: ignore[arg-type]


# --- Meetings --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 3, 4), 12, date(2026, 3, 4)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("referrals", "incidents", "expected"),
    [
        ((), (date(2026, 1, 1),), None),
        ((date(2025, 3, 4),), (), None),
        ((date(2025, 3, 4),), (date(2025, 3, 4),), None),  # what it was made for
        ((date(2025, 3, 4),), (date(2025, 3, 5),), date(2025, 3, 5)),
        ((date(2025, 3, 4),), (date(2026, 3, 4),), date(2026, 3, 4)),  # the last day
        ((date(2025, 3, 4),), (date(2026, 3, 5),), None),
        ((date(2024, 2, 29),), (date(2025, 2, 28),), date(2025, 2, 28)),
        ((date(2024, 2, 29),), (date(2025, 3, 1),), None),
        ((date(2025, 3, 4), date(2025, 9, 1)), (date(2025, 5, 1),), None),  # referred again since
        ((date(2025, 3, 4), date(2025, 9, 1)), (date(2025, 9, 9), date(2025, 9, 3)), date(2025, 9, 3)),
    ],
)
def test_possible_repeat(referrals: tuple[date, ...], incidents: tuple[date, ...], expected: date | None) -> None:
    found = possible_repeat(referrals, incidents, months=12)
    assert (found.incident_on if found else None) == expected


@pytest.mark.parametrize(
    ("referred_on", "meets_on", "outcome", "refusal"),
    [
        (TODAY, None, "", ""),
        (TODAY, TODAY, "actions", ""),
        (TODAY + DAY, None, "", "future"),
        (TODAY, TODAY - DAY, "", "before the referral"),
        (TODAY, None, "actions", "day of the meeting"),
        (TODAY, TODAY + DAY, "actions", "not been yet"),
    ],
)
def test_meeting(referred_on: date, meets_on: date | None, outcome: str, refusal: str) -> None:
    def act() -> None:
        check_meeting(referred_on=referred_on, meets_on=meets_on, outcome=outcome, today=TODAY)

    if refusal:
        with pytest.raises(RuleViolation, match=refusal):
            act()
    else:
        act()


# --- The safety plan -------------------------------------------------------------------------------------------


def test_f42_and_f43_sweeps_and_cyber_support_are_in_the_catalogue() -> None:
    assert {"device_sweep", "tracker_sweep", "cyber_support", "police_marker", "flee_plan", "pet_care"} <= set(MEASURES)


@pytest.mark.parametrize(
    ("risk", "days", "expected"),
    [
        ("very_high", 3, False),
        ("very_high", 4, True),
        ("high", 14, False),
        ("high", 15, True),
        ("medium", 28, False),
        ("medium", 29, True),
        ("standard", 56, False),
        ("standard", 57, True),
    ],
)
def test_plan_is_out_of_date_by_the_cadence_of_its_risk(risk: str, days: int, *, expected: bool) -> None:
    assert plan_is_out_of_date(TODAY - days * DAY, risk=risk, today=TODAY) is expected
    assert plan_is_out_of_date(None, risk=risk, today=TODAY)


@pytest.mark.parametrize(
    ("state", "agreed_on", "done_on", "refused"),
    [
        ("offered", None, None, ""),
        ("in_place", TODAY - DAY, TODAY, ""),
        ("in_place", None, None, "done_on"),
        ("agreed", TODAY, TODAY, "done_on"),
        ("agreed", TODAY + DAY, None, "agreed_on"),
        ("in_place", TODAY, TODAY - DAY, "done_on"),
    ],
)
def test_measure(state: str, agreed_on: date | None, done_on: date | None, refused: str) -> None:
    if not refused:
        check_measure(state=state, agreed_on=agreed_on, done_on=done_on, today=TODAY)
        return
    with pytest.raises(RuleViolation) as violation:
        check_measure(state=state, agreed_on=agreed_on, done_on=done_on, today=TODAY)
    assert violation.value.field == refused


def test_plan_is_confirmed_on_a_day_that_has_come_and_in_order() -> None:
    check_confirmed_on(TODAY, latest=TODAY, today=TODAY)
    with pytest.raises(RuleViolation, match="future"):
        check_confirmed_on(TODAY + DAY, latest=None, today=TODAY)
    with pytest.raises(RuleViolation, match="later version"):
        check_confirmed_on(TODAY - DAY, latest=TODAY, today=TODAY)


# --- Recommendations -------------------------------------------------------------------------------------------


def test_f51_recommendation_is_made_before_it_is_answered_and_declined_for_a_reason() -> None:
    check_made(made_on=TODAY, answer_due_on=TODAY, today=TODAY)
    check_answered(answer="no_answer", answered_on=TODAY, reason="", made_on=TODAY, today=TODAY)
    with pytest.raises(RuleViolation, match="future"):
        check_made(made_on=TODAY + DAY, answer_due_on=TODAY + DAY, today=TODAY)
    with pytest.raises(RuleViolation, match="before you have asked"):
        check_made(made_on=TODAY, answer_due_on=TODAY - DAY, today=TODAY)
    with pytest.raises(RuleViolation, match="future"):
        check_answered(answer="accepted", answered_on=TODAY + DAY, reason="", made_on=TODAY, today=TODAY)
    with pytest.raises(RuleViolation, match="before you asked"):
        check_answered(answer="accepted", answered_on=TODAY - DAY, reason="", made_on=TODAY, today=TODAY)
    with pytest.raises(RuleViolation, match="reason"):
        check_answered(answer="declined", answered_on=TODAY, reason=" ", made_on=TODAY, today=TODAY)


def test_plan_is_gone_through_as_often_as_the_risk_is_reviewed() -> None:
    assert dict(PLAN_DAYS) == {level: days for level, days in SHIPPED.items() if level != ACCEPTANCE}
