"""Labels of conditions: one of its own for each in its case, from every way in."""

from __future__ import annotations

import pytest
from django.utils import timezone

from casework.dates.rules.london_time import local_day
from orders.orders.models import Condition
from orders.orders.services.making import NewCondition, NewOrder, make_order
from record.authors import Author
from record.case_state.labels import next_labels
from tests.shared_case import DAY, live_case


@pytest.mark.parametrize(
    ("taken", "count", "labels"),
    [
        ([], 2, ("C1", "C2")),
        (["C1"], 2, ("C2", "C3")),
        (["C2"], 2, ("C3", "C4")),
        (["C1", "X"], 1, ("C3",)),
        ([], 0, ()),
    ],
)
def test_next_labels_are_free(taken: list[str], count: int, labels: tuple[str, ...]) -> None:
    assert next_labels("C", taken, count) == labels


@pytest.mark.django_db
def test_conditions_of_two_orders_of_a_case_are_numbered_on() -> None:
    told, now = live_case(), timezone.now()
    before = set(Condition.objects.filter(case=told.case).values_list("label", flat=True))
    conditions = [
        NewCondition(kind="prohibition", text="No contact"),
        NewCondition(kind="positive_requirement", text="Attend", due_on=local_day(now) - 9 * DAY),
    ]
    new = NewOrder(kind="interim", made_at=now - 10 * DAY, last_day=local_day(now) + 60 * DAY, conditions=conditions)
    order = make_order(told.pending, new, Author(told.worker, now))
    added = set(order.conditions.values_list("label", flat=True))
    assert len(added) == 2
    assert not added & before
