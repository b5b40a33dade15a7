"""Steps recorded at the same time: one winner, and a 409 that loses no word for whoever came second."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Final

import pytest
from django.db import connections
from django.utils import timezone

from casework.editing.services.row_versions import RowChangedSince
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep, record_application_step
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import record_breach_step
from orders.orders.models import Order
from orders.orders.services.making import NewOrder, make_order, record_order_step
from record.authors import Author
from tests.orders.acting import RIGHT_TO_LEFT, send, typed, words
from tests.orders.orders.test_views_orders import made as order
from tests.record.test_recording import HOUR, MONDAY, opened, requested
from tests.shared_case import SharedCase, live_case

NEXT_DAY: Final = MONDAY + timedelta(days=1)
MEANWHILE: Final = "Somebody else recorded something meanwhile"


@pytest.mark.django_db(transaction=True)
def test_two_who_record_at_once_have_one_winner() -> None:
    case, worker = opened()
    application = requested(case, worker, at=MONDAY)
    together = Barrier(2)

    def decide(step: str) -> str:
        try:
            row = Application.objects.get(pk=application.pk)
            facts = {"reason": "evidence_insufficient", **({"alternatives": []} if step == "declined" else {})}
            together.wait()
            new = NewApplicationStep(step=step, at=NEXT_DAY, facts=facts, seen=row.version)
            record_application_step(row, new, Author(worker, NEXT_DAY + HOUR))
        except RowChangedSince as meanwhile:
            return f"version {meanwhile.row.version}"
        finally:
            connections.close_all()
        return "recorded"

    with ThreadPoolExecutor(2) as people:
        answers = sorted(people.map(decide, ["declined", "withdrawn"]))
    assert answers == ["recorded", "version 2"]
    assert Application.objects.get().version == 2
    assert case.events.filter(kind="application").count() == 2


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def by_the_other(told: SharedCase, step: str, **facts: object) -> None:
    now = timezone.now()
    record_application_step(told.pending, NewApplicationStep(step=step, at=now, facts=facts), Author(told.worker, now))


@pytest.mark.django_db
def test_second_step_is_answered_with_what_came_first_and_all_that_was_typed(told: SharedCase) -> None:
    fields = {"hearing_on": "1/2/2027", "note": RIGHT_TO_LEFT, **typed("at", timezone.now())}
    seen = Application.objects.get(pk=told.pending.pk).version
    by_the_other(told, "lodged")
    response = send(told.worker, "application_step", told.pending, step="listed", version=seen, **fields)
    page = words(response)
    assert response.status_code == 409
    assert MEANWHILE in page
    assert "Lodged with the court" in page
    assert 'value="1/2/2027"' in page
    assert "O'Brien-Smith" in page
    assert f'name="version" value="{seen + 1}"' in page
    assert Application.objects.get(pk=told.pending.pk).status == "lodged"
    again = send(told.worker, "application_step", told.pending, step="listed", version=seen + 1, **fields)
    assert again.status_code == 302
    assert Application.objects.get(pk=told.pending.pk).status == "listed"


@pytest.mark.django_db
def test_order_granted_twice_by_page_shows_that_it_is_so_and_keeps_choices_and_days(told: SharedCase) -> None:
    seen = Application.objects.get(pk=told.pending.pk).version
    fields = order(ends="on_a_day", last_day="1/2/2060", due_on_1="", version=seen)
    assert send(told.worker, "order_create", told.pending, **order(version=seen)).status_code == 302
    response = send(told.worker, "order_create", told.pending, **fields)
    page = words(response)
    assert response.status_code == 409
    assert "Full order made" in page
    assert 'value="1/2/2060"' in page
    assert response.context["form"]["ends"].value() == "on_a_day"
    again = send(told.worker, "order_create", told.pending, **{**fields, "version": seen + 1})
    assert "This application has already been decided." in words(again)
    assert told.pending.orders.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("version", ["999", "-1"])
def test_version_that_nobody_has_seen_records_nothing(told: SharedCase, version: str) -> None:
    before = told.case.events.count()
    fields = typed("at", timezone.now())
    response = send(told.worker, "application_step", told.pending, step="lodged", version=version, **fields)
    assert response.status_code == 409
    assert told.case.events.count() == before


def _again(told: SharedCase, act: Callable[[], object]) -> None:
    """Twice with the same version: the second is told that it has changed, and nothing of it is kept."""
    act()
    before = told.case.events.count()
    with pytest.raises(RowChangedSince):
        act()
    assert told.case.events.count() == before


@pytest.mark.django_db
def test_order_granted_twice_is_one_order_in_one_history_row(told: SharedCase) -> None:
    now, author = timezone.now(), Author(told.worker, timezone.now())
    row = Application.objects.get(pk=told.pending.pk)
    new = NewOrder(kind="full", made_at=now, last_day=None, conditions=[], seen=row.version)
    _again(told, lambda: make_order(row, new, author))
    assert row.orders.count() == 1
    assert Application.history.filter(id=row.pk, status="granted").count() == 1


@pytest.mark.django_db
def test_step_of_an_order_and_of_a_breach_is_held_to_what_was_seen(told: SharedCase) -> None:
    now, author = timezone.now(), Author(told.worker, timezone.now())
    order, breach = Order.objects.get(pk=told.order.pk), Breach.objects.get(pk=told.breach.pk)
    contacted = NewApplicationStep(step="police_contacted_victim", at=now, seen=breach.version)
    _again(told, lambda: record_breach_step(breach, contacted, author))
    reviewed = NewApplicationStep(step="not_renewing_reviewed", at=now, seen=order.version)
    _again(told, lambda: record_order_step(order, reviewed, author))


@pytest.mark.django_db
def test_versions_count_the_events_about_each_thing(told: SharedCase) -> None:
    facts = list(told.case.events.values_list("kind", "facts"))
    for label, version in Application.objects.filter(case=told.case).values_list("label", "version"):
        assert version == sum(kind in {"application", "order_made"} and f["application"] == label for kind, f in facts)
    for label, version in Order.objects.filter(case=told.case).values_list("label", "version"):
        assert version == sum(kind in {"order", "order_made"} and f["order"] == label for kind, f in facts)
    for label, version in Breach.objects.filter(case=told.case).values_list("label", "version"):
        assert version == sum(kind in {"breach", "breach_step"} and f["breach"] == label for kind, f in facts)
