"""Labels of conditions: one of its own for each in its case, from every way in, and for what was there before."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib import import_module
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django.utils import timezone

from casework.models import Event
from casework.rules.london import local_day
from orders.models import Condition
from orders.rules.history import next_labels
from orders.services.breaches import NewBreach, record_breach
from orders.services.files import check_case_file, export_case
from orders.services.orders import NewCondition, NewOrder, make_order
from orders.services.record import Author
from risk.models import Clock
from tests.shared_case import DAY, live_case

MIGRATION: Final[Any] = import_module("orders.migrations.0014_condition_labels_of_their_own")


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


def _renamed(case: int, order: str, names: dict[str, str]) -> None:
    """Rename as the migration does, its trigger resting."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE casework_event DISABLE TRIGGER event_append_only")
        MIGRATION._rename_rows(apps, case, order, names)
        MIGRATION._rename_events(apps, case, order, names)
        cursor.execute("ALTER TABLE casework_event ENABLE TRIGGER event_append_only")


@pytest.mark.django_db
def test_migration_gives_the_conditions_of_the_later_order_labels_of_their_own_wherever_they_are_named() -> None:
    told, now = live_case(), timezone.now()
    taken = Condition.objects.filter(order=told.order).order_by("id").values_list("label", flat=True)[0]
    requirement = NewCondition(kind="positive_requirement", text="Attend", due_on=local_day(now) - 9 * DAY)
    new = NewOrder(kind="interim", made_at=now - 10 * DAY, last_day=local_day(now) + 60 * DAY, conditions=[requirement])
    order = make_order(told.pending, new, Author(told.worker, now))
    [label] = order.conditions.values_list("label", flat=True)
    yesterday = now - timedelta(days=1)
    breach = NewBreach(condition=label, happened_at=yesterday, learned_at=now, behaviours=["CON-02"])
    record_breach(order, breach, Author(told.worker, now))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE orders_condition DROP CONSTRAINT condition_label_unique_in_case")
    _renamed(told.case.pk, order.label, {label: taken})
    assert Condition.objects.filter(case=told.case, label=taken).count() == 2
    with connection.schema_editor() as editor:
        MIGRATION.renumber(apps, editor)
        MIGRATION.renumber(apps, editor)
    [now_called] = order.conditions.values_list("label", flat=True)
    assert now_called != taken
    assert Condition.objects.get(order=told.order, label=taken)
    facts = list(Event.objects.filter(case=told.case, facts__order=order.label).values_list("facts", flat=True))
    said = [each["condition"] for told_facts in facts for each in told_facts.get("conditions", ())]
    said += [each["condition"] for each in facts if each.get("condition")]
    assert said == [now_called, now_called]
    assert Clock.objects.filter(case=told.case, rule="T14", subject=f"{order.label}/{now_called}").exists()
    assert Condition.history.filter(order=order).values_list("label", flat=True).distinct().get() == now_called
    check_case_file(_text(export_case(told.case)))
    with pytest.raises(IntegrityError, match="append-only"):
        Event.objects.filter(case=told.case, number=1).update(note="x")


def _text(file: dict[str, object]) -> str:
    return json.dumps(file)
