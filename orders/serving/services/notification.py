"""Keeps what he has to notify to the police, reminds us to ask them, and writes down what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.services.locks import lock_case_of, lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince
from orders.orders.models import Order, OrderKindChoices
from orders.serving.models import DutyAnswer, DutyKind, NotificationDuty
from orders.serving.rules import (
    FirstDuty,
    NotificationStanding,
    ServedOrder,
    change_due,
    check_change,
    check_notified_on,
    first_duty,
)
from record.authors import Author
from record.law.services import law_of
from record.recording import NewEvent, record
from risk.working_days.rules import ENGLAND_AND_WALES

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class NewDuty:
    """A name or an address that is new, since when, and who told us."""

    kind: str
    began_on: date
    learned_from: str = ""


@dataclass(frozen=True, kw_only=True)
class NewAnswer:
    """What the police said, who of them, and on which day he came if he did."""

    answer: str
    answered_by: str = ""
    notified_on: date | None = None
    note: str = ""


def first_duty_of(order: Order) -> FirstDuty:
    """How the first notification of an order stands, from what the record says of it."""
    return first_duty(_served(order), law_of(order.organisation_id))


def _served(order: Order) -> ServedOrder:
    return ServedOrder(
        served_on=local_day(order.served_at) if order.served_at else None,
        follows_served_interim=_follows_served_interim(order),
        on_register=order.on_register,
        register_ended_on=local_day(order.register_ended_at) if order.register_ended_at else None,
        last_day=bound_until(order),
    )


def _follows_served_interim(order: Order) -> bool:
    if order.kind != OrderKindChoices.FULL:
        return False
    interim = Order.objects.filter(application_id=order.application_id, kind=OrderKindChoices.INTERIM)
    return interim.filter(made_at__lte=order.made_at, served_at__isnull=False).exists()


def bound_until(order: Order) -> date | None:
    """The last day on which an order binds, however it ends; None until further order."""
    ended_on = local_day(order.ended_at) if order.ended_at else None
    return min((day for day in (ended_on, order.last_day) if day), default=None)


@transaction.atomic
def begin_first_duty(order: Order, *, by: User | None, now: datetime) -> NotificationDuty | None:
    """Begin the first notification if it runs now, and remind us to ask; None if it does not run, or runs already."""
    lock_case_of(order)
    found = first_duty_of(order)
    if found.standing is not NotificationStanding.RUNS or found.began_on is None or found.due_on is None:
        return None
    if NotificationDuty.objects.filter(order=order, kind=DutyKind.INITIAL).exists():
        return None
    return _begin(order, NewDuty(kind=DutyKind.INITIAL, began_on=found.began_on), found.due_on, by, now)


@transaction.atomic
def note_change(order: Order, new: NewDuty, *, by: User, now: datetime) -> NotificationDuty:
    """Write down that he uses a new name or has moved: three days to notify it, counted from that day (s.10)."""
    lock_open_case_of(order)
    if new.kind not in {DutyKind.NEW_NAME, DutyKind.NEW_ADDRESS}:
        raise RuleViolation("Choose what is new.", field="kind")
    served_on = local_day(order.served_at) if order.served_at else None
    check_change(new.began_on, served_on=served_on, ended_on=bound_until(order), today=local_day(now))
    if order.on_register and order.register_ended_at is None:
        raise RuleViolation(
            "The perpetrator notifies as a sex offender: under this order there is nothing to notify until that ends."
        )
    return _begin(order, new, change_due(new.began_on, law_of(order.organisation_id)), by, now)


def _begin(order: Order, new: NewDuty, due_on: date, by: User | None, now: datetime) -> NotificationDuty:
    duty = NotificationDuty.objects.create(
        organisation_id=order.organisation_id,
        case_id=order.case_id,
        order=order,
        kind=new.kind,
        began_on=new.began_on,
        due_on=due_on,
        learned_from=new.learned_from.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    audit(by=by, act="notificationduty.begin", subject=duty, now=now, case=order.case.public_id, kind=new.kind)
    _ask_at(duty, due_moment(due_on), now=now)
    return duty


def _ask_at(duty: NotificationDuty, due_at: datetime, *, now: datetime) -> None:
    title = f"Ask the police about the notification: {duty.get_kind_display().lower()} (order {duty.order.label})"
    detail = f"It is due by the end of {duty.due_on:%A %-d %B %Y}. Only the police know, and only they can say."
    new = NewTask(title=title, kind=TaskKind.NOTIFICATION, detail=detail, due_at=due_at, about=duty)
    add_task(duty.case, new, by=None, now=now)


@transaction.atomic
def answer_duty(duty: NotificationDuty, new: NewAnswer, *, version: int, author: Author) -> NotificationDuty:
    """Write down what the police say. A first notification that is made goes into the record and answers its clock."""
    lock_open_case_of(duty)
    locked = duty
    if locked.version != version:
        raise RowChangedSince(locked)
    if locked.answer == DutyAnswer.NOTIFIED:
        stored = [("Said by", locked.answered_by), ("What was said", locked.note)]
        raise AlreadyDone("This is already so: it has been notified.", stored)
    is_made = new.answer == DutyAnswer.NOTIFIED
    if is_made:
        check_notified_on(new.notified_on, began_on=locked.began_on, today=local_day(author.now))
    _keep(locked, new, author.by, author.now)
    if is_made and locked.kind == DutyKind.INITIAL and locked.order.notified_at is None and new.notified_on:
        _record_notified(locked, new.notified_on, author)
    if new.answer == DutyAnswer.NOT_SAID:
        again = ENGLAND_AND_WALES.nth_after(local_day(author.now), 1)
        _ask_at(locked, due_moment(again), now=author.now)
    return locked


def _keep(duty: NotificationDuty, new: NewAnswer, by: User | None, now: datetime) -> None:
    duty.answer, duty.answered_at = new.answer, now
    duty.notified_on = new.notified_on if new.answer == DutyAnswer.NOTIFIED else None
    duty.answered_by, duty.note = new.answered_by.strip(), new.note.strip()
    duty.version += 1
    duty.save()
    audit(by=by, act="notificationduty.answer", subject=duty, now=now, case=duty.case.public_id, answer=new.answer)
    finish_tasks_about(duty.case, TaskKind.NOTIFICATION, about=duty, by=by, now=now)


def _record_notified(duty: NotificationDuty, on: date, author: Author) -> None:
    """The police name a day: the record holds its last minute, or now if that has not come."""
    at = min(author.now, due_moment(on) - A_MINUTE)
    facts = {"order": duty.order.label, "step": "notified"}
    record(duty.case, [NewEvent(at, "order", facts, note=duty.note)], author).bring_up(duty.order)


@transaction.atomic
def note_notified(order: Order, *, on: date, by: User | None, now: datetime) -> None:
    """The record says that he has notified: the first notification is answered, and nobody has to ask."""
    lock_case_of(order)
    for row in NotificationDuty.objects.filter(order=order, kind=DutyKind.INITIAL).exclude(answer=DutyAnswer.NOTIFIED):
        _keep(row, NewAnswer(answer=DutyAnswer.NOTIFIED, notified_on=max(on, row.began_on)), by, now)


def finish_asking(order: Order, *, by: User | None, now: datetime) -> None:
    """An order that a court has ended asks nothing more of him."""
    for duty in NotificationDuty.objects.filter(order=order):
        finish_tasks_about(order.case, TaskKind.NOTIFICATION, about=duty, by=by, now=now)
