"""Sections of the Act that no part has for itself: examples of acts, kinds of period, interim orders, the offence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template.loader import render_to_string

from accounts.rules import RuleViolation
from casework.codes.rules.codes import BEHAVIOURS, GROUPS
from orders.breaches.forms.steps import sentence_help
from record.case_state.orders import check_last_day
from record.law.figures import AS_SHIPPED
from record.vocabulary.steps import OrderKind
from tests.orders.histories import flags, interim_made, opened, refused, requested, step

STATUTORY = ("FOL", "CON", "PUB", "MON", "LOI", "INT", "WAT")
"""Protection from Harassment Act 1997 s.2A(3)(a) to (g), in its order."""
ASKED = [opened("2021-01-04T09:00"), requested("2021-01-04T10:00")]
MADE_ON = date(2026, 3, 2)


@pytest.mark.parametrize("group", STATUTORY)
def test_r1_7_each_example_of_an_act_has_behaviours_to_choose(group: str) -> None:
    assert group in GROUPS
    assert [code for code, behaviour in BEHAVIOURS.items() if behaviour.group == group]


@pytest.mark.parametrize(
    ("kind", "last_day", "is_lawful"),
    [
        (OrderKind.FULL, None, True),
        (OrderKind.FULL, date(2028, 3, 1), True),
        (OrderKind.INTERIM, date(2026, 3, 2), True),
        (OrderKind.INTERIM, None, False),
    ],
)
def test_r3_1_fixed_period_or_until_further_order(kind: OrderKind, last_day: date | None, is_lawful: bool) -> None:
    if is_lawful:
        check_last_day(kind, MADE_ON, last_day)
    else:
        with pytest.raises(RuleViolation, match="fixed period"):
            check_last_day(kind, MADE_ON, last_day)


def test_r5_1_an_interim_order_needs_an_application_that_is_not_decided() -> None:
    interim = interim_made("2021-01-20T10:00", "2021-03-20")
    assert flags([*ASKED, interim], "2021-01-21T00:00", "T11") == []
    for ended in (refused("2021-01-19T10:00"), step("2021-01-19T10:00", "withdrawn", reason="victim_withdrew")):
        with pytest.raises(RuleViolation, match="already been decided"):
            flags([*ASKED, ended, interim], "2021-01-21T00:00")


def test_r5_2_an_interim_order_asks_for_no_reason_why_it_is_necessary() -> None:
    """The court only has to think it appropriate, so its conditions are taken without such a reason."""
    condition = {"condition": "C1", "kind": "prohibition", "text": "No contact"}
    interim = interim_made("2021-01-20T10:00", "2021-03-20", conditions=[condition])
    assert flags([*ASKED, interim], "2021-01-21T00:00", "T11") == []


def test_r8_what_a_court_can_give_for_a_breach_is_kept_apart_from_stalking() -> None:
    said = sentence_help(AS_SHIPPED, datetime(2026, 3, 2, tzinfo=UTC))
    assert "For breach of an order the most is 5 years" in said
    assert "no conditional discharge" in said
    assert "10 years is the most for stalking" in said


def test_r9_5_how_he_notifies_stands_on_the_order() -> None:
    said = " ".join(render_to_string("orders/orders/_how_he_notifies.html").split())
    assert "In person, at a police station, by word of mouth." in said
    assert "a place where the person can regularly be found" in said
