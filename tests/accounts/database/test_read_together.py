"""Several lists read in one statement are what each is by itself, whatever its columns."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Count, F, Model, Prefetch, Value

from accounts.database.read_together import READERS, read_together
from accounts.people.models import Organisation, Team, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from orders.orders.models import Condition, Order
from risk.thresholds.models.setting import EscalationSetting
from tests.floors import APPS
from tests.shared_case import live_case
from tests.statements import statements

pytestmark = pytest.mark.django_db
PLAIN = (
    *(models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.ForeignKey),
    *(models.OneToOneField, models.GenericIPAddressField, ArrayField, SearchVectorField),
)
"""Kinds of columns whose values JSON holds as they are, or which are read piece by piece."""


def values_of(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def exactly(rows: Any) -> list[list[tuple[str, type, Any]]]:
    return [[(name, type(value), value) for name, value in values_of(row).items()] for row in rows]


def test_every_table_of_the_house_reads_the_same_together_as_alone() -> None:
    live_case()
    EscalationSetting.objects.create(
        organisation=Organisation.objects.exclude(teams=None)[0],
        step="2.50",
        to="supervisor",
        valid_from="2026-01-01",
        set_by=User.objects.all()[0],
        set_at="2026-01-01T00:00:00Z",
    )
    models_of_ours = [each for each in apps.get_models() if each._meta.app_label in APPS]
    assert len(models_of_ours) > 100
    lists = [each._default_manager.order_by("pk") for each in models_of_ours]
    with statements() as asked:
        read_together(*lists)
    assert len(asked) == 1
    with statements() as asked:
        told = [exactly(each) for each in lists]
    assert len(asked) == 0
    assert told == [exactly(each._default_manager.order_by("pk")) for each in models_of_ours]
    assert sum(map(len, told)) > 300


def test_every_kind_of_column_in_the_house_is_known() -> None:
    """A new kind must be tried here before a page reads it together with others."""
    known = (*PLAIN, *(kind for kind, _ in READERS))
    found = {type(field) for each in apps.get_models() for field in each._meta.concrete_fields}
    assert [kind for kind in found if not issubclass(kind, known)] == []


def test_what_is_joined_counted_prefetched_or_narrowed_comes_along() -> None:
    told = live_case()

    def lists() -> list[Any]:
        return [
            Event.objects.filter(case=told.case).select_related("recorded_by").order_by("-number")[:3],
            Case.objects.filter(pk=told.case.pk).annotate(orders_made=Count("orders"), level=F("risk_level")),
            Order.objects.prefetch_related(Prefetch("conditions", Condition.objects.order_by("label"))),
            Event.objects.filter(case=told.case).order_by("number").values_list("kind", "at", "facts"),
            Event.objects.filter(case=told.case).order_by("number").values_list("kind", flat=True),
            Team.objects.order_by("pk").values("name", "organisation__name"),
            united(told.case),
            Case.objects.filter(pk__in=[]),
            Case.objects.none(),
            Case.objects.filter(victim__first_name="100% of 'them'"),
        ]

    together, alone = lists(), lists()
    with statements() as asked:
        read_together(*together)
        events, cases, orders, *rest = [list(each) for each in together]
        recorders = [event.recorded_by and event.recorded_by.username for event in events]
    assert len(asked) == 2, "one for all, and one for what is prefetched"
    assert [event.number for event in events] == [event.number for event in alone[0]]
    assert recorders == [event.recorded_by and event.recorded_by.username for event in alone[0]]
    assert [(case.orders_made, case.level) for case in cases] == [(each.orders_made, each.level) for each in alone[1]]
    assert [list(order.conditions.all()) for order in orders] == [list(order.conditions.all()) for order in alone[2]]
    assert rest == [list(each) for each in alone[3:]]


def united(case: Case) -> Any:
    """Rows of two tables in one order, and each with a word for where it comes from."""
    events = Event.objects.filter(case=case).annotate(moment=F("at"), told_by=Value("event", models.CharField()))
    orders = Order.objects.filter(case=case).annotate(moment=F("made_at"), told_by=Value("order", models.CharField()))
    columns = ("moment", "told_by", "pk")
    parts = [rows.values_list(*columns).order_by("-moment", "pk")[:5] for rows in (events, orders)]
    return parts[0].union(parts[1], all=True).order_by("-moment", "told_by", "pk")[:5]


def test_a_list_that_was_read_together_can_be_narrowed_and_asked_anew() -> None:
    told = live_case()
    rows = Event.objects.filter(case=told.case).order_by("number")
    read_together(rows)
    assert rows.filter(kind="incident").count() == Event.objects.filter(case=told.case, kind="incident").count() > 0
    assert [each.number for each in rows.all()] == [each.number for each in rows]
    with statements() as asked:
        read_together(Case.objects.none())
    assert len(asked) == 0
