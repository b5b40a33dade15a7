"""Who comes second is told so with 409: what the first recorded stands on the page, and what was typed stays in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.people.models import Role, User
from casework.dates.rules.london_time import local_day
from orders.orders.models import Order
from orders.steps.forms.second_press import MEANWHILE
from tests.factories import make_user
from tests.orders.acting import address, signed_in, typed, typed_day, words
from tests.shared_case import SharedCase, live_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@dataclass(frozen=True)
class Press:
    """A form: its page, what it is about, what is typed, and what of that the second reads of the first."""

    page: str
    about: Callable[[SharedCase], Any]
    fields: Callable[[], dict[str, Any]]
    mark: str = "Rang the sergeant"
    address: str = ""
    by: Callable[[SharedCase], User] = field(default=lambda told: told.worker)


def today() -> str:
    return typed_day(local_day(timezone.now()))


def an_hour_ago() -> Any:
    return timezone.now() - timedelta(hours=1)


def supervisor(told: SharedCase) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


def manager(told: SharedCase) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation)


def unserved(told: SharedCase) -> Order:
    Order.objects.filter(pk=told.order.pk).update(served_at=None)
    return told.order


MARK: Final = "Rang the sergeant"
PRESSES: Final = [
    Press(
        "warrant_check",
        lambda told: told.warrant,
        lambda: {**typed("asked_at", timezone.now()), "asked_whom": MARK, "next_check_on": today()},
    ),
    Press(
        "service_create",
        unserved,
        lambda: {**typed("at", an_hour_ago()), "outcome": "not_found", "method": "in_person", "served_by": MARK},
    ),
    Press(
        "duty_create",
        lambda told: told.order,
        lambda: {"kind": "new_name", "began_on": today(), "learned_from": MARK},
    ),
    Press(
        "interim_decide",
        lambda told: told.pending,
        lambda: {"choice": "not_wanted", "reason": MARK},
    ),
    Press(
        "expectation_create",
        lambda told: told.pending,
        lambda: {"words": MARK, "expected_on": today(), "told_on": today()},
    ),
    Press(
        "police_request_create",
        lambda told: told.order,
        lambda: {"force": "sussex", "wanted": "variation", "asked_on": today(), "words": MARK},
    ),
    Press(
        "unworkable_create",
        lambda told: told.order.conditions.get(label="C1"),
        lambda: {"reason": MARK},
    ),
    Press(
        "attendance_create",
        lambda told: told.condition,
        lambda: {"on": today(), "outcome": "kept", "told_by": MARK},
    ),
    Press(
        "proceeding_create",
        lambda told: told.order,
        lambda: {"asked_by": "defendant", "lodged_on": today(), "asked": MARK},
        address="?kind=variation",
    ),
    Press(
        "application_create",
        lambda told: told.case,
        lambda: {
            "force": "sussex",
            "asked_by": "client",
            "share": "not_yet",
            **typed("at", an_hour_ago()),
            "note": MARK,
        },
        mark="Sussex Police",
    ),
    Press(
        "court_date_create",
        lambda told: told.case,
        lambda: {
            "kind": "other",
            "hearing_on": typed_day(local_day(timezone.now()) + timedelta(days=30)),
            "court": MARK,
        },
    ),
    Press("not_pursued_ask", lambda told: told.breach, lambda: {"why": MARK}),
    Press(
        "risk_review_create",
        lambda told: told.case,
        lambda: {"level": "high", "reason": MARK},
        mark="High",
    ),
    Press(
        "request_decide",
        lambda told: told.case,
        lambda: {"choice": "other", "reason": MARK},
    ),
    Press(
        "law_change",
        lambda _told: None,
        lambda: {"value": "3", "valid_from": "1/1/2031", "source": MARK, "reason": "Set anew"},
        address="?key=floor_years",
        by=manager,
    ),
]


def drawn(page: Any) -> dict[str, Any]:
    """What a page says of itself in fields that nobody sees."""
    form = page.context["form"]
    hidden = ("version", "beside")
    return {name: form.initial[name] for name in hidden if name in form.fields}


@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.page)
def test_second_press_is_told_with_what_the_first_recorded(press: Press, told: SharedCase) -> None:
    by, about = press.by(told), press.about(told)
    seen = drawn(_open(by, press, about))
    assert seen, "the page does not say what it has seen"
    first = _send(by, press, about, {**press.fields(), **seen})
    assert first.status_code == 302, words(first)
    second = _send(by, press, about, {**press.fields(), **seen})
    said = words(second)
    assert second.status_code == 409
    assert MEANWHILE in said
    assert said.count(press.mark) >= 2, "what was recorded, and what was typed"
    third = _send(by, press, about, {**press.fields(), **drawn_again(second)})
    assert MEANWHILE not in words(third)


def drawn_again(page: Any) -> dict[str, Any]:
    form = page.context["form"]
    return {name: form.data[name] for name in ("version", "beside") if name in form.fields}


def _open(by: User, press: Press, about: Any) -> Any:
    return signed_in(by).get(address(press.page, about) + press.address)


def _send(by: User, press: Press, about: Any, fields: dict[str, Any]) -> Any:
    form = {"submission": str(uuid4()), **fields}
    return signed_in(by).post(address(press.page, about) + press.address, form)
