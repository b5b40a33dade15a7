"""Marks a condition that does not work and why (F-18), and asks whether conditions still fit where she lives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open_case_of, lock_open_if_free
from casework.dates.rules.london_time import local_day
from casework.editing.services.second_press import who_was_first
from orders.applications.services.moved_after_refusal import moves_of
from orders.conditions.models.unworkable import Unworkable
from orders.conditions.rules.places import is_about_a_place
from orders.orders.models import Condition, Order
from risk.working_days.rules import ENGLAND_AND_WALES

ASK_WITHIN: Final = 5
"""Working days in which the police are asked for a variation."""


@transaction.atomic
def mark_unworkable(condition: Condition, *, reason: str, by: User, now: datetime) -> Unworkable:
    """Say of a condition that it does not work, and set the task to ask the police for a variation."""
    case = lock_open_case_of(condition)
    if not reason.strip():
        raise RuleViolation("Say why it does not work.", field="reason")
    if condition.removed_at is not None:
        raise RuleViolation("The court has taken this condition out.")
    if known := Unworkable.objects.filter(condition=condition).open().select_related("marked_by").first():
        stored = [("Why", known.reason), who_was_first(known.marked_by, known.marked_at)]
        raise AlreadyDone("This condition is marked already.", stored)
    mark = Unworkable.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        condition=condition,
        reason=reason.strip(),
        marked_at=now,
        marked_by=by,
    )
    title = f"Ask the police for a variation: condition {condition.label} of {condition.order} does not work"
    add_task(case, _task(title, condition, now), by=by, now=now)
    audit(by=by, act="condition.mark", subject=mark, now=now, case=case.public_id)
    return mark


@transaction.atomic
def end_mark(mark: Unworkable, *, because: str, by: User, now: datetime) -> Unworkable:
    """Take the mark off, in words: it works after all, or again."""
    lock_open_case_of(mark)
    if mark.ended_at is not None:
        stored = [("Why", mark.ended_because), who_was_first(mark.ended_by, mark.ended_at)]
        raise AlreadyDone("This mark is off already.", stored)
    if not because.strip():
        raise RuleViolation("Say why it works now.", field="because")
    return _end(mark, because.strip(), by=by, now=now)


def end_marks_on(conditions: Iterable[Condition], because: str, *, by: User | None, now: datetime) -> None:
    """Take the marks off conditions that are gone; the caller holds the case's lock."""
    for mark in Unworkable.objects.filter(condition__in=conditions).open():
        _end(mark, because, by=by, now=now)


def _end(mark: Unworkable, because: str, *, by: User | None, now: datetime) -> Unworkable:
    mark.ended_at, mark.ended_by, mark.ended_because = now, by, because
    mark.save()
    finish_tasks_about(mark.case, TaskKind.VARIATION, about=mark.condition, by=by, now=now)
    audit(by=by, act="condition.unmark", subject=mark, now=now, case=mark.case.public_id)
    return mark


@transaction.atomic
def ask_whether_conditions_fit(case: Case, moved_at: datetime, *, by: User | None, now: datetime) -> int:
    """The client moved: ask once for each order that bound before, binds still and names a place; how many were."""
    orders = Order.objects.filter(case=case, made_at__lt=moved_at).in_force(local_day(now))
    asked = _asked_since(case, moved_at)
    fresh = [
        order
        for order in orders.prefetch_related("conditions")
        if order.public_id not in asked and _names_a_place(order)
    ]
    for order in fresh:
        title = f"The client has moved: do the conditions of {order} still fit? If not, ask for a variation"
        add_task(case, _task(title, order, now), by=by, now=now)
    return len(fresh)


def _asked_since(case: Case, moved_at: datetime) -> set[UUID | None]:
    """Orders of which a task asks already, or has asked since she moved."""
    rows = Task.objects.filter(case=case, kind=TaskKind.VARIATION, about_kind="order")
    return set(rows.filter(Q(done_at=None) | Q(set_at__gte=moved_at)).values_list("about_id", flat=True))


def ask_after_moves(*, now: datetime) -> int:
    """Ask for moves told on another floor: another safe address, or a word on the page of the risk.

    Safe to run late, twice or in two places at once: what was asked since a move is not asked again.
    """
    rows = Order.objects.in_force(local_day(now)).filter(case__closed_at=None).select_related("case")
    cases = {order.case_id: order.case for order in rows}
    moves = moves_of(cases.values())
    return sum(_ask_case(case, max(moves[pk]), now) for pk, case in cases.items() if moves[pk])


@transaction.atomic
def _ask_case(case: Case, moved_at: datetime, now: datetime) -> int:
    locked = lock_open_if_free(case.pk)
    return ask_whether_conditions_fit(locked, moved_at, by=None, now=now) if locked else 0


def _names_a_place(order: Order) -> bool:
    holding = (each for each in order.conditions.all() if each.removed_at is None)
    return any(is_about_a_place(each.text, each.locality) for each in holding)


def _task(title: str, about: Order | Condition, now: datetime) -> NewTask:
    due = due_moment(ENGLAND_AND_WALES.nth_after(local_day(now), ASK_WITHIN))
    return NewTask(title=title[:200], kind=TaskKind.VARIATION, due_at=due, about=about)
