"""Writes the rows that lists and pages read, so that each says what the history of its case says.

Many cases are written at once, kind by kind, so that an import of thousands costs a few statements a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from simple_history.utils import bulk_create_with_history

from accounts.models import Organisation, User
from casework.rules.london import local_day
from orders.models import Application, Breach, Condition, Hearing, Order, OtherProtection, Warrant
from orders.models import OrderStatus as Status
from orders.rules import state
from orders.rules.vocabulary import WAITING_ON, BreachStep
from orders.services.incident_rows import write_incidents
from orders.services.retold import CHUNK, Retold
from risk.models import RiskReview
from risk.services import cadences_of

Row = TypeVar("Row", bound=Model)

ANSWERS = (BreachStep.ARRESTED, BreachStep.INTERVIEWED, BreachStep.CHARGED, BreachStep.NO_FURTHER_ACTION)
CLOSINGS = (BreachStep.CHARGED, BreachStep.NO_FURTHER_ACTION, BreachStep.NOT_REPORTED_REVIEWED)


class Rows(Generic[Row]):
    """The rows of one kind in many cases: those that are there by their key, those to be made, those that change."""

    def __init__(self, known: QuerySet[Row], key: Callable[[Row], Hashable]) -> None:
        self.model = known.model
        self.known: dict[Hashable, Row] = {key(row): row for row in known}
        self._fresh: list[Row] = []
        self._changed: list[Row] = []

    def sync(self, key: Hashable, fixed: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Bring a row up to its values, or make it with those that are fixed besides.

        One whose values stay is not saved, so that its history shows real changes only.
        """
        row = self.known.get(key)
        if row is None:
            row = self.known[key] = self.model(**fixed)
            self._fresh.append(row)
        elif row.pk is not None and any(getattr(row, name) != value for name, value in values.items()):
            self._changed.append(row)
        for name, value in values.items():
            setattr(row, name, value)

    def write(self, by: User | None) -> dict[Hashable, Row]:
        """Save what is new or changed; give every row by its key."""
        for row in self._changed:
            row.save()
        insert(self.model, self._fresh, by)
        return self.known


def insert(model: type[Row], rows: Sequence[Row], by: User | None) -> None:
    """Make many rows with their histories. It calls no save(): whoever makes the rows sets what save() would."""
    if rows:
        bulk_create_with_history(rows, model, batch_size=CHUNK, default_user=by)


def write_nouns(retold: Sequence[Retold], *, by: User | None) -> None:
    """Bring the rows of cases up to their histories."""
    for each in retold:
        _write_case(each)
    write_incidents(retold)
    _write_reviews(retold)
    _write_protections(retold, by)
    if applied := [each for each in retold if each.history.applications]:
        applications = _write_applications(applied, by)
        _write_hearings(applied, applications, by)
        orders = _write_orders(applied, applications, by)
        conditions = _write_conditions(applied, orders, by)
        breaches = _write_breaches(applied, orders, conditions, by)
        _write_warrants(applied, breaches, by)


def _cases(retold: Sequence[Retold]) -> list[int]:
    return [each.case.pk for each in retold]


def _write_case(each: Retold) -> None:
    row, now_so = each.case, (each.history.level, each.history.closed_at)
    if (row.risk_level, row.closed_at) != now_so:
        row.risk_level, row.closed_at = now_so
        row.save()


def _write_reviews(retold: Sequence[Retold]) -> None:
    """Each with the day of the next one: soon after the case is accepted, then by the level."""
    rows = [row for each in retold for row in _reviews(each)]
    if judged := [row for row in rows if not row.raised_automatically]:
        cadences = cadences_of(judged[0].organisation_id)
        for row in judged:
            day = local_day(row.at)
            cadence = cadences.on(day)
            row.next_review_on = (
                cadence.next_review(row.level, day) if row.previous_level else cadence.first_review(day)
            )
    RiskReview.objects.bulk_create(rows, batch_size=CHUNK)


def _reviews(each: Retold) -> Iterator[RiskReview]:
    events = {event.number: event for event in each.new}
    previous = ""
    for level in each.history.levels:
        if event := events.get(level.event):
            yield RiskReview(
                **each.of,
                event=event,
                level=level.level,
                previous_level=previous,
                at=event.at,
                reason="" if level.automatic else event.note,
                recorded_by=None if level.automatic else event.recorded_by,
                raised_automatically=level.automatic,
            )
        previous = level.level


def _write_protections(retold: Sequence[Retold], by: User | None) -> None:
    rows = Rows(OtherProtection.objects.filter(case__in=_cases(retold)), lambda row: (row.case_id, row.label))
    for each in retold:
        for place, protection in enumerate(each.history.protections, start=1):
            label = f"P{place}"
            fixed = {**each.of, "label": label, "kind": protection.kind, "from_day": protection.first_day}
            rows.sync((each.case.pk, label), fixed, {"last_day": protection.last_day})
    rows.write(by)


def _write_applications(retold: Sequence[Retold], by: User | None) -> dict[Hashable, Application]:
    known = Application.objects.filter(case__in=_cases(retold))
    rows = Rows(known, lambda row: (row.case_id, row.label))
    forces = _forces(one.force for each in retold for one in each.history.applications.values())
    for each in retold:
        for label, application in each.history.applications.items():
            fixed = {**each.of, "label": label}
            rows.sync((each.case.pk, label), fixed, _application_values(application, forces))
    return rows.write(by)


def _forces(slugs: Iterable[str]) -> dict[str, Organisation]:
    return {force.slug: force for force in Organisation.objects.filter(slug__in=set(slugs))}


def _application_values(application: state.Application, forces: Mapping[str, Organisation]) -> dict[str, Any]:
    return {
        "force_id": forces[application.force].pk,
        "status": application.status.value,
        "waiting_on": WAITING_ON[application.status],
        "requested_at": application.requested_at,
        "first_requested_at": application.first_requested_at,
        "stage_entered_at": application.stage_entered_at or application.requested_at,
        "last_event_at": application.last_event_at or application.requested_at,
        "officer": application.officer,
        "hearing_on": application.hearing_on,
        "next_expected_on": application.hearing_on,
        "adjournments": application.adjournments,
        "paused_until": application.paused_until,
        "determined_at": application.determined_at,
        "reason": application.reason,
    }


def _write_hearings(retold: Sequence[Retold], applications: Mapping[Hashable, Application], by: User | None) -> None:
    known = Hearing.objects.filter(case__in=_cases(retold))
    rows = Rows(known, lambda row: (row.application_id, row.listed_at, row.hearing_on))
    for each in retold:
        for application in each.history.applications.values():
            owner = applications[each.case.pk, application.label]
            for hearing in application.hearings:
                fixed = {"application": owner, "listed_at": hearing.listed_at, "hearing_on": hearing.hearing_on}
                values = {"outcome": hearing.outcome, "outcome_at": hearing.outcome_at, "reason": hearing.reason}
                rows.sync((owner.pk, hearing.listed_at, hearing.hearing_on), {**each.of, **fixed}, values)
    rows.write(by)


def _write_orders(
    retold: Sequence[Retold], applications: Mapping[Hashable, Application], by: User | None
) -> dict[Hashable, Order]:
    known = Order.objects.filter(case__in=_cases(retold)).select_related("application")
    rows = Rows(known, lambda row: (row.case_id, row.label))
    for each in retold:
        for label, order in each.history.orders.items():
            fixed = {
                **each.of,
                "label": label,
                "application": applications[each.case.pk, order.application],
                "force_id": applications[each.case.pk, order.application].force_id,
                "kind": order.kind.value,
                "made_at": order.made_at,
                "made_on": local_day(order.made_at),
            }
            rows.sync((each.case.pk, label), fixed, _order_values(order))
    return rows.write(by)


def _order_values(order: state.Order) -> dict[str, Any]:
    ended_at = min((at for at in (order.discharged_at, order.replaced_at) if at), default=None)
    status = Status.SERVED if order.served_at else Status.MADE
    if ended_at is not None:
        status = Status.DISCHARGED if order.discharged_at else Status.ENDED
    return {
        "status": status.value,
        "last_day": order.last_day,
        "served_at": order.served_at,
        "victim_told_at": order.victim_told_at,
        "notified_at": order.notified_at,
        "discharged_at": order.discharged_at,
        "ended_at": ended_at,
    }


def _write_conditions(
    retold: Sequence[Retold], orders: Mapping[Hashable, Order], by: User | None
) -> dict[Hashable, Condition]:
    rows = Rows(Condition.objects.filter(case__in=_cases(retold)), lambda row: (row.order_id, row.label))
    for each in retold:
        for order in each.history.orders.values():
            owner = orders[each.case.pk, order.label]
            for label, condition in order.conditions.items():
                fixed = {
                    **each.of,
                    "order": owner,
                    "label": label,
                    "kind": condition.kind.value,
                    "text": condition.text,
                    "due_on": condition.due_on,
                }
                rows.sync((owner.pk, label), fixed, {"evidenced_at": order.evidenced.get(label)})
    return rows.write(by)


def _write_breaches(
    retold: Sequence[Retold],
    orders: Mapping[Hashable, Order],
    conditions: Mapping[Hashable, Condition],
    by: User | None,
) -> dict[Hashable, Breach]:
    rows = Rows(Breach.objects.filter(case__in=_cases(retold)), lambda row: (row.case_id, row.label))
    for each in retold:
        notes = {event.facts.get("breach"): event.note for event in each.new if event.kind == "breach"}
        for label, breach in each.history.breaches.items():
            order = orders[each.case.pk, breach.order]
            fixed = {
                **each.of,
                "label": label,
                "order": order,
                "condition": conditions.get((order.pk, breach.condition)),
                "force_id": order.application.force_id,
                "learned_at": breach.learned_at,
                "happened_at": breach.happened_at,
                "behaviours": list(breach.behaviours),
                "text": notes.get(label, ""),
            }
            rows.sync((each.case.pk, label), fixed, _breach_values(breach))
    return rows.write(by)


def _breach_values(breach: state.Breach) -> dict[str, Any]:
    return {
        "status": breach.last_step.value if breach.last_step else "learned",
        "reported_at": breach.steps.get(BreachStep.REPORTED_TO_POLICE),
        "crime_reference": breach.reference,
        "answered_at": _first(breach, ANSWERS),
        "closed_at": _first(breach, CLOSINGS),
        "last_step_at": breach.last_step_at or breach.learned_at,
    }


def _first(breach: state.Breach, steps: Iterable[BreachStep]) -> datetime | None:
    return min((breach.steps[step] for step in steps if step in breach.steps), default=None)


def _write_warrants(retold: Sequence[Retold], breaches: Mapping[Hashable, Breach], by: User | None) -> None:
    issued = [each for each in retold if any(breach.warrants for breach in each.history.breaches.values())]
    if not issued:
        return
    rows = Rows(Warrant.objects.filter(case__in=_cases(issued)), lambda row: (row.breach_id, row.issued_at))
    for each in issued:
        for breach in each.history.breaches.values():
            owner = breaches[each.case.pk, breach.label]
            for warrant in breach.warrants:
                fixed = {**each.of, "breach": owner, "issued_at": warrant.issued_at}
                rows.sync((owner.pk, warrant.issued_at), fixed, {"executed_at": warrant.executed_at})
    rows.write(by)
