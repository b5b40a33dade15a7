"""The safe address typed into words that others read is stopped once, wherever such words are typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from casework.case_tasks.models import Task
from casework.contact_log.models import ContactAttempt
from casework.notes.models import Note
from tests.orders.acting import send, typed, words
from tests.shared_case import SAFE_ADDRESS, live_case

pytestmark = pytest.mark.django_db

GIVEN_AWAY = f"She is at {SAFE_ADDRESS.upper()} until Monday"


@pytest.mark.parametrize(
    ("route", "field", "model"),
    [
        ("note_create", "text", Note),
        ("task_create", "detail", Task),
        ("promise_create", "detail", Task),
        ("contact_create", "words", ContactAttempt),
    ],
)
def test_safe_address_is_asked_about_once_and_nothing_typed_is_lost(route: str, field: str, model: Any) -> None:
    told = live_case()
    others = {
        "note_create": {},
        "task_create": {"title": "Ring"},
        "promise_create": {"title": "Ring", "force": told.case.victim_force.slug, "due_on": "1/3/2027"},
        "contact_create": {
            **typed("at", timezone.now()),
            "direction": "in",
            "way": "phone",
            "outcome": "spoke",
        },
    }[route]
    held = model.objects.filter(**{field: GIVEN_AWAY})
    stopped = send(told.worker, route, told.case, **{field: GIVEN_AWAY, **others})
    assert "This looks like the safe address. Take it out" in words(stopped)
    assert GIVEN_AWAY in words(stopped)
    assert "It is another place" in words(stopped)
    assert not held.exists()
    kept = send(told.worker, route, told.case, **{field: GIVEN_AWAY, "address_stays": "on", **others})
    assert kept.status_code == 302
    assert held.exists()
