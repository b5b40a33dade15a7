"""What a liaison is refused at every route that writes: a closed case, steps of the service, steps of another thing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import User
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventSource
from orders.applications.services.steps import NewApplicationStep
from orders.desk.queries.words import ACTS, OUR_OWN_BUSINESS, WARRANT_NEWS
from orders.desk.services import (
    APPLICATION_STEPS,
    BREACH_STEPS,
    ORDER_STEPS,
    acknowledge_on_desk,
    act_on_application,
    act_on_breach,
    act_on_order,
    record_warrant_news,
)
from orders.warrants.models import WarrantCheck
from record.vocabulary.steps import ApplicationStep, BreachStep, OrderStep
from tests.access_table import ROUTES
from tests.orders.desk.test_views_desk import moment_fields, post
from tests.shared_case import SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db

Act = Callable[[SharedCase, User], object]
STEPS_OF = {"desk_breach": BREACH_STEPS, "desk_application": APPLICATION_STEPS, "desk_order": ORDER_STEPS}
ROUTES_OF_THE_DESK = ("desk_breach", "desk_breach_acknowledge", "desk_application", "desk_order")


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def liaison(told: SharedCase) -> User:
    return make_liaison(told.force)


def written(told: SharedCase) -> tuple[Any, ...]:
    """All that an act of a liaison could have changed."""
    for row in (told.breach, told.order, told.pending):
        row.refresh_from_db()
    stands = (told.breach.status, told.breach.acknowledged_at, told.order.served_at, told.order.notified_at)
    events = Event.objects.filter(case=told.case).count()
    return (*stands, told.pending.status, events, WarrantCheck.objects.count())


def address_of(route: str, told: SharedCase) -> str:
    thing: Any = {"desk_application": told.pending, "desk_order": told.order}.get(route, told.breach)
    return reverse(route, args=[thing.public_id])


def close(case: Case) -> None:
    case.closed_at = timezone.now()
    case.save()


# --- A case that is closed ----------------------------------------------------------------------------------


def test_every_route_of_the_desk_that_writes_is_tried_here() -> None:
    desk = {name for name in ROUTES if name.startswith("desk_")}
    assert desk == set(ROUTES_OF_THE_DESK)


@pytest.mark.parametrize("route", ROUTES_OF_THE_DESK)
def test_a_liaisons_act_on_a_closed_case_is_refused_and_nothing_is_written(
    told: SharedCase, liaison: User, route: str
) -> None:
    assert told.warrant  # so that there is something to say of it
    close(told.case)
    before = written(told)
    fields = {"officer": "PC Umber", "reason": "Bail is enough", "reference": "47/1", "answer": "We look for him"}
    for step in (*STEPS_OF.get(route, ()), WARRANT_NEWS):
        sent = {**moment_fields(timezone.now()), **fields}
        response = post(liaison, f"{address_of(route, told)}?step={step}", **sent)
        assert (response.status_code, "case is closed" in response.content.decode()) == (409, True), step
        assert written(told) == before


@pytest.mark.parametrize("route", STEPS_OF)
def test_a_liaison_still_reads_a_closed_case(told: SharedCase, liaison: User, route: str) -> None:
    close(told.case)
    client = Client()
    client.force_login(liaison, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address_of(route, told)).status_code == 200


def step_now(step: str, **facts: Any) -> NewApplicationStep:
    return NewApplicationStep(step=step, at=timezone.now(), facts=facts)


SERVICES: dict[str, Act] = {
    "acknowledge": lambda told, by: acknowledge_on_desk(told.breach, by=by, now=timezone.now()),
    "breach": lambda told, by: act_on_breach(told.breach, step_now("arrested"), by=by, now=timezone.now()),
    "warrant": lambda told, by: record_warrant_news(told.breach, answer="Out", by=by, now=timezone.now()),
    "order": lambda told, by: act_on_order(told.order, step_now("notified"), by=by, now=timezone.now()),
    "application": lambda told, by: act_on_application(
        told.pending, step_now("under_consideration"), by=by, now=timezone.now()
    ),
}


@pytest.mark.parametrize("act", SERVICES.values(), ids=SERVICES)
def test_an_act_of_the_desk_asks_again_under_the_lock_whether_the_case_is_closed(
    told: SharedCase, liaison: User, act: Act
) -> None:
    """The page's gate has asked before; a job or a command has no gate."""
    assert told.warrant
    close(Case.objects.get(pk=told.case.pk))
    before = written(told)
    with pytest.raises(RuleViolation, match="This case is closed"):
        act(told, liaison)
    assert written(told) == before


# --- A step that is another's, or of another thing ----------------------------------------------------------

ALL_STEPS = tuple(chain(BreachStep, OrderStep, ApplicationStep))


def foreign(theirs: tuple[Any, ...]) -> list[str]:
    return sorted({str(step) for step in ALL_STEPS} - {str(step) for step in theirs})


@pytest.mark.parametrize(("route", "theirs"), STEPS_OF.items(), ids=STEPS_OF)
def test_a_step_that_is_not_the_polices_or_of_another_thing_is_refused_by_the_service(
    told: SharedCase, liaison: User, route: str, theirs: tuple[Any, ...]
) -> None:
    act: Any = {"desk_breach": act_on_breach, "desk_application": act_on_application, "desk_order": act_on_order}
    thing = {"desk_breach": told.breach, "desk_application": told.pending, "desk_order": told.order}[route]
    before = written(told)
    for step in foreign(theirs):
        with pytest.raises(RuleViolation, match="not for the police to record"):
            act[route](thing, step_now(step), by=liaison, now=timezone.now())
    assert written(told) == before


@pytest.mark.parametrize(
    ("route", "steps"),
    [
        ("desk_breach", ("served", "acknowledged", "reported_to_police", "reviewed")),
        ("desk_order", ("arrested", "victim_told", "discharged")),
        ("desk_application", ("served", "arrested", WARRANT_NEWS)),
    ],
)
def test_a_page_takes_no_step_of_another_thing(
    told: SharedCase, liaison: User, route: str, steps: tuple[str, ...]
) -> None:
    before = written(told)
    for step in steps:
        response = post(liaison, f"{address_of(route, told)}?step={step}", **moment_fields(timezone.now()))
        assert (response.status_code, written(told)) == (409, before), step


def test_the_polices_steps_are_these_and_no_others() -> None:
    """Written out by hand: what the police may say is decided here, not by what the code lists."""
    assert {str(step) for step in BREACH_STEPS} == {
        "crime_recorded", "arrested", "interviewed", "warrant_issued", "warrant_executed", "charged", "out_of_court",
        "no_further_action", "court_outcome", "police_contacted_victim", "outcome_told_to_victim", "bail_update",
    }  # fmt: skip
    assert {str(step) for step in ORDER_STEPS} == {"served", "notified"}
    assert {str(step) for step in APPLICATION_STEPS} == {
        "acknowledged", "under_consideration", "decided_to_apply", "declined", "conditions_put_to_victim",
        "authorised", "sent_to_legal", "lodged", "listed", "adjourned",
    }  # fmt: skip


def test_what_the_service_takes_for_itself_is_no_step_of_the_police_and_stays_hidden() -> None:
    assert {str(step) for step in OUR_OWN_BUSINESS} == {
        "not_reported_reviewed", "reviewed", "not_pursued", "paused", "victim_told", "not_renewing_reviewed",
    }  # fmt: skip
    assert not OUR_OWN_BUSINESS & {*BREACH_STEPS, *ORDER_STEPS, *APPLICATION_STEPS}
    assert {*BREACH_STEPS, *ORDER_STEPS, *APPLICATION_STEPS} <= ACTS.keys()


def test_what_a_liaison_says_is_the_polices_word(told: SharedCase, liaison: User) -> None:
    act_on_application(told.pending, step_now("decided_to_apply"), by=liaison, now=timezone.now())
    assert Event.objects.filter(case=told.case).order_by("-number")[0].source == EventSource.POLICE_REPORTED
