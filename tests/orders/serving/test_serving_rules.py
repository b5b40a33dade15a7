"""Truth tables: what an order must say, how long it lasts, what he notifies, how a requirement stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accounts.rules import RuleViolation
from orders.conditions.rules.requirements import RequirementDates, RequirementState, days_unmet, stands
from orders.orders.rules.completeness import LOCALITY, OWN, StatedCondition, StatedOrder, missing
from orders.orders.rules.periods import ConditionPeriod, OrderTerm, check_not_endless, check_period, doubts
from orders.serving.rules import (
    OFFENCES,
    DutyToNotify,
    FirstDuty,
    NotificationStanding,
    ServedOrder,
    change_due,
    check_change,
    check_notified_on,
    first_duty,
)
from record.law.figures import AS_SHIPPED, Figure, Law
from record.vocabulary.steps import OrderKind

MADE = date(2022, 1, 20)
WHOLE = StatedCondition(label="C1", text="No contact", reach="everywhere", period="as_the_order")
FULL = OrderTerm(kind=OrderKind.FULL, made_on=MADE, last_day=None)


def stated(*conditions: StatedCondition, fixed: bool | None = False, last_day: date | None = None) -> StatedOrder:
    return StatedOrder(made_on=MADE, fixed=fixed, last_day=last_day, conditions=conditions)


# --- R6: what an order must say ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "paragraphs"),
    [
        (stated(WHOLE), []),
        (stated(WHOLE, fixed=True, last_day=date(2024, 1, 19)), []),
        (StatedOrder(made_on=None, fixed=False, last_day=None, conditions=[WHOLE]), ["a"]),
        (stated(WHOLE, fixed=None), ["b"]),
        (stated(WHOLE, fixed=True), ["b"]),
        (stated(), ["c"]),
        (stated(StatedCondition(label="C1", text=" ", reach="everywhere", period="as_the_order")), ["c"]),
        (stated(StatedCondition(label="C1", text="x", period="as_the_order")), ["d"]),
        (stated(StatedCondition(label="C1", text="x", reach=LOCALITY, period="as_the_order")), ["d"]),
        (stated(StatedCondition(label="C1", text="x", locality="Hove", period="as_the_order")), []),
        (stated(StatedCondition(label="C1", text="x", reach="everywhere")), ["e"]),
        (stated(StatedCondition(label="C1", text="x", reach="everywhere", period=OWN)), ["e"]),
        (stated(StatedCondition(label="C1", text="x", reach="everywhere", last_day=date(2022, 2, 17))), []),
        (stated(StatedCondition(label="C1", text="x", reach="everywhere", first_day=date(2022, 2, 17))), []),
        (StatedOrder(made_on=None, fixed=None, last_day=None, conditions=[]), ["a", "b", "c"]),
    ],
)
def test_r6_the_badge_lists_exactly_what_section_6_asks_and_the_record_does_not_say(
    order: StatedOrder, paragraphs: list[str]
) -> None:
    assert [gap.paragraph for gap in missing(order)] == paragraphs


def test_r6_a_gap_names_every_condition_that_has_it() -> None:
    bare = [StatedCondition(label=f"C{number}", text="x") for number in (1, 2)]
    assert [(gap.paragraph, gap.labels) for gap in missing(stated(*bare, WHOLE))] == [
        ("d", ("C1", "C2")),
        ("e", ("C1", "C2")),
    ]


# --- R3: how long -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made_on", "earliest"),
    [
        (date(2022, 1, 20), date(2024, 1, 19)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2024, 3, 1), date(2026, 2, 28)),
        (date(2022, 3, 1), date(2024, 2, 29)),
        (date(2026, 12, 31), date(2028, 12, 30)),
    ],
)
def test_r3_2_f_57_earliest_lawful_last_day(made_on: date, earliest: date) -> None:
    assert AS_SHIPPED.first_lawful_last_day(made_on) == earliest


@pytest.mark.parametrize(
    ("last_day", "refused"),
    [(None, False), (date(2024, 1, 19), False), (date(2072, 1, 19), False), (date(2072, 1, 20), True)],
)
def test_r3_4_an_order_without_end_is_lawful_and_one_of_90_years_a_slip(last_day: date | None, refused: bool) -> None:
    term = OrderTerm(kind=OrderKind.FULL, made_on=MADE, last_day=last_day)
    if not refused:
        check_not_endless(term, AS_SHIPPED)
        return
    with pytest.raises(RuleViolation, match="more than 50 years") as found:
        check_not_endless(term, AS_SHIPPED)
    assert found.value.field == "last_day"


@pytest.mark.parametrize(
    ("term", "period", "warned"),
    [
        (FULL, ConditionPeriod(label="C1", last_day=date(2022, 2, 17)), True),
        (FULL, ConditionPeriod(label="C1", last_day=date(2024, 1, 18)), True),
        (FULL, ConditionPeriod(label="C1", last_day=date(2024, 1, 19)), False),
        (FULL, ConditionPeriod(label="C1"), False),
        (
            OrderTerm(kind=OrderKind.INTERIM, made_on=MADE, last_day=date(2022, 3, 1)),
            ConditionPeriod(label="C1", last_day=date(2022, 2, 1)),
            False,
        ),
        (
            OrderTerm(kind=OrderKind.FULL, made_on=MADE, last_day=date(2024, 1, 19)),
            ConditionPeriod(label="C2", due_on=date(2024, 2, 1)),
            True,
        ),
    ],
)
def test_r3_3_a_condition_shorter_than_the_floor_is_a_warning_and_no_error(
    term: OrderTerm, period: ConditionPeriod, warned: bool
) -> None:
    check_period(period, term)
    assert bool(doubts(term, [period], AS_SHIPPED)) is warned


def test_r3_3_the_floor_of_the_warning_is_the_floor_that_the_organisation_has_set() -> None:
    three = Law([Figure(key="floor_years", words="", value="3", source="A later Act", valid_from=date(2021, 1, 1))])
    assert doubts(FULL, [ConditionPeriod(label="C1", last_day=date(2024, 6, 1))], three)
    assert not doubts(FULL, [ConditionPeriod(label="C1", last_day=date(2024, 6, 1))], AS_SHIPPED)


@pytest.mark.parametrize(
    ("period", "field"),
    [
        (ConditionPeriod(label="C1", first_day=date(2022, 1, 19)), "first_day"),
        (ConditionPeriod(label="C1", last_day=date(2022, 1, 19)), "last_day"),
        (ConditionPeriod(label="C1", first_day=date(2022, 3, 2), last_day=date(2022, 3, 1)), "last_day"),
        (ConditionPeriod(label="C1", first_day=date(2024, 1, 20)), "first_day"),
        (ConditionPeriod(label="C1", last_day=date(2024, 1, 20)), "last_day"),
        (ConditionPeriod(label="C1", due_on=date(2022, 1, 19)), "due_on"),
    ],
)
def test_r3_3_a_condition_binds_only_while_its_order_does(period: ConditionPeriod, field: str) -> None:
    term = OrderTerm(kind=OrderKind.FULL, made_on=MADE, last_day=date(2024, 1, 19))
    with pytest.raises(RuleViolation) as found:
        check_period(period, term)
    assert found.value.field == field


def test_a_condition_may_begin_and_end_on_the_day_of_the_order() -> None:
    check_period(ConditionPeriod(label="C1", first_day=MADE, last_day=MADE, due_on=MADE), FULL)


# --- R9: what he notifies ---------------------------------------------------------------------------------------

SERVED = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("order", "duty"),
    [
        (ServedOrder(served_on=None), FirstDuty(NotificationStanding.NOT_SERVED)),
        (ServedOrder(served_on=SERVED), FirstDuty(NotificationStanding.RUNS, SERVED, date(2024, 3, 3))),
        (
            ServedOrder(served_on=date(2024, 2, 28)),
            FirstDuty(NotificationStanding.RUNS, date(2024, 2, 28), date(2024, 3, 1)),
        ),
        (ServedOrder(served_on=SERVED, follows_served_interim=True), FirstDuty(NotificationStanding.REPLACES_INTERIM)),
        (ServedOrder(served_on=SERVED, on_register=True), FirstDuty(NotificationStanding.SUSPENDED)),
        (
            ServedOrder(served_on=SERVED, on_register=True, register_ended_on=date(2024, 6, 10)),
            FirstDuty(NotificationStanding.RUNS, date(2024, 6, 10), date(2024, 6, 12)),
        ),
        (
            ServedOrder(
                served_on=SERVED, on_register=True, register_ended_on=date(2024, 6, 10), last_day=date(2024, 6, 9)
            ),
            FirstDuty(NotificationStanding.OVER),
        ),
        (
            ServedOrder(
                served_on=SERVED, on_register=True, register_ended_on=date(2024, 6, 9), last_day=date(2024, 6, 9)
            ),
            FirstDuty(NotificationStanding.RUNS, date(2024, 6, 9), date(2024, 6, 11)),
        ),
        (
            ServedOrder(served_on=SERVED, follows_served_interim=True, on_register=True),
            FirstDuty(NotificationStanding.REPLACES_INTERIM),
        ),
    ],
)
def test_r9_1_r9_2_r9_4_f_74_the_first_notification(order: ServedOrder, duty: FirstDuty) -> None:
    assert first_duty(order, AS_SHIPPED) == duty


def test_r9_1_f_74_served_friday_1_march_2024_is_due_to_the_end_of_sunday() -> None:
    due_on = first_duty(ServedOrder(served_on=SERVED), AS_SHIPPED).due_on
    assert due_on == date(2024, 3, 3)
    assert f"{due_on:%A}" == "Sunday"


def test_r9_3_a_new_name_or_address_is_due_within_three_days_of_that_day() -> None:
    assert change_due(date(2024, 12, 31), AS_SHIPPED) == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("began_on", "served_on", "ended_on", "refused"),
    [
        (date(2024, 3, 5), SERVED, None, ""),
        (SERVED, SERVED, SERVED, ""),
        (date(2024, 3, 5), None, None, "not served yet"),
        (date(2024, 3, 11), SERVED, None, "has not come yet"),
        (date(2024, 2, 29), SERVED, None, "belongs to the first notification"),
        (date(2024, 3, 5), SERVED, date(2024, 3, 4), "The order ended"),
    ],
)
def test_r9_3_a_change_counts_from_service_to_the_end_of_the_order(
    began_on: date, served_on: date | None, ended_on: date | None, refused: str
) -> None:
    today = date(2024, 3, 10)
    if not refused:
        check_change(began_on, served_on=served_on, ended_on=ended_on, today=today)
        return
    with pytest.raises(RuleViolation, match=refused):
        check_change(began_on, served_on=served_on, ended_on=ended_on, today=today)


@pytest.mark.parametrize(
    ("notified_on", "refused"),
    [
        (SERVED, ""),
        (date(2024, 3, 10), ""),
        (None, "Give the day"),
        (date(2024, 3, 11), "has not come yet"),
        (date(2024, 2, 29), "nothing to notify before"),
    ],
)
def test_r9_1_the_day_on_which_police_say_that_he_came(notified_on: date | None, refused: str) -> None:
    today = date(2024, 3, 10)
    if not refused:
        check_notified_on(notified_on, began_on=SERVED, today=today)
        return
    with pytest.raises(RuleViolation, match=refused):
        check_notified_on(notified_on, began_on=SERVED, today=today)


@pytest.mark.parametrize(
    ("duty", "code"),
    [(DutyToNotify.INITIAL, "H20165"), (DutyToNotify.NEW_NAME, "H20166"), (DutyToNotify.NEW_ADDRESS, "H20167")],
)
def test_r9_6_each_duty_left_undone_has_its_own_offence_code(duty: DutyToNotify, code: str) -> None:
    assert AS_SHIPPED.figure(OFFENCES[duty], SERVED).value == code


# --- F-16: positive requirements --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due_on", "evidenced_on", "ended_on", "today", "standing", "late"),
    [
        (None, None, None, MADE, RequirementState.OPEN, 0),
        (MADE, None, None, MADE, RequirementState.DUE, 0),
        (MADE, None, None, MADE + timedelta(days=1), RequirementState.UNMET, 1),
        (MADE, None, None, MADE + timedelta(days=40), RequirementState.UNMET, 40),
        (MADE, MADE + timedelta(days=9), None, MADE + timedelta(days=40), RequirementState.MET, 0),
        (MADE, None, MADE, MADE + timedelta(days=40), RequirementState.DUE, 0),
        (MADE, None, MADE + timedelta(days=5), MADE + timedelta(days=40), RequirementState.UNMET, 40),
    ],
)
def test_f_16_a_requirement_is_unmet_from_the_day_after_it_was_due(
    due_on: date | None,
    evidenced_on: date | None,
    ended_on: date | None,
    today: date,
    standing: RequirementState,
    late: int,
) -> None:
    asked = RequirementDates(due_on=due_on, evidenced_on=evidenced_on, ended_on=ended_on)
    assert (stands(asked, today), days_unmet(asked, today)) == (standing, late)
