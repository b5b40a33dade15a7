"""Records orders as the court made them, and what happens to them afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from accounts.people.models import Organisation
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock
from casework.dates.rules.london_time import local_day
from casework.other_people.models import OtherPerson
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep
from orders.conditions.services.kept import (
    NOTHING_SAID,
    NewConditionDetail,
    keep_details,
    protected_labels,
    set_protected,
)
from orders.conditions.services.requirements import finish_reminders, finish_reminders_of, remind_of_requirements
from orders.orders.models import Condition, Order
from orders.orders.rules.periods import ConditionPeriod, OrderTerm, check_not_endless, check_period, doubts
from orders.proceedings.services.proceedings import check_discharge
from orders.serving.services.notification import begin_first_duty, finish_asking, note_notified
from orders.steps.services import check_page_version
from record.authors import Author
from record.case_state.labels import next_label, next_labels
from record.events.events import CLIENT
from record.events.facts import written_last_day
from record.law.services import law_of
from record.recording import NewEvent, record
from record.vocabulary.steps import OrderKind, OrderStep


@dataclass(frozen=True, kw_only=True)
class NewCondition:
    """One prohibition or positive requirement; only a requirement can have a day on which it is due.

    Days and locality only where the order gives this condition its own; `said` is what staff know besides.
    """

    kind: str
    text: str
    due_on: date | None = None
    locality: str = ""
    first_day: date | None = None
    last_day: date | None = None
    said: NewConditionDetail = NOTHING_SAID


@dataclass(frozen=True, kw_only=True)
class CourtsOwnOrder:
    """An order that a court made on its own decision: on conviction or acquittal, and the force that answers for it."""

    origin: str
    force: Organisation


@dataclass(frozen=True, kw_only=True)
class NewOrder:
    """An order as made; without a last day a full order lasts until further order, if the last day is known at all.

    `protects` is None where nobody has said whom it protects: else whether the client, and which others. `seen` is the
    version of the application that whoever records it has seen.
    """

    kind: str
    made_at: datetime
    last_day: date | None
    conditions: Sequence[NewCondition]
    last_day_known: bool = True
    note: str = ""
    court: str = ""
    protects: tuple[bool, Sequence[OtherPerson]] | None = None
    seen: int | None = None


@transaction.atomic
def make_order(application: Application, new: NewOrder, author: Author) -> Order:
    """Record an order; a full one determines its application and ends its interim orders (SPA 2019 ss.2, 5).

    Raises RowChangedSince if the application is no longer as it was seen.
    """
    check_page_version(application, new.seen)
    return _make(application.case, new, {"application": application.label}, author)


@transaction.atomic
def make_court_order(case: Case, new: NewOrder, made: CourtsOwnOrder, author: Author) -> Order:
    """Record an order that no force applied for: what stands for its application begins at granted."""
    lock(case)
    label = next_label("A", Application.objects.filter(case=case).values_list("label", flat=True))
    return _make(case, new, {"application": label, "origin": made.origin, "force": made.force.slug}, author)


def _make(case: Case, new: NewOrder, of: Mapping[str, object], author: Author) -> Order:
    lock(case)
    _check_periods(case, new)
    label = next_label("O", Order.objects.filter(case=case).values_list("label", flat=True))
    taken = Condition.objects.filter(case=case).values_list("label", flat=True)
    names = next_labels("C", taken, len(new.conditions))
    facts = {
        "order": label,
        **of,
        "kind": new.kind,
        "last_day": written_last_day(new.last_day, is_known=new.last_day_known),
        **_protected(new),
        **({"court": new.court} if new.court else {}),
        "conditions": [_condition(name, each) for name, each in zip(names, new.conditions, strict=True)],
    }
    order = record(case, [NewEvent(new.made_at, "order_made", facts, note=new.note)], author).row(Order, label)
    _after_making(order, new, author)
    return order


def _protected(new: NewOrder) -> dict[str, object]:
    """Whom it protects as the record says it: others by their number, never by name; the client alone goes unsaid."""
    if new.protects is None:
        return {}
    client, people = new.protects
    labels = protected_labels(client=client, people=people)
    return {} if labels == [CLIENT] else {"protects": labels}


def _check_periods(case: Case, new: NewOrder) -> None:
    term = _term(new)
    check_not_endless(term, law_of(case.organisation_id))
    for each in new.conditions:
        check_period(ConditionPeriod(label="", first_day=each.first_day, last_day=each.last_day), term)


def _term(new: NewOrder) -> OrderTerm:
    return OrderTerm(kind=OrderKind(new.kind), made_on=local_day(new.made_at), last_day=new.last_day)


def _condition(label: str, condition: NewCondition) -> dict[str, object]:
    """A condition as a case file writes it: what the order does not say of it is left out."""
    days = {"due_on": condition.due_on, "first_day": condition.first_day, "last_day": condition.last_day}
    said: dict[str, object] = {name: day.isoformat() for name, day in days.items() if day}
    if condition.locality:
        said["locality"] = condition.locality
    return {"condition": label, "kind": condition.kind, "text": condition.text, **said}


def _after_making(order: Order, new: NewOrder, author: Author) -> None:
    """What stands beside the record: details, whom it protects, what to look at by when."""
    keep_details(order, [each.said for each in new.conditions], by=author.by)
    if new.protects is not None:
        client, people = new.protects
        set_protected(order, client=client, people=people, by=author.by, now=author.now)
    remind_of_requirements(order, now=author.now)
    if order.kind == OrderKind.FULL:
        for replaced in order.application.orders.filter(kind=OrderKind.INTERIM):
            finish_reminders_of(replaced, by=author.by, now=author.now)


def doubts_about(order: Order) -> list[str]:
    """What to look at again in the days of an order's conditions; warnings, never a bar (law.md R3.3)."""
    rows = order.conditions.filter(removed_at=None).order_by("id")
    periods = [_period(row) for row in rows]
    term = OrderTerm(kind=OrderKind(order.kind), made_on=order.made_on, last_day=order.last_day)
    return doubts(term, periods, law_of(order.organisation_id))


def _period(row: Condition) -> ConditionPeriod:
    return ConditionPeriod(label=row.label, first_day=row.first_day, last_day=row.last_day, due_on=row.due_on)


@transaction.atomic
def record_order_step(order: Order, new: NewApplicationStep, author: Author) -> None:
    """Record that an order was served, told, notified, evidenced, renewed or discharged (SPA 2019 ss.4, 9).

    Staff discharge one only with every consent: a supervisor's reason goes with what the court was asked.
    Raises RowChangedSince if the order is no longer as it was seen.
    """
    check_page_version(order, new.seen)
    if author.by is not None and new.step == OrderStep.DISCHARGED:
        check_discharge(order, local_day(new.at))
    write_order_step(order, new, author)


@transaction.atomic
def write_order_step(order: Order, new: NewApplicationStep, author: Author) -> None:
    """Write a step into the record with what it brings along, consents or not."""
    facts = {"order": order.label, "step": new.step, **new.facts}
    record(order.case, [NewEvent(new.at, "order", facts, note=new.note)], author).bring_up(order)
    follows = FOLLOWS.get(new.step)
    if follows is not None:
        follows(order, new, author)


def _begin(order: Order, new: NewApplicationStep, author: Author) -> None:
    begin_first_duty(order, by=author.by, now=author.now)


def _notified(order: Order, new: NewApplicationStep, author: Author) -> None:
    note_notified(order, on=local_day(new.at), by=author.by, now=author.now)


def _evidenced(order: Order, new: NewApplicationStep, author: Author) -> None:
    condition = order.conditions.get(label=str(new.facts["condition"]))
    finish_reminders(condition, by=author.by, now=author.now)


def _over(order: Order, new: NewApplicationStep, author: Author) -> None:
    finish_reminders_of(order, by=author.by, now=author.now)
    finish_asking(order, by=author.by, now=author.now)


def _renewal_decided(order: Order, new: NewApplicationStep, author: Author) -> None:
    finish_tasks_about(order.case, TaskKind.RENEWAL, about=order, by=author.by, now=author.now)


FOLLOWS: Final[dict[str, Callable[[Order, NewApplicationStep, Author], None]]] = {
    OrderStep.SERVED: _begin,
    OrderStep.REGISTER_ENDED: _begin,
    OrderStep.NOTIFIED: _notified,
    OrderStep.REQUIREMENT_EVIDENCED: _evidenced,
    OrderStep.RENEWED: _renewal_decided,
    OrderStep.NOT_RENEWING_REVIEWED: _renewal_decided,
    OrderStep.DISCHARGED: _over,
    OrderStep.QUASHED: _over,
}
"""What a step of an order brings with it beside the record."""
