"""What an event says besides its title, in the words that pages and the chronology share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

import pytest

from orders.steps.rules.event_words import (
    ON_REGISTER,
    application_event_words,
    breach_event_words,
    breach_step_event_words,
    condition_words,
    order_event_words,
    order_made_words,
    what_was_broken_words,
)
from record.events import events as told
from record.vocabulary.forces import force_name
from record.vocabulary.steps import ApplicationStep, BreachStep, ConditionKind, OrderKind, OrderOrigin, OrderStep

NO_CONTACT: Final = told.ConditionFacts("C1", ConditionKind.PROHIBITION, "No contact", None)
ATTEND: Final = told.ConditionFacts(
    "C2", ConditionKind.POSITIVE_REQUIREMENT, "Attend", date(2026, 3, 1), "Leeds", date(2026, 2, 1), date(2026, 4, 30)
)


def test_r1_2_where_he_lives_is_told_apart_from_the_force_that_is_asked() -> None:
    asked = told.ApplicationEvent(
        "A1", ApplicationStep.REQUESTED, "kent", defendant_force="essex", area_basis="resides"
    )
    assert application_event_words(asked, force_name) == [
        "The perpetrator lives in its area.",
        "The force where the perpetrator lives: Essex Police.",
    ]


def test_condition_is_told_with_its_limits() -> None:
    assert condition_words(NO_CONTACT) == "Prohibition C1: No contact"
    assert condition_words(ATTEND) == (
        "Requirement C2: Attend (by 1 March 2026; only in Leeds; from 1 February 2026 to 30 April 2026)"
    )


def test_order_of_the_court_says_that_nobody_applied() -> None:
    made = told.OrderMade("O1", "A1", OrderKind.FULL, None, (), OrderOrigin.COURT_ON_ACQUITTAL, "kent", "Leeds")
    assert order_made_words(made, force_name) == [
        "Made by the court on its own decision, on acquittal: no force applied.",
        "Court: Leeds.",
        "Kent Police answers for the order.",
    ]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (told.OrderEvent("O1", OrderStep.SERVED), []),
        (told.OrderEvent("O1", OrderStep.SERVED, register=True), [ON_REGISTER]),
        (
            told.OrderEvent("O1", OrderStep.VARIED, conditions=(NO_CONTACT,), ended=("C2", "C3")),
            ["New: Prohibition C1: No contact", "Taken out: C2, C3."],
        ),
        (told.OrderEvent("O1", OrderStep.FORCE_CHANGED, force="kent"), ["Kent Police answers for the order now."]),
    ],
)
def test_step_of_an_order(event: told.OrderEvent, said: list[str]) -> None:
    assert order_event_words(event, force_name) == said


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (("O1", "", ""), "of order O1"),
        (("O1", "C1", ""), "of order O1, condition C1"),
        (("", "", "P1"), "of other protection P1"),
        (("", "", ""), "of an order that is being looked for"),
    ],
)
def test_of_what_it_is_a_breach(of: tuple[str, str, str], words: str) -> None:
    order, condition, protection = of
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    learned = told.BreachLearned("B1", order, condition, moment, ("CON-02",), protection, "approach", "client")
    assert what_was_broken_words(learned) == words
    assert breach_event_words(learned) == ["Approached within a distance.", "Begun by: the client."]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (told.BreachEvent("B1", BreachStep.ARRESTED), []),
        (
            told.BreachEvent("B1", BreachStep.CRIME_RECORDED, "20/1", recorded_as="breach_only"),
            ["Crime reference 20/1.", "Recorded as: breach of the order only."],
        ),
        (told.BreachEvent("B1", BreachStep.REPORTED_TO_POLICE, "CAD 7"), ["Their reference: CAD 7."]),
        (told.BreachEvent("B1", BreachStep.CHARGED, offence="H20164"), ["Charged with: H20164."]),
        (told.BreachEvent("B1", BreachStep.OUT_OF_COURT, reason="A caution"), ["A caution"]),
        (
            told.BreachEvent(
                "B1", BreachStep.COURT_OUTCOME, result="convicted", plea="not guilty", sentence="12 weeks"
            ),
            ["Found guilty.", "Plea: not guilty.", "Sentence: 12 weeks"],
        ),
        (told.BreachEvent("B1", BreachStep.ORDER_IDENTIFIED, order="O1"), ["A breach of order O1."]),
    ],
)
def test_step_about_a_breach(event: told.BreachEvent, said: list[str]) -> None:
    assert breach_step_event_words(event) == said
