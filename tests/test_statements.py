"""Holds what the acts and pages that people use most ask of the database: so many statements, whatever a case holds."""

from __future__ import annotations

from typing import Final

import pytest
from django.utils import timezone

from orders.incidents.services import NewIncident
from orders.incidents.services import log_incident as log_through_service
from record.authors import Author
from tests.main_acts import ACTS, statements_of
from tests.shared_case import HOUR, SharedCase, live_case

pytestmark = pytest.mark.django_db

MOST: Final = {
    "log an incident": 35,
    "record a breach": 77,
    "a step of an application": 39,
    "record a contact": 24,
    "the case page": 31,
    "My work": 22,
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
