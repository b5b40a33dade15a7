"""Which steps a page offers, how an order stands, how long each stage lasted: by rules alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from casework.dates.rules.london_time import midnight
from orders.applications.rules.stages import ElapsedTime, span, stages
from orders.orders.rules.standing import doubt, standing
from orders.steps.rules.offers import application_steps, breach_steps, order_steps
from record.case_state.state import ApplicationState, BreachState, OrderState, WarrantState
from record.events.events import ConditionFacts
from record.vocabulary.protection_kinds import protection_words
from record.vocabulary.reasons import reason_words
from record.vocabulary.steps import ApplicationStep, BreachStep, ConditionKind, InterimState, OrderKind, OrderStep

MADE_AT = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
SERVED_AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def application(status: ApplicationStep, **fields: object) -> ApplicationState:
    told = ApplicationState("A1", "sussex", MADE_AT, MADE_AT, status)
    for name, value in fields.items():
        setattr(told, name, value)
    return told


def order(**fields: object) -> OrderState:
    conditions = {
        "C1": ConditionFacts("C1", ConditionKind.PROHIBITION, "No contact", None),
        "C2": ConditionFacts("C2", ConditionKind.POSITIVE_REQUIREMENT, "Attend", None),
    }
    told = OrderState("O1", "A1", OrderKind.FULL, MADE_AT, None, conditions)
    for name, value in fields.items():
        setattr(told, name, value)
    return told


def breach(*steps: BreachStep, warrants: list[WarrantState] | None = None) -> BreachState:
    done = dict.fromkeys(steps, MADE_AT)
    return BreachState("B1", "O1", "", MADE_AT, MADE_AT, ("CON-02",), steps=done, warrants=warrants or [])


# --- Applications -------------------------------------------------------------------------------------------


def test_application_steps_never_lead_back_and_a_granted_order_has_a_page_of_its_own() -> None:
    offered = application_steps(application(ApplicationStep.LODGED), may_pause=True)
    assert offered == [
        ApplicationStep.LISTED,
        ApplicationStep.HELD,
        ApplicationStep.ADJOURNED,
        ApplicationStep.INTERIM_APPLIED,
        ApplicationStep.DECLINED,
        ApplicationStep.REFUSED,
        ApplicationStep.WITHDRAWN,
        ApplicationStep.SUPERSEDED,
        ApplicationStep.PAUSED,
    ]


def test_application_steps_pause_is_offered_to_those_who_may() -> None:
    assert ApplicationStep.PAUSED not in application_steps(application(ApplicationStep.REQUESTED), may_pause=False)


@pytest.mark.parametrize("sought", [True, False])
def test_application_steps_interim_is_refused_only_where_one_was_sought(sought: bool) -> None:
    interim = InterimState.APPLIED if sought else None
    offered = application_steps(application(ApplicationStep.LODGED, interim=interim), may_pause=False)
    assert (ApplicationStep.INTERIM_REFUSED in offered) is sought


def test_application_steps_after_a_refusal_review_it_once() -> None:
    assert application_steps(application(ApplicationStep.DECLINED), may_pause=True) == [ApplicationStep.REVIEWED]
    assert application_steps(application(ApplicationStep.DECLINED, reviewed_at=NOW), may_pause=True) == []
    assert application_steps(application(ApplicationStep.REFUSED), may_pause=True) == [
        ApplicationStep.APPEALED,
        ApplicationStep.REVIEWED,
    ]
    assert application_steps(application(ApplicationStep.REFUSED, reviewed_at=NOW), may_pause=True) == [
        ApplicationStep.APPEALED
    ]
    assert application_steps(application(ApplicationStep.GRANTED), may_pause=True) == []


# --- Orders -------------------------------------------------------------------------------------------------


def test_order_steps_notification_comes_after_service() -> None:
    assert OrderStep.NOTIFIED not in order_steps(order())
    assert OrderStep.NOTIFIED in order_steps(order(served_at=SERVED_AT))


def test_order_steps_what_is_so_already_is_not_offered_again() -> None:
    done = order(served_at=SERVED_AT, victim_told_at=SERVED_AT, notified_at=SERVED_AT, evidenced={"C2": NOW})
    assert order_steps(done) == [
        OrderStep.VARIED,
        OrderStep.RENEWED,
        OrderStep.NOT_RENEWING_REVIEWED,
        OrderStep.DISCHARGED,
        OrderStep.QUASHED,
        OrderStep.FORCE_CHANGED,
    ]


def test_order_steps_while_he_notifies_as_a_sex_offender_only_the_end_of_that_is_news() -> None:
    listed = order(served_at=SERVED_AT, on_register=True)
    assert {OrderStep.NOTIFIED, OrderStep.REGISTER_ENDED} & set(order_steps(listed)) == {OrderStep.REGISTER_ENDED}
    off = order(served_at=SERVED_AT, on_register=True, register_ended_at=NOW)
    assert {OrderStep.NOTIFIED, OrderStep.REGISTER_ENDED} & set(order_steps(off)) == {OrderStep.NOTIFIED}


@pytest.mark.parametrize("ended", ["discharged_at", "quashed_at", "replaced_at"])
def test_order_steps_of_an_ended_order_are_what_may_still_be_told_of_it(ended: str) -> None:
    over = order(served_at=SERVED_AT, **{ended: NOW})
    assert order_steps(over) == [OrderStep.VICTIM_TOLD, OrderStep.NOTIFIED, OrderStep.REQUIREMENT_EVIDENCED]


# --- Breaches -----------------------------------------------------------------------------------------------


def test_breach_steps_of_a_new_breach_are_to_report_it_or_review_why_not() -> None:
    assert breach_steps(breach()) == [
        BreachStep.REPORTED_TO_POLICE,
        BreachStep.NOT_REPORTED_REVIEWED,
        BreachStep.NOT_PURSUED,
    ]
    assert breach_steps(breach(BreachStep.NOT_REPORTED_REVIEWED)) == [BreachStep.REPORTED_TO_POLICE]


def test_breach_steps_of_what_is_looked_for_are_to_find_it_too() -> None:
    looked_for = BreachState("B1", "", "", MADE_AT, MADE_AT, ("CON-02",))
    assert BreachStep.ORDER_IDENTIFIED in breach_steps(looked_for)
    assert BreachStep.ORDER_IDENTIFIED not in breach_steps(breach())


def test_breach_steps_of_a_reported_breach_are_what_police_do() -> None:
    assert breach_steps(breach(BreachStep.REPORTED_TO_POLICE)) == [
        BreachStep.POLICE_CONTACTED_VICTIM,
        BreachStep.CRIME_RECORDED,
        BreachStep.ARRESTED,
        BreachStep.INTERVIEWED,
        BreachStep.WARRANT_ISSUED,
        BreachStep.CHARGED,
        BreachStep.OUT_OF_COURT,
        BreachStep.NO_FURTHER_ACTION,
        BreachStep.NOT_PURSUED,
    ]


@pytest.mark.parametrize(
    ("executed_at", "offered"), [(None, BreachStep.WARRANT_EXECUTED), (NOW, BreachStep.WARRANT_ISSUED)]
)
def test_breach_steps_a_warrant_is_executed_while_it_is_out(executed_at: datetime | None, offered: BreachStep) -> None:
    steps = (BreachStep.REPORTED_TO_POLICE, BreachStep.WARRANT_ISSUED)
    found = breach_steps(breach(*steps, warrants=[WarrantState(MADE_AT, executed_at)]))
    assert {BreachStep.WARRANT_EXECUTED, BreachStep.WARRANT_ISSUED} & set(found) == {offered}


# --- How an order stands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "In force until further order."),
        ({"last_day": date(2026, 3, 10)}, "In force today for the last time."),
        ({"last_day": date(2026, 3, 11)}, "In force to the end of 11 March 2026: 1 more day."),
        ({"last_day": date(2028, 3, 1)}, "In force to the end of 1 March 2028: 722 more days."),
        ({"last_day": date(2026, 3, 9)}, "Not in force: its last day was 9 March 2026."),
        ({"discharged_at": SERVED_AT}, "Not in force: discharged on 3 March 2026."),
        (
            {"replaced_at": SERVED_AT},
            "Not in force: ended on 3 March 2026, when the application was decided.",
        ),
    ],
)
def test_standing_says_whether_the_order_binds_today(fields: dict[str, object], sentence: str) -> None:
    assert standing(order(**fields), NOW) == sentence


@pytest.mark.parametrize(
    ("fields", "happened_at", "sentence"),
    [
        ({"served_at": SERVED_AT}, SERVED_AT, ""),
        ({"served_at": SERVED_AT}, datetime(2026, 3, 3, 8, 59, tzinfo=UTC), "It happened before the order was served."),
        (
            {"served_at": SERVED_AT},
            datetime(2026, 3, 1, 9, tzinfo=UTC),
            "Not in force: it happened before the order was made.",
        ),
        ({}, NOW, "The order has not been served."),
        (
            {"served_at": SERVED_AT, "last_day": date(2026, 3, 9)},
            NOW,
            "Not in force: it happened after the order ended.",
        ),
        ({"served_at": SERVED_AT, "last_day": date(2026, 3, 9)}, datetime(2026, 3, 9, 23, 59, 59, tzinfo=UTC), ""),
        (
            {"served_at": SERVED_AT, "last_day": date(2026, 3, 9)},
            midnight(date(2026, 3, 10)),
            "Not in force: it happened after the order ended.",
        ),
    ],
)
def test_doubt_is_said_of_what_happened_outside_the_order(
    fields: dict[str, object], happened_at: datetime, sentence: str
) -> None:
    assert doubt(order(**fields), happened_at) == sentence


# --- Stages -------------------------------------------------------------------------------------------------


def test_stages_follow_each_other_and_steps_beside_the_way_change_none() -> None:
    lodged, paused, listed = (datetime(2026, 3, day, 9, tzinfo=UTC) for day in (2, 4, 9))
    told = stages(
        [(1, ApplicationStep.LODGED, lodged), (2, ApplicationStep.PAUSED, paused), (3, ApplicationStep.LISTED, listed)]
    )
    assert [(stage.number, stage.step, stage.left_at) for stage in told] == [
        (1, ApplicationStep.LODGED, listed),
        (3, ApplicationStep.LISTED, None),
    ]
    assert told[0].holder == "the court"
    assert told[0].length(NOW) == ElapsedTime(days=7, working_days=5)


def test_span_counts_like_the_clocks_with_the_first_day_as_day_0() -> None:
    easter = span(datetime(2026, 4, 2, 9, tzinfo=UTC), datetime(2026, 4, 7, 9, tzinfo=UTC))
    assert str(easter) == "5 days (1 working day)"
    assert str(span(NOW, NOW)) == "less than a day"


def test_words_of_unknown_codes_are_the_codes_as_they_came() -> None:
    assert reason_words("court_listing") == "The court had no time"
    assert reason_words("Judge was ill") == "Judge was ill"
    assert protection_words("some_new_order") == "Some new order"
