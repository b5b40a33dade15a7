"""Records what a court decided about an order that stands, and with it what becomes of the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from accounts.permissions.access import Permission, has_permission
from accounts.rules import AlreadyDone, RuleViolation
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import finish_tasks_about
from casework.cases.services.locks import lock_open_case_of
from casework.concerns.models import ConcernKind
from casework.concerns.services import raise_concern
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince, change
from casework.editing.services.second_press import moment_in_words
from orders.applications.services.steps import NewApplicationStep
from orders.conditions.models.kept import ConditionDetail, OwnPeriod, Reach
from orders.conditions.services.requirements import remind_of
from orders.conditions.services.unworkable import end_marks_on
from orders.orders.models import Condition, Order
from orders.orders.services.making import write_order_step
from orders.proceedings.models import AppealAgainst, Proceeding, ProceedingKind, ProceedingOutcome
from orders.proceedings.rules.consents import check_consents
from orders.proceedings.services.proceedings import finish_variation_tasks, missing_for
from record.authors import Author
from record.case_state.labels import next_labels
from record.vocabulary.steps import OrderStep

OUTCOMES: Final = {
    **dict.fromkeys(
        ProceedingKind.values, (ProceedingOutcome.GRANTED, ProceedingOutcome.REFUSED, ProceedingOutcome.WITHDRAWN)
    ),
    ProceedingKind.APPEAL.value: (ProceedingOutcome.ALLOWED, ProceedingOutcome.DISMISSED, ProceedingOutcome.WITHDRAWN),
}
MAKINGS: Final = frozenset({AppealAgainst.FULL_ORDER_MADE.value, AppealAgainst.INTERIM_ORDER_MADE.value})


@dataclass(frozen=True, kw_only=True)
class AddedCondition:
    """A condition that the court added, and why it is necessary to protect her (s.4(3))."""

    kind: str
    text: str
    necessity: str
    locality: str = ""
    last_day: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewOutcome:
    """What the court decided and when; `ended` are labels of conditions, `override` why consents are passed over."""

    outcome: str
    at: datetime
    version: int
    reason: str = ""
    last_day: date | None = None
    added: Sequence[AddedCondition] = ()
    ended: Sequence[str] = field(default=())
    override: str = ""


@transaction.atomic
def decide_proceeding(row: Proceeding, new: NewOutcome, author: Author) -> Proceeding:
    """Record a decision; what it does to the order becomes an event of the case in the same transaction."""
    lock_open_case_of(row)
    if row.version != new.version:
        raise RowChangedSince(row)
    order = Order.objects.select_related("case", "application__force").get(pk=row.order_id)
    _check_outcome(row, new)
    lacks = _lacks_consent(row, order, new, author)
    values = {
        "outcome": new.outcome,
        "decided_at": new.at,
        "reason": new.reason.strip(),
        "override_reason": new.override.strip() if lacks else "",
    }
    if author.by is None:
        raise RuleViolation("Somebody records what a court decided.")
    kept = change(row, values, version=new.version, by=author.by, now=author.now, act="proceeding.decide")
    if steps := _steps(row, order, new):
        for step in steps:
            write_order_step(order, step, author)
        _after(order, new, author)
    if lacks:
        raise_concern(row.case, ConcernKind.DISCHARGE_EARLY, about=order, by=author.by, now=author.now)
    finish_tasks_about(row.case, TaskKind.CONTACT, about=row, by=author.by, now=author.now)
    return kept


def _check_outcome(row: Proceeding, new: NewOutcome) -> None:
    if row.outcome:
        stored = [("Decision", row.get_outcome_display()), ("Decided", moment_in_words(row.decided_at))]
        raise AlreadyDone("The court has decided this already.", stored)
    if new.outcome not in OUTCOMES[row.kind]:
        raise RuleViolation("Choose what the court decided.", field="outcome")
    if local_day(new.at) < row.lodged_on:
        raise RuleViolation("This is before the court was asked.", field="at")
    granted_variation = row.kind == ProceedingKind.VARIATION and new.outcome == ProceedingOutcome.GRANTED
    if granted_variation and not (new.added or new.ended):
        raise RuleViolation("Say which condition was added or taken out.", field="ended")
    for condition in new.added:
        if not condition.necessity.strip():
            raise RuleViolation(
                "Say why the new condition is necessary to protect the client: the court adds none without (s.4).",
                field="necessity",
            )


def _lacks_consent(row: Proceeding, order: Order, new: NewOutcome, author: Author) -> bool:
    """Whether a discharge goes without a consent that the law asks for; refused unless a supervisor says why."""
    if row.kind != ProceedingKind.DISCHARGE or new.outcome != ProceedingOutcome.GRANTED:
        return False
    missing = missing_for(order, row, local_day(new.at))
    may = author.by is not None and has_permission(author.by, Permission.OVERRIDE_CONSENT)
    check_consents(missing, may_override=may, override=new.override)
    return bool(missing)


def _steps(row: Proceeding, order: Order, new: NewOutcome) -> list[NewApplicationStep]:
    """The steps that a decision comes to; one that changes nothing comes to none."""
    if new.outcome == ProceedingOutcome.ALLOWED:
        return [_step(new, OrderStep.QUASHED)] if row.against in MAKINGS else []
    if new.outcome != ProceedingOutcome.GRANTED:
        return []
    if row.kind == ProceedingKind.DISCHARGE:
        return [_step(new, OrderStep.DISCHARGED)]
    renewed = []
    if row.kind == ProceedingKind.RENEWAL:
        last_day = new.last_day.isoformat() if new.last_day else None
        renewed = [_step(new, OrderStep.RENEWED, last_day=last_day)]
    return renewed + _varied(order, new)


def _varied(order: Order, new: NewOutcome) -> list[NewApplicationStep]:
    if not (new.added or new.ended):
        return []
    taken = Condition.objects.filter(case_id=order.case_id).values_list("label", flat=True)
    names = next_labels("C", taken, len(new.added))
    added = [_facts(name, condition) for name, condition in zip(names, new.added, strict=True)]
    facts: dict[str, object] = {}
    if added:
        facts["conditions"] = added
    if new.ended:
        facts["ended"] = list(new.ended)
    return [_step(new, OrderStep.VARIED, **facts)]


def _facts(label: str, condition: AddedCondition) -> dict[str, object]:
    days = {"last_day": condition.last_day, "due_on": condition.due_on}
    return {
        "condition": label,
        "kind": condition.kind,
        "text": condition.text.strip(),
        **({"locality": condition.locality.strip()} if condition.locality.strip() else {}),
        **{name: day.isoformat() for name, day in days.items() if day is not None},
    }


def _step(new: NewOutcome, step: OrderStep, **facts: object) -> NewApplicationStep:
    return NewApplicationStep(step=step.value, at=new.at, facts=facts, note=new.reason.strip())


def _after(order: Order, new: NewOutcome, author: Author) -> None:
    """Keep why each new condition is needed; what asked for the decision is done."""
    fresh = list(order.conditions.filter(detail=None).order_by("-id")[: len(new.added)])[::-1]
    for condition, added in zip(fresh, new.added, strict=True):
        _detail(condition, added)
        remind_of(condition, now=author.now)
    gone = order.conditions.filter(label__in=new.ended)
    end_marks_on(gone, "Taken out by the court.", by=author.by, now=author.now)
    if new.added or new.ended:
        finish_variation_tasks(order, by=author.by, now=author.now)


def _detail(condition: Condition, added: AddedCondition) -> None:
    ConditionDetail.objects.create(
        organisation_id=condition.organisation_id,
        case_id=condition.case_id,
        condition=condition,
        necessity=added.necessity.strip(),
        reach=Reach.LOCALITY if added.locality.strip() else "",
        period=OwnPeriod.OWN if added.last_day else "",
    )
