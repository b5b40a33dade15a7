"""Which step may follow which, read off the order of clocks.md by hand."""

from __future__ import annotations

from typing import Final

import pytest

from orders.rules.vocabulary import (
    BESIDE_THE_WAY,
    BREACH_NEEDS,
    ENDINGS,
    ORDER_NEEDS,
    TRANSITIONS,
    WAY,
    WORDS,
    BreachStep,
    OrderStep,
    Step,
    may_follow,
)

ENDED: Final = ["granted", "refused", "withdrawn", "declined"]
# clocks.md, «Steps may be skipped in life»: in this order, the three of the hearing in any.
ORDERED: Final = [
    "requested",
    "acknowledged",
    "decided_to_apply",
    "conditions_put_to_victim",
    "authorised",
    "sent_to_legal",
    "lodged",
]
HEARING: Final = ["listed", "held", "adjourned"]


def test_way_is_the_order_of_the_law() -> None:
    assert [step.value for step in WAY] == [*ORDERED, *HEARING]
    assert {step.value for step in ENDINGS} == set(ENDED)


@pytest.mark.parametrize("status", ORDERED)
def test_steps_may_be_skipped_but_not_taken_back(status: str) -> None:
    later = ORDERED[ORDERED.index(status) + 1 :]
    assert {step.value for step in TRANSITIONS[Step(status)]} == {*later, *HEARING, *ENDED}


@pytest.mark.parametrize("status", HEARING)
def test_hearing_goes_round_until_it_is_determined(status: str) -> None:
    assert {step.value for step in TRANSITIONS[Step(status)]} == {*HEARING, *ENDED}


@pytest.mark.parametrize(
    ("status", "steps"),
    [("refused", {"reviewed"}), ("withdrawn", {"reviewed"}), ("declined", {"reviewed"}), ("granted", set())],
)
def test_ended_application_can_only_be_reviewed(status: str, steps: set[str]) -> None:
    assert {step.value for step in TRANSITIONS[Step(status)]} == steps


def test_every_status_says_what_may_follow() -> None:
    assert set(TRANSITIONS) == set(Step) - BESIDE_THE_WAY - {Step.REVIEWED}


@pytest.mark.parametrize(
    ("step", "needs"),
    [
        ("reported_to_police", []),
        ("not_reported_reviewed", []),
        ("police_contacted_victim", ["reported_to_police"]),
        ("crime_recorded", ["reported_to_police"]),
        ("arrested", ["reported_to_police"]),
        ("interviewed", ["reported_to_police"]),
        ("warrant_issued", ["reported_to_police"]),
        ("warrant_executed", ["warrant_issued"]),
        ("outcome_told_to_victim", ["arrested", "charged", "interviewed", "no_further_action"]),
        ("bail_update", ["arrested", "interviewed"]),
        ("charged", ["reported_to_police"]),
        ("no_further_action", ["reported_to_police"]),
        ("reviewed", ["no_further_action"]),
    ],
)
def test_step_of_a_breach_comes_after_what_starts_its_clock(step: str, needs: list[str]) -> None:
    assert sorted(BREACH_NEEDS[BreachStep(step)]) == needs


def test_only_notification_needs_service() -> None:
    assert {step for step, needs in ORDER_NEEDS.items() if needs} == {OrderStep.NOTIFIED}
    assert set(ORDER_NEEDS) == set(OrderStep)


def test_every_step_has_words() -> None:
    assert all(WORDS[step] for step in [*Step, *OrderStep, *BreachStep])


def test_offered_steps_are_those_allowed_and_those_beside_the_way() -> None:
    assert [step.value for step in may_follow(Step.LODGED)] == [
        "listed",
        "held",
        "adjourned",
        "interim_applied",
        "interim_refused",
        "declined",
        "refused",
        "withdrawn",
        "paused",
    ]
    assert may_follow(Step.REFUSED) == [Step.REVIEWED]
    assert may_follow(Step.GRANTED) == []
