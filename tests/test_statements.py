"""Holds what the acts and pages that people use most ask of the database: so many statements, whatever a case holds."""

from __future__ import annotations

from typing import Final

import pytest
from django.utils import timezone

from orders.applications.services.steps import request_order
from orders.incidents.services import NewIncident
from orders.incidents.services import log_incident as log_through_service
from record.authors import Author
from tests.main_acts import ACTS, statements_of
from tests.shared_case import DAY, HOUR, SharedCase, breached, live_case, ordered

pytestmark = pytest.mark.django_db

MOST: Final = {
    "log an incident": 35,
    "record a breach": 77,
    "a step of an application": 39,
    "record a contact": 24,
    "the case page": 17,
    "My work": 17,
}
"""Statements of one request, sign-in, trail and keys of forms included; savepoints are no questions."""


def with_more(told: SharedCase, count: int) -> SharedCase:
    """The same case with so many incidents more."""
    now = timezone.now()
    for _ in range(count):
        new = NewIncident(happened_at=now - HOUR, recorded_at=now, behaviours=("CON-02",), text="One more")
        log_through_service(told.case, new, Author(told.worker, now))
    return told


def test_every_act_that_is_counted_has_a_figure() -> None:
    assert set(MOST) <= set(ACTS)


@pytest.mark.parametrize("name", MOST)
def test_an_act_asks_so_much_and_no_more_where_a_case_holds_more(name: str) -> None:
    few = statements_of(name, live_case())
    many = statements_of(name, with_more(live_case(), 30))
    assert len(few) <= MOST[name], few.table()
    assert (len(many), many.savepoints) == (len(few), few.savepoints), f"{few.table()}\n\n{many.table()}"


def with_more_of_each(told: SharedCase, count: int) -> SharedCase:
    """The same case with so many more applications, orders and breaches, and as many incidents."""
    now = timezone.now()
    for _ in range(count):
        order = ordered(told.case, told.worker, told.force, now - 40 * DAY)
        breached(order, told.worker, now - 3 * HOUR)
        request_order(told.case, force=told.force, at=now - 30 * DAY, author=Author(told.worker, now), note="Again")
    return with_more(told, count)


def test_the_case_page_asks_the_same_however_many_orders_applications_breaches_and_incidents_there_are() -> None:
    told = live_case()
    few, kinds = statements_of("the case page", told), ("applications", "orders", "breaches", "incidents")
    held = [getattr(told.case, kind).count() for kind in kinds]
    many = statements_of("the case page", with_more_of_each(told, 6))
    assert [getattr(told.case, kind).count() - before >= 6 for kind, before in zip(kinds, held, strict=True)] == [
        True
    ] * 4
    assert len(many) == len(few) <= MOST["the case page"], f"{few.table()}\n\n{many.table()}"
