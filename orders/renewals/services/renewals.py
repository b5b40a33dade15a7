"""Sees that somebody decides about the renewal of an order before it runs out, and keeps what the police are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_by_id, lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from orders.applications.services.steps import NewApplicationStep
from orders.orders.models import Order, OrderKindChoices, OrderQuerySet
from orders.orders.services.making import record_order_step
from orders.proceedings.models import PoliceRequest, Proceeding, ProceedingKind
from orders.proceedings.services.proceedings import finish_variation_tasks
from orders.renewals.rules import DECIDE, REVIEW
from record.authors import Author
from record.vocabulary import forces
from record.vocabulary.steps import OrderStep
from risk.working_days.rules import ENGLAND_AND_WALES

ANSWER_WITHIN: Final = 10
"""Working days in which the police answer what the client asks."""


@dataclass(frozen=True, kw_only=True)
class NewPoliceRequest:
    """What the client asks a force to ask of the court about an order."""

    force: Organisation
    wanted: str
    asked_on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class PoliceReply:
    """What the force said."""

    answer: str
    answered_on: date
    answer_words: str


def ask_about_renewals(*, now: datetime) -> int:
    """Set a task for each full order that ends within ninety days, once for each last day; how many were set.

    It can run late, twice or in two places at once: a row remembers the last day that it was asked about.
    """
    pairs = list(_to_ask(local_day(now)).order_by("pk").values_list("pk", "case_id"))
    return sum(_ask(order_id, case_id, now) for order_id, case_id in pairs)


def _to_ask(today: date) -> OrderQuerySet:
    """Full orders near their last day of which nobody has decided, asked a court, or been asked yet."""
    near = Q(last_day__range=(today, today + timedelta(days=REVIEW)), kind=OrderKindChoices.FULL)
    asked = Proceeding.objects.filter(kind=ProceedingKind.RENEWAL).pending()
    rows = Order.objects.open().filter(near, case__closed_at=None, renewal_reviewed_at=None)
    fresh = rows.filter(Q(renewal_asked_for=None) | ~Q(renewal_asked_for=F("last_day")))
    return fresh.exclude(pk__in=asked.values("order"))


@transaction.atomic
def _ask(order_id: int, case_id: int, now: datetime) -> bool:
    """Under the case's lock, so that no event and no other worker writes the order meanwhile.

    The decision is due sixty days before the end; an order learned of later is late at once.
    """
    case = lock_by_id(case_id)
    order = _to_ask(local_day(now)).filter(pk=order_id).first()
    if order is None or order.last_day is None:
        return False
    last_day = order.renewal_asked_for = order.last_day
    order.save()
    title = f"Decide about renewal: {order} ends on {last_day.day} {last_day:%B %Y}"
    due = due_moment(last_day - timedelta(days=DECIDE))
    add_task(case, NewTask(title=title, kind=TaskKind.RENEWAL, due_at=due, about=order), by=None, now=now)
    return True


@transaction.atomic
def decide_not_to_renew(order: Order, *, at: datetime, why: str, author: Author, seen: int | None = None) -> Order:
    """Record that nobody asks for a renewal, and why; the task that asked is done (T16)."""
    if not why.strip():
        raise RuleViolation("Say why it is not renewed.", field="note")
    step = NewApplicationStep(step=OrderStep.NOT_RENEWING_REVIEWED.value, at=at, note=why.strip(), seen=seen)
    record_order_step(order, step, author)
    return order


@transaction.atomic
def ask_the_police(order: Order, new: NewPoliceRequest, *, by: User, now: datetime) -> PoliceRequest:
    """Record what the client asks of a force: she cannot apply herself (R4.1). Somebody waits for the answer."""
    case = lock_open_case_of(order)
    _check_asked(order, new, local_day(now))
    row = PoliceRequest.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        order=order,
        force=new.force,
        wanted=new.wanted,
        asked_on=new.asked_on,
        words=new.words.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    _await_answer(case, row, by=by, now=now)
    if row.wanted == ProceedingKind.RENEWAL:
        finish_tasks_about(case, TaskKind.RENEWAL, about=order, by=by, now=now)
    if row.wanted == ProceedingKind.VARIATION:
        finish_variation_tasks(order, by=by, now=now)
    audit(by=by, act="policerequest.record", subject=row, now=now, case=case.public_id, wanted=row.wanted)
    return row


def _check_asked(order: Order, new: NewPoliceRequest, today: date) -> None:
    forces.check_may_apply(new.force.slug, field="force")
    if not order.made_on <= new.asked_on <= today:
        raise RuleViolation("Give a day between the making of the order and today.", field="asked_on")
    if not new.words.strip():
        raise RuleViolation("Write down what the client asks for, and why.", field="words")
    if order.ended_at is not None:
        raise RuleViolation("This order has ended.")


def _await_answer(case: Case, row: PoliceRequest, *, by: User, now: datetime) -> None:
    title = f"Will the police apply for {row.get_wanted_display().lower()} of {row.order}? Ask for the answer"
    due = due_moment(ENGLAND_AND_WALES.nth_after(row.asked_on, ANSWER_WITHIN))
    task = NewTask(title=title[:200], kind=TaskKind.ANSWER, due_at=due, agency=row.force.short_name, about=row)
    add_task(case, task, by=by, now=now)


@transaction.atomic
def answer_police_request(
    row: PoliceRequest, reply: PoliceReply, *, version: int, by: User, now: datetime
) -> PoliceRequest:
    """Record what the force said; a refusal says why."""
    lock_open_case_of(row)
    if not row.asked_on <= reply.answered_on <= local_day(now):
        raise RuleViolation("Give a day between the asking and today.", field="answered_on")
    if not reply.answer_words.strip():
        raise RuleViolation("Write down what the police said.", field="answer_words")
    values = {
        "answer": reply.answer,
        "answered_on": reply.answered_on,
        "answer_words": reply.answer_words.strip(),
    }
    kept = change(row, values, version=version, by=by, now=now, act="policerequest.answer")
    finish_tasks_about(row.case, TaskKind.ANSWER, about=row, by=by, now=now)
    return kept
