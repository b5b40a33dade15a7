"""Two who act on one case at the same moment take turns; each pair shows the fault when its lock is taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

import pytest
from django.utils import timezone

from accounts.people.models import Role, User
from casework.dates.rules.london_time import local_day
from orders.applications.services.expectations import NewExpectation, expect
from orders.applications.services.steps import NewApplicationStep, record_application_step, request_order
from orders.breaches.models.breach import Breach
from orders.breaches.services.answers import deny_breach
from orders.breaches.services.not_pursued import answer_not_pursued, ask_not_pursued
from orders.breaches.services.recording import NewBreach, StepSource, confirm_step, record_breach, record_breach_step
from orders.conditions.services.unworkable import end_mark, mark_unworkable
from orders.desk import services as desk
from orders.incidents.services import NewIncident, amend_incident, log_incident
from orders.orders.models import Order
from orders.orders.services.making import NewCondition, NewOrder, make_order, record_order_step
from orders.proceedings.services.proceedings import NewProceeding, lodge_proceeding
from orders.serving.models import NotificationDuty
from orders.serving.services.attempts import NewAttempt, record_attempt
from orders.serving.services.notification import NewAnswer, answer_duty
from orders.warrants.models import Warrant
from orders.warrants.services import NewCheck, check_warrant
from record.authors import Author
from tests.factories import make_user
from tests.orders.acting import send, typed, typed_day
from tests.shared_case import SharedCase, make_liaison
from tests.two_at_once import AtOnce, really_written, two_at_once, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.writes_for_all]


@pytest.fixture(scope="module")
def told(written_case: SharedCase) -> SharedCase:
    return written_case


HOUR: Final = timedelta(hours=1)
EVENT: Final = 'INSERT INTO "casework_event"'
Pair = tuple[Callable[[], Any], Callable[[], Any]]


@dataclass(frozen=True)
class Race:
    """Two acts at once: where the first is stopped, what must become of both, and whose lock sees to it."""

    acts: Callable[[SharedCase], Pair]
    before: str
    ends: tuple[str, str]
    locks: tuple[str, ...] = ()


def at(hours: float = 0) -> Any:
    return timezone.now() - hours * HOUR


def by(user: User) -> Author:
    return Author(user, timezone.now())


def twice(act: Callable[[], Any]) -> Pair:
    return act, act


# --- The things that the pairs are about ----------------------------------------------------------------------


def a_breach(told: SharedCase, *steps: str) -> Breach:
    new = NewBreach(condition="C1", happened_at=at(3), learned_at=at(2), behaviours=["CON-02"], text="A letter")
    breach = record_breach(told.order, new, by(told.worker))
    for step in ("reported_to_police", *steps):
        record_breach_step(breach, NewApplicationStep(step=step, at=at(1)), by(told.worker))
    return breach


def an_order(told: SharedCase, *, served: bool = False) -> Order:
    application = request_order(told.case, force=told.force, at=at(9), author=by(told.worker))
    conditions = [NewCondition(kind="prohibition", text="No contact")]
    new = NewOrder(kind="full", made_at=at(8), last_day=None, conditions=conditions)
    order = make_order(application, new, by(told.worker))
    if served:
        record_order_step(order, NewApplicationStep(step="served", at=at(7)), by(told.worker))
    return order


def an_incident(told: SharedCase) -> Any:
    return log_incident(told.case, told_incident(), by(told.worker))


def told_incident() -> NewIncident:
    return NewIncident(behaviours=["CON-01"], happened_at=at(3), recorded_at=at(), text="Stood there")


def fresh(row: Any) -> Any:
    """The row as another process has it before it waits."""
    return type(row).objects.select_related("case").get(pk=row.pk)


def supervisor(told: SharedCase) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


# --- The pairs ------------------------------------------------------------------------------------------------


def charged_twice(told: SharedCase) -> Pair:
    breach, step = a_breach(told, "arrested"), NewApplicationStep(step="charged", at=at())
    one, two = make_liaison(told.force), make_liaison(told.force)
    return (
        partial(desk.act_on_breach, fresh(breach), step, by=one, now=at()),
        partial(desk.act_on_breach, fresh(breach), step, by=two, now=at()),
    )


def acknowledged_on_the_desk_twice(told: SharedCase) -> Pair:
    breach, liaison = a_breach(told), make_liaison(told.force)
    return twice(lambda: desk.acknowledge_on_desk(fresh(breach), by=liaison, now=at()))


def warrant_executed_while_somebody_asks(told: SharedCase) -> Pair:
    breach = a_breach(told, "warrant_issued")
    warrant = fresh(Warrant.objects.get(breach=breach))
    done = NewApplicationStep(step="warrant_executed", at=at())
    check = NewCheck(asked_at=at(), asked_whom="The desk")
    return (
        partial(record_breach_step, breach, done, by(told.worker)),
        partial(check_warrant, warrant, check, by(told.worker)),
    )


def order_served_twice(told: SharedCase) -> Pair:
    order, new = an_order(told), NewAttempt(at=at(), method="in_person", outcome="served")
    return twice(lambda: record_attempt(fresh(order), new, by(told.worker)))


def stage_taken_on_the_desk_twice(told: SharedCase) -> Pair:
    application = request_order(told.case, force=told.force, at=at(9), author=by(told.worker))
    liaison, step = (
        make_liaison(told.force),
        NewApplicationStep(step="acknowledged", at=at(), facts={"officer": "PC Teasel"}),
    )
    return twice(lambda: desk.act_on_application(fresh(application), step, by=liaison, now=at()))


def notified_by_answer_and_by_step(told: SharedCase) -> Pair:
    """The deadlock: the answer held the duty and wanted the case, the step held the case and wanted the duty."""
    order = an_order(told, served=True)
    duty = fresh(NotificationDuty.objects.get(order=order))
    answer = NewAnswer(answer="notified", notified_on=local_day(at()), answered_by="PC Teasel")
    return (
        partial(answer_duty, duty, answer, version=duty.version, author=by(told.worker)),
        partial(record_order_step, fresh(order), NewApplicationStep(step="notified", at=at()), by(told.worker)),
    )


def notification_answered_twice(told: SharedCase) -> Pair:
    duty = NotificationDuty.objects.get(order=an_order(told, served=True))
    answer = NewAnswer(answer="not_said", answered_by="PC Teasel")
    return twice(lambda: answer_duty(fresh(duty), answer, version=duty.version, author=by(told.worker)))


def two_requests(told: SharedCase) -> Pair:
    return twice(lambda: request_order(told.case, force=told.force, at=at(), author=by(told.worker)).label)


def two_breaches(told: SharedCase) -> Pair:
    new = NewBreach(condition="C1", happened_at=at(3), learned_at=at(), behaviours=["CON-02"])
    return twice(lambda: record_breach(told.order, new, by(told.worker)).label)


def incident_amended_twice(told: SharedCase) -> Pair:
    incident = an_incident(told)
    amend = partial(amend_incident, version=incident.version, why="Told again")
    return twice(lambda: amend(fresh(incident), told_incident(), by(told.worker)))


def incident_denied_twice(told: SharedCase) -> Pair:
    incident = an_incident(told)
    return twice(lambda: deny_breach(fresh(incident), told.order, why="A call only", by=told.worker, now=at()))


def step_confirmed_twice(told: SharedCase) -> Pair:
    breach, liaison = a_breach(told), make_liaison(told.force)
    desk.act_on_breach(breach, NewApplicationStep(step="arrested", at=at()), by=liaison, now=at())
    number = breach.case.events.latest("number").number
    known = StepSource("officer", "The officer rang")
    return twice(lambda: confirm_step(fresh(breach), number, known, by(told.worker)))


def not_pursued_asked_twice(told: SharedCase) -> Pair:
    breach = a_breach(told)
    return twice(lambda: ask_not_pursued(fresh(breach), why="She began it", by=told.worker, now=at()))


def not_pursued_answered_twice(told: SharedCase) -> Pair:
    asked = ask_not_pursued(a_breach(told), why="Nothing to it", by=told.worker, now=at())
    answer = partial(answer_not_pursued, agreed=False, answer="Go on", by=supervisor(told))
    return twice(lambda: answer(fresh(asked), now=at()))


def court_asked_twice(told: SharedCase) -> Pair:
    order, today = an_order(told), local_day(at())
    new = NewProceeding(kind="variation", asked_by="defendant", lodged_on=today, asked="Let him pass the bakery")
    return twice(lambda: lodge_proceeding(fresh(order), new, by=told.worker, now=at()))


def mark_ended_twice(told: SharedCase) -> Pair:
    mark = mark_unworkable(an_order(told).conditions.get(), reason="Too near", by=told.worker, now=at())
    return twice(lambda: end_mark(fresh(mark), because="He moved", by=told.worker, now=at()))


def something_expected_of_what_is_decided(told: SharedCase) -> Pair:
    application = request_order(told.case, force=told.force, at=at(9), author=by(told.worker))
    declined = NewApplicationStep(step="declined", at=at(), facts={"reason": "No", "alternatives": "None"})
    promise = NewExpectation(words="An answer", told_on=local_day(at()), expected_on=local_day(at()))
    return (
        partial(record_application_step, application, declined, by(told.worker)),
        partial(expect, fresh(application), promise, by=told.worker, now=at()),
    )


S: Final = "orders.services"
RACES: Final = [
    Race(
        charged_twice,
        EVENT,
        ("done", "AlreadyDone"),
        ("orders.desk.services.act_on_breach", "orders.steps.services.check_page_version"),
    ),
    Race(acknowledged_on_the_desk_twice, 'UPDATE "orders_breach"', ("done", "AlreadyDone")),
    Race(
        warrant_executed_while_somebody_asks,
        EVENT,
        ("done", "AlreadyDone"),
        ("orders.warrants.services.check_warrant",),
    ),
    Race(order_served_twice, EVENT, ("done", "AlreadyDone"), ("orders.serving.services.attempts.record_attempt",)),
    Race(stage_taken_on_the_desk_twice, EVENT, ("done", "AlreadyDone")),
    Race(notified_by_answer_and_by_step, EVENT, ("done", "CaseRefused")),
    Race(
        notification_answered_twice,
        'UPDATE "orders_notificationduty"',
        ("done", "RowChangedSince"),
        ("orders.serving.services.notification.answer_duty",),
    ),
    Race(two_requests, EVENT, ("done", "done"), ("orders.applications.services.steps.request_order",)),
    Race(two_breaches, EVENT, ("done", "done"), ("orders.breaches.services.recording.record_breach",)),
    Race(incident_amended_twice, EVENT, ("done", "RowChangedSince"), ("orders.incidents.services.amend_incident",)),
    Race(
        incident_denied_twice,
        'INSERT INTO "orders_breachanswer"',
        ("done", "AlreadyDone"),
        ("orders.breaches.services.answers.deny_breach",),
    ),
    Race(
        step_confirmed_twice,
        'INSERT INTO "orders_stepconfirmation"',
        ("done", "AlreadyDone"),
        ("orders.breaches.services.recording.confirm_step",),
    ),
    Race(
        not_pursued_asked_twice,
        'INSERT INTO "orders_notpursuedrequest"',
        ("done", "AlreadyDone"),
        ("orders.breaches.services.not_pursued.ask_not_pursued",),
    ),
    Race(
        not_pursued_answered_twice,
        'UPDATE "orders_notpursuedrequest"',
        ("done", "AlreadyDone"),
        ("orders.breaches.services.not_pursued.answer_not_pursued",),
    ),
    Race(
        court_asked_twice,
        'INSERT INTO "orders_proceeding"',
        ("done", "AlreadyDone"),
        ("orders.proceedings.services.proceedings.lodge_proceeding",),
    ),
    Race(
        mark_ended_twice,
        'UPDATE "orders_unworkable"',
        ("done", "AlreadyDone"),
        ("orders.conditions.services.unworkable.end_mark",),
    ),
    Race(
        something_expected_of_what_is_decided,
        EVENT,
        ("done", "RuleViolation"),
        ("orders.applications.services.expectations.expect",),
    ),
]


def held(race: Race, told: SharedCase) -> AtOnce:
    first, second = really_written(partial(race.acts, told))
    return two_at_once(first, second, before=race.before)


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.acts.__name__)
def test_the_second_waits_and_sees_what_the_first_did(race: Race, told: SharedCase) -> None:
    ended = held(race, told)
    assert ended.waited
    assert ended.names == race.ends, (ended.first.error, ended.second.error)


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.acts.__name__)
def test_without_its_lock_the_same_pair_goes_wrong(race: Race, told: SharedCase) -> None:
    with without_locks(*race.locks):
        ended = held(race, told)
    assert ended.names != race.ends


# --- Two people at one page -----------------------------------------------------------------------------------


def pages_charge_twice(told: SharedCase) -> Pair:
    """One breach was charged seven times by forms that were sent at once."""
    breach = a_breach(told, "arrested")
    fields: dict[str, Any] = {**typed("at", at()), "version": breach.version}
    send_it = partial(sent, "desk_breach", breach, step="charged", **fields)
    return partial(send_it, make_liaison(told.force)), partial(send_it, make_liaison(told.force))


def pages_ask_about_a_warrant(told: SharedCase) -> Pair:
    """The clock was read before the wait: what the second finished had been set after that, which was a 500."""
    warrant = Warrant.objects.get(breach=a_breach(told, "warrant_issued"))
    fields: dict[str, Any] = {
        **typed("asked_at", at()),
        "asked_whom": "The desk",
        "next_check_on": typed_day(local_day(at())),
    }
    send_it = partial(sent, "warrant_check", warrant, **fields)
    return partial(send_it, told.worker), partial(send_it, supervisor(told))


def pages_decide_not_to_renew(told: SharedCase) -> Pair:
    order = an_order(told, served=True)
    fields: dict[str, Any] = {**typed("at", at()), "note": "She wants no more of it", "version": order.version}
    send_it = partial(sent, "order_renewal", order, **fields)
    return partial(send_it, told.worker), partial(send_it, supervisor(told))


def sent(page: str, row: Any, by: User, *, step: str = "", **fields: Any) -> int:
    return int(send(by, page, row, step=step, **fields).status_code)


PAGES: Final = [
    (pages_charge_twice, EVENT, [302, 409]),
    (pages_ask_about_a_warrant, 'INSERT INTO "orders_warrantcheck"', [302, 302]),
    (pages_decide_not_to_renew, EVENT, [302, 409]),
]


@pytest.mark.parametrize(("acts", "before", "answers"), PAGES, ids=lambda each: getattr(each, "__name__", ""))
def test_second_page_waits_and_tells_of_the_first(
    acts: Callable[[SharedCase], Pair], before: str, answers: list[int], told: SharedCase
) -> None:
    ended = two_at_once(*really_written(partial(acts, told)), before=before)
    assert ended.waited
    assert [ended.first.value, ended.second.value] == answers, (ended.first.error, ended.second.error)


@pytest.mark.parametrize(("acts", "before", "answers"), PAGES, ids=lambda each: getattr(each, "__name__", ""))
def test_second_page_without_locks_goes_wrong(
    acts: Callable[[SharedCase], Pair], before: str, answers: list[int], told: SharedCase
) -> None:
    with without_locks():
        ended = two_at_once(*really_written(partial(acts, told)), before=before)
    assert [ended.first.value, ended.second.value] != answers
