"""Keeps what staff know of an order's conditions besides their words, and whom the order protects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.services.locks import lock_case_of, lock_open_case_of
from casework.editing.services.row_versions import change
from casework.other_people.models import OtherPerson
from orders.conditions.models.kept import ConditionDetail, Practicality, ProtectedPerson
from orders.orders.models import Condition, Order
from orders.projections.rows import insert
from record.authors import Author
from record.events.events import CLIENT
from record.recording import NewEvent, record
from record.vocabulary.steps import OrderStep


@dataclass(frozen=True, kw_only=True)
class NewConditionDetail:
    """What is known of one condition: where and how long it holds, why it is needed, who can provide it."""

    reach: str = ""
    period: str = ""
    necessity: str = ""
    practicality: str = Practicality.NOT_CHECKED
    practicality_note: str = ""
    victim_view: str = ""
    provider: str = ""


NOTHING_SAID: Final = NewConditionDetail()


def keep_details(order: Order, said: Sequence[NewConditionDetail], *, by: User | None) -> None:
    """Keep what was said of the conditions of a new order, in their order; nothing where nothing was said."""
    pairs = zip(order.conditions.order_by("id"), said, strict=True)
    rows = [_blank(condition, **asdict(each)) for condition, each in pairs if each != NOTHING_SAID]
    insert(ConditionDetail, rows, by)


def detail_of(condition: Condition) -> ConditionDetail:
    """The details of a condition, or the blank page for them."""
    return ConditionDetail.objects.filter(condition=condition).first() or _blank(condition)


def _blank(condition: Condition, **values: Any) -> ConditionDetail:
    return ConditionDetail(
        organisation_id=condition.organisation_id, case_id=condition.case_id, condition=condition, **values
    )


@transaction.atomic
def change_detail(
    condition: Condition, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> ConditionDetail:
    """Change what is known of a condition; the first time writes the row. Its words are the court's and stay."""
    lock_open_case_of(condition)
    check_detail(values)
    row = detail_of(condition)
    if row.is_kept:
        return change(row, values, version=version, by=by, now=now)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1  # a blank page that somebody else still has open is older than this row
    row.save()
    audit(by=by, act="conditiondetail.add", subject=row, now=now, case=condition.case.public_id)
    return row


def check_detail(values: Mapping[str, Any]) -> None:
    """A conflict says with what (SPA 2019 s.2(4))."""
    if values.get("practicality") == Practicality.CONFLICTS and not str(values.get("practicality_note", "")).strip():
        raise RuleViolation("Say with what it conflicts, and how.", field="practicality_note")


@transaction.atomic
def set_protected(
    order: Order, *, client: bool, people: Sequence[OtherPerson], by: User | None, now: datetime
) -> list[ProtectedPerson]:
    """Say whom an order protects: the client or not, and which other people of her case (SPA 2019 s.1(1))."""
    lock_open_case_of(order)
    if not client and not people:
        raise RuleViolation("An order protects somebody. Choose whom.", field="client")
    if any(person.case_id != order.case_id for person in people):
        raise RuleViolation("Choose from the people of this case.", field="people")
    record_protected(order, client=client, people=people, by=by, now=now)
    wanted: set[int | None] = {None} if client else set()
    wanted |= {person.pk for person in people}
    known = {row.person_id: row for row in ProtectedPerson.objects.filter(order=order)}
    for person_id in wanted - set(known):
        known[person_id] = ProtectedPerson(
            organisation_id=order.organisation_id, case_id=order.case_id, order=order, person_id=person_id
        )
    for person_id, row in known.items():
        _settle(row, removed_at=None if person_id in wanted else now)
    audit(by=by, act="order.protects", subject=order, now=now, case=order.case.public_id, people=len(wanted))
    return [row for person_id, row in known.items() if person_id in wanted]


@transaction.atomic
def record_protected(
    order: Order, *, client: bool, people: Sequence[OtherPerson], by: User | None, now: datetime
) -> None:
    """Tell it to the record, if that says something else: clocks go by what the record says (T21)."""
    lock_case_of(order)
    wanted = protected_labels(client=client, people=people)
    if sorted(wanted) != sorted(order.protects):
        facts = {"order": order.label, "step": OrderStep.PROTECTS_FOUND.value, "protects": wanted}
        record(order.case, [NewEvent(now, "order", facts)], Author(by, now)).bring_up(order)


def protected_labels(*, client: bool, people: Sequence[OtherPerson]) -> list[str]:
    """Whom an order protects as the record names them: nobody by name."""
    return [*([CLIENT] if client else []), *sorted(str(person.public_id) for person in people)]


def _settle(row: ProtectedPerson, *, removed_at: datetime | None) -> None:
    if row.pk is None or (row.removed_at is None) != (removed_at is None):
        row.removed_at = removed_at
        row.save()
