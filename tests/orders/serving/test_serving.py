"""Serving an order, what he notifies, what he must do, whom it protects: through the services, on the database."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.rules import RuleViolation
from accounts.trail.page_look import PageLook, looking
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.event import Event
from casework.dates.rules.london_time import local_day, midnight
from casework.editing.services.row_versions import RowChangedSince
from casework.evidence.models.exhibit import Exhibit
from casework.other_people.services import add_other_person
from orders.applications.models.application import OrderOriginChoices
from orders.applications.services.steps import NewApplicationStep
from orders.cases.services.case_files import export_case
from orders.conditions.models.kept import ConditionDetail, ProtectedPerson
from orders.conditions.services.kept import change_detail, detail_of, set_protected
from orders.conditions.services.requirements import NewAttendance, log_attendance
from orders.jobs.remeasuring import remeasure
from orders.orders.models import Condition, Order
from orders.orders.services.earlier_orders import orders_against
from orders.orders.services.making import (
    CourtsOwnOrder,
    NewCondition,
    NewOrder,
    doubts_about,
    make_court_order,
    make_order,
    record_order_step,
)
from orders.serving.models import NotificationDuty, ServiceAttempt
from orders.serving.services.attempts import NewAttempt, record_attempt
from orders.serving.services.notification import NewAnswer, NewDuty, answer_duty, first_duty_of, note_change
from record.authors import Author
from tests.factories import make_user
from tests.shared_case import DAY, SharedCase, live_case

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def made(told: SharedCase, **fields: Any) -> Order:
    """An interim order on the open request, made ten days ago and not served."""
    now = timezone.now()
    conditions = fields.pop("conditions", [NewCondition(kind="prohibition", text="No contact")])
    new = NewOrder(
        **{"kind": "interim", "last_day": local_day(now) + 60 * DAY, **fields},
        made_at=now - 10 * DAY,
        conditions=conditions,
    )
    return make_order(told.pending, new, author(told))


def author(told: SharedCase, now: datetime | None = None) -> Author:
    return Author(told.worker, now or timezone.now())


def served(order: Order, told: SharedCase, at: datetime, **fields: Any) -> ServiceAttempt:
    return record_attempt(order, NewAttempt(at=at, method="in_person", outcome="served", **fields), author(told))


def asked(order: Order) -> list[Task]:
    return list(
        Task.objects.filter(case=order.case, kind=TaskKind.NOTIFICATION, done_at=None, title__contains=order.label)
    )


# --- Service ----------------------------------------------------------------------------------------------------


def test_an_attempt_that_fails_is_kept_and_the_order_is_still_not_served(told: SharedCase) -> None:
    order = made(told)
    new = NewAttempt(at=order.made_at + HOUR, method="in_person", outcome="not_found", served_by="PC Teasel")
    record_attempt(order, new, author(told))
    order.refresh_from_db()
    assert (order.served_at, order.status) == (None, "made")
    assert first_duty_of(order).standing == "not_served"
    assert not asked(order)


def test_r9_1_f_74_service_begins_three_days_and_a_reminder_at_their_end(told: SharedCase) -> None:
    order = made(told)
    at = order.made_at + DAY
    served(order, told, at)
    order.refresh_from_db()
    duty = NotificationDuty.objects.get(order=order)
    first_day = local_day(at)
    assert (order.served_at, order.status) == (at, "served")
    assert (duty.kind, duty.began_on, duty.due_on) == ("initial", first_day, first_day + 2 * DAY)
    assert [task.due_at for task in asked(order)] == [midnight(first_day + 3 * DAY)]


def test_an_attempt_that_makes_no_sense_is_refused_and_nothing_is_kept(told: SharedCase) -> None:
    order, now = made(told), timezone.now()
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"at": now + DAY}, "future"),
        ({"at": now - 11 * DAY}, "before the order was made"),
        ({"outcome": "other"}, "Say what happened"),
    ]
    for fields, refused in wrong:
        new = NewAttempt(**{"at": now, "method": "post", "outcome": "served", **fields})
        with pytest.raises(RuleViolation, match=refused):
            record_attempt(order, new, author(told))
    assert not order.service_attempts.exists()


def test_an_order_is_served_once_and_proven_by_an_exhibit_of_its_own_case(told: SharedCase) -> None:
    order, other = made(told), live_case()
    with pytest.raises(RuleViolation, match="exhibit of this case"):
        served(order, told, timezone.now(), proof=other.exhibit)
    proof: Exhibit = told.exhibit
    attempt = served(order, told, timezone.now(), proof=proof, interpreter="Polish")
    assert (attempt.proof, attempt.interpreter) == (proof, "Polish")
    with pytest.raises(RuleViolation, match="already so"):
        served(order, told, timezone.now())
    row = {**attempt.__dict__, "pk": None, "id": None}
    with pytest.raises(IntegrityError, match="serviceattempt"), transaction.atomic():
        ServiceAttempt.objects.create(
            organisation_id=row["organisation_id"],
            case_id=row["case_id"],
            order=order,
            at=attempt.at,
            method="post",
            outcome="served",
            recorded_at=attempt.at,
        )


def test_r9_4_on_the_register_nothing_is_asked_until_that_ends(told: SharedCase) -> None:
    order = made(told)
    served(order, told, order.made_at + HOUR, on_register=True)
    order.refresh_from_db()
    assert order.on_register
    assert first_duty_of(order).standing == "suspended"
    assert not asked(order)
    ended = order.made_at + 5 * DAY
    record_order_step(order, NewApplicationStep(step="register_ended", at=ended), author(told))
    duty = NotificationDuty.objects.get(order=order)
    assert (duty.began_on, duty.due_on) == (local_day(ended), local_day(ended) + 2 * DAY)
    assert len(asked(order)) == 1


def test_r9_2_f_74_a_full_order_after_a_served_interim_creates_no_duty(told: SharedCase) -> None:
    interim = made(told)
    served(interim, told, interim.made_at + HOUR)
    new = NewOrder(
        kind="full",
        made_at=interim.made_at + 3 * DAY,
        last_day=None,
        conditions=[NewCondition(kind="prohibition", text="No contact")],
    )
    full = make_order(told.pending, new, author(told))
    served(full, told, full.made_at + HOUR)
    full.refresh_from_db()
    assert first_duty_of(full).standing == "replaces_interim"
    assert not NotificationDuty.objects.filter(order=full).exists()


# --- What the police say ----------------------------------------------------------------------------------------


def test_r9_notified_goes_into_the_record_and_ends_the_reminder(told: SharedCase) -> None:
    order = made(told)
    at = order.made_at + DAY
    served(order, told, at)
    duty = NotificationDuty.objects.get(order=order)
    answer_duty(duty, NewAnswer(answer="notified", notified_on=local_day(at)), version=1, author=author(told))
    order.refresh_from_db()
    assert order.notified_at is not None
    assert local_day(order.notified_at) == local_day(at)
    assert order.notified_at >= at
    assert not asked(order)
    with pytest.raises(RuleViolation, match="already so"):
        answer_duty(duty, NewAnswer(answer="not_notified"), version=2, author=author(told))


def test_r9_not_notified_asserts_no_breach_and_police_who_do_not_say_are_asked_again(told: SharedCase) -> None:
    order = made(told)
    served(order, told, order.made_at + DAY)
    duty = NotificationDuty.objects.get(order=order)
    duty = answer_duty(duty, NewAnswer(answer="not_said"), version=1, author=author(told))
    [again] = asked(order)
    assert again.due_at is not None
    assert again.due_at > timezone.now()
    with pytest.raises(RowChangedSince):
        answer_duty(duty, NewAnswer(answer="not_notified"), version=1, author=author(told))
    answer_duty(duty, NewAnswer(answer="not_notified"), version=2, author=author(told))
    order.refresh_from_db()
    assert (order.notified_at, order.breaches.count()) == (None, 0)
    assert not asked(order)


def test_r9_recorded_as_a_step_it_answers_the_duty_too(told: SharedCase) -> None:
    order = made(told)
    served(order, told, order.made_at + DAY)
    record_order_step(order, NewApplicationStep(step="notified", at=order.made_at + 2 * DAY), author(told))
    duty = NotificationDuty.objects.get(order=order)
    assert (duty.answer, duty.notified_on) == ("notified", local_day(order.made_at + 2 * DAY))
    assert not asked(order)


def test_r9_3_a_new_address_is_a_duty_of_its_own(told: SharedCase) -> None:
    order = made(told)
    served(order, told, order.made_at + DAY)
    moved = local_day(order.made_at + 4 * DAY)
    duty = note_change(order, NewDuty(kind="new_address", began_on=moved), by=told.worker, now=timezone.now())
    assert duty.due_on == moved + 2 * DAY
    assert len(asked(order)) == 2
    early = NewDuty(kind="new_name", began_on=local_day(order.made_at))
    with pytest.raises(RuleViolation, match="belongs to the first"):
        note_change(order, early, by=told.worker, now=timezone.now())
    record_order_step(order, NewApplicationStep(step="quashed", at=timezone.now()), author(told))
    assert not asked(order)


# --- Requirements and conditions --------------------------------------------------------------------------------


def test_f_16_a_requirement_has_a_reminder_a_log_and_an_end(told: SharedCase) -> None:
    due_on = local_day(timezone.now()) - 3 * DAY
    order = made(told, conditions=[NewCondition(kind="positive_requirement", text="Attend", due_on=due_on)])
    condition = order.conditions.get()
    task = Task.objects.get(kind=TaskKind.REQUIREMENT, about_id=condition.public_id)
    assert task.due_at == midnight(due_on + DAY)
    now = timezone.now()
    new = NewAttendance(on=due_on, outcome="missed", told_by="The programme")
    log_attendance(condition, new, by=told.worker, now=now)
    for wrong, refused in (({"on": local_day(now) + DAY}, "not come yet"), ({"told_by": " "}, "who told us")):
        with pytest.raises(RuleViolation, match=refused):
            log_attendance(condition, NewAttendance(**{**new.__dict__, **wrong}), by=told.worker, now=now)
    record_order_step(
        order,
        NewApplicationStep(step="requirement_evidenced", at=now, facts={"condition": condition.label}),
        author(told, now),
    )
    task.refresh_from_db()
    assert task.done_at is not None
    with pytest.raises(RuleViolation, match="Only a requirement"):
        log_attendance(told.order.conditions.get(label="C1"), new, by=told.worker, now=now)


def test_r3_3_a_short_condition_is_recorded_with_its_days_and_a_doubt(told: SharedCase) -> None:
    now = timezone.now()
    last_day = local_day(now) + 20 * DAY
    short = NewCondition(kind="prohibition", text="Not to enter Hove", locality="Hove", last_day=last_day)
    new = NewOrder(kind="full", made_at=now - DAY, last_day=None, conditions=[short], court="Lewes")
    order = make_order(told.pending, new, author(told))
    condition = order.conditions.get()
    assert (condition.locality, condition.last_day, order.court) == ("Hove", last_day, "Lewes")
    assert len(doubts_about(order)) == 1


def test_a_court_made_order_starts_at_granted_and_names_its_force(told: SharedCase) -> None:
    now = timezone.now()
    new = NewOrder(
        kind="full", made_at=now - HOUR, last_day=None, conditions=[NewCondition(kind="prohibition", text="No contact")]
    )
    made_by = CourtsOwnOrder(origin=OrderOriginChoices.COURT_ON_CONVICTION, force=told.force)
    order = make_court_order(told.case, new, made_by, author(told))
    assert (order.application.status, order.application.origin) == ("granted", "court_on_conviction")
    assert order.force == told.force
    assert order.application_id not in {told.application.pk, told.pending.pk}


def test_f_18_what_is_known_of_a_condition_is_changed_by_one_at_a_time(told: SharedCase) -> None:
    condition: Condition = made(told).conditions.get()
    now = timezone.now()
    with pytest.raises(RuleViolation, match="with what it conflicts"):
        change_detail(condition, {"practicality": "conflicts"}, version=1, by=told.worker, now=now)
    values = {"reach": "everywhere", "period": "as_the_order", "necessity": "He calls at night"}
    row = change_detail(condition, values, version=1, by=told.worker, now=now)
    with pytest.raises(RowChangedSince):
        change_detail(condition, {"provider": "from a page that was blank"}, version=1, by=told.worker, now=now)
    change_detail(condition, {"provider": "x"}, version=row.version, by=told.worker, now=now)
    assert detail_of(condition).necessity == "He calls at night"
    assert ConditionDetail.history.filter(condition=condition).count() == 2


def test_r1_4_f_73_an_order_may_protect_others_and_not_the_client(told: SharedCase) -> None:
    order, now = made(told), timezone.now()
    son = add_other_person(told.case, {"name": "Wystan", "relation": "child"}, by=told.worker, now=now)
    set_protected(order, client=True, people=[], by=told.worker, now=now)
    set_protected(order, client=False, people=[son], by=told.worker, now=now)
    assert [row.person for row in ProtectedPerson.objects.filter(order=order).named_now()] == [son]
    set_protected(order, client=True, people=[son], by=told.worker, now=now)
    assert ProtectedPerson.objects.filter(order=order).count() == 2
    with pytest.raises(RuleViolation, match="protects somebody"):
        set_protected(order, client=False, people=[], by=told.worker, now=now)
    foreign = live_case().person
    with pytest.raises(RuleViolation, match="people of this case"):
        set_protected(order, client=True, people=[foreign], by=told.worker, now=now)


def test_whom_an_order_protects_is_told_to_the_record_and_clocks_go_by_it(told: SharedCase) -> None:
    order, now = made(told), timezone.now()
    son = add_other_person(told.case, {"name": "Wystan", "relation": "child"}, by=told.worker, now=now)
    steps = Event.objects.filter(case=told.case, kind="order", facts__step="protects_found")
    set_protected(order, client=True, people=[], by=told.worker, now=now)
    assert not steps.exists(), "the record said so already"
    set_protected(order, client=False, people=[son], by=told.worker, now=now)
    set_protected(order, client=False, people=[son], by=told.worker, now=now)
    assert [each.facts["protects"] for each in steps] == [[str(son.public_id)]]
    order.refresh_from_db()
    assert order.protects == [str(son.public_id)]
    assert "Wystan" not in json.dumps(export_case(told.case))


def test_order_made_for_others_says_so_from_the_beginning(told: SharedCase) -> None:
    now = timezone.now()
    son = add_other_person(told.case, {"name": "Wystan", "relation": "child"}, by=told.worker, now=now)
    order = made(told, protects=(False, [son]))
    assert order.protects == [str(son.public_id)]
    assert not Event.objects.filter(case=told.case, facts__step="protects_found").exists()


@pytest.mark.django_db(transaction=True)
def test_what_staff_noted_before_the_record_could_say_it_is_told_to_it_once(told: SharedCase) -> None:
    order, now = made(told), timezone.now()
    son = add_other_person(told.case, {"name": "Wystan", "relation": "child"}, by=told.worker, now=now)
    of = {"organisation": told.case.organisation, "case": told.case, "order": order}
    ProtectedPerson.objects.create(**of, person=son)
    remeasure(now=now)
    remeasure(now=now)
    order.refresh_from_db()
    assert order.protects == [str(son.public_id)]
    assert Event.objects.filter(case=told.case, facts__step="protects_found").count() == 1


def test_r2_5_another_order_against_him_is_told_to_those_who_may_read_it_and_to_others_only_that_it_is_there(
    told: SharedCase,
) -> None:
    today = local_day(timezone.now())
    other = live_case(team=told.case.team, force=told.force)
    other.case.perpetrator = told.case.perpetrator
    other.case.save()
    with looking(PageLook()) as look:
        seen = orders_against(other.case, user=other.worker, on=today, but=other.order)
    assert (seen.readable, seen.others) == ([], True)
    assert look.shown == (told.case.public_id,)  # for the trail alone
    other.case.caseworker = told.worker
    other.case.save()
    seen = orders_against(other.case, user=told.worker, on=today, but=other.order)
    assert (seen.readable, seen.others) == ([told.order], False)
    assert not orders_against(told.case, user=make_user(), on=today - 400 * DAY)
