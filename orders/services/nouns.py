"""Writes the rows that lists and pages read, so that each says what the history of its case says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model

from accounts.models import Organisation
from casework.models import Case, Event, Incident
from casework.rules.london import local_day
from orders.models import Application, Breach, Condition, Hearing, Order, OtherProtection, Warrant
from orders.models import OrderStatus as Status
from orders.rules import events as told
from orders.rules import state
from orders.rules.reading import read_event
from orders.rules.state import History
from orders.rules.vocabulary import WAITING_ON, BreachStep
from risk.models import RiskReview

Row = TypeVar("Row", bound=Model)

ANSWERS = (BreachStep.ARRESTED, BreachStep.INTERVIEWED, BreachStep.CHARGED, BreachStep.NO_FURTHER_ACTION)
CLOSINGS = (BreachStep.CHARGED, BreachStep.NO_FURTHER_ACTION, BreachStep.NOT_REPORTED_REVIEWED)


def write_nouns(case: Case, history: History, new: Sequence[Event]) -> None:
    """Bring the rows of one case up to its history; `new` are the events just appended."""
    _write_case(case, history)
    _write_incidents(case, new)
    _write_reviews(case, history, new)
    _write_protections(case, new)
    if history.applications:
        applications = _write_applications(case, history)
        orders = _write_orders(case, history, applications)
        _write_breaches(case, history, orders, new)


def _sync(row: Row, values: Mapping[str, Any]) -> Row:
    """Save a row if it is new or any value differs, so that its history shows real changes only."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed or row.pk is None:
        row.save()
    return row


def _write_case(case: Case, history: History) -> None:
    _sync(case, {"risk_level": history.level, "closed_at": history.closed_at})


def _write_incidents(case: Case, new: Sequence[Event]) -> None:
    rows = []
    for event in new:
        content = read_event(event.number, event.at, event.kind, event.facts).content
        if isinstance(content, told.Incident):
            rows.append(
                Incident(
                    organisation_id=case.organisation_id,
                    case=case,
                    event=event,
                    label=content.label,
                    recorded_at=event.at,
                    happened_at=content.happened_at,
                    behaviours=list(content.behaviours),
                    reported=content.reported,
                    police_response=list(content.police_response),
                    text=content.text,
                )
            )
    Incident.objects.bulk_create(rows)


def _write_reviews(case: Case, history: History, new: Sequence[Event]) -> None:
    events = {event.number: event for event in new}
    previous = ""
    for level in history.levels:
        if event := events.get(level.event):
            RiskReview.objects.create(
                organisation_id=case.organisation_id,
                case=case,
                event=event,
                level=level.level,
                previous_level=previous,
                at=event.at,
                reason="" if level.automatic else event.note,
                recorded_by=None if level.automatic else event.recorded_by,
                raised_automatically=level.automatic,
            )
        previous = level.level


def _write_protections(case: Case, new: Sequence[Event]) -> None:
    for event in new:
        content = read_event(event.number, event.at, event.kind, event.facts).content
        if isinstance(content, told.OtherProtection):
            OtherProtection.objects.create(
                organisation_id=case.organisation_id,
                case=case,
                kind=content.kind,
                from_day=content.first_day,
                last_day=content.last_day,
            )


def _write_applications(case: Case, history: History) -> dict[str, Application]:
    rows = {row.label: row for row in Application.objects.filter(case=case)}
    forces = _forces(application.force for application in history.applications.values())
    for label, application in history.applications.items():
        row = rows.get(label) or Application(organisation_id=case.organisation_id, case=case, label=label)
        rows[label] = _sync(row, _application_values(application, forces))
    _write_hearings(case, history, rows)
    return rows


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


def _write_hearings(case: Case, history: History, applications: Mapping[str, Application]) -> None:
    rows = {(row.application_id, row.listed_at, row.hearing_on): row for row in Hearing.objects.filter(case=case)}
    for application in history.applications.values():
        owner = applications[application.label]
        for hearing in application.hearings:
            row = rows.get((owner.pk, hearing.listed_at, hearing.hearing_on)) or Hearing(
                organisation_id=case.organisation_id,
                case=case,
                application=owner,
                listed_at=hearing.listed_at,
                hearing_on=hearing.hearing_on,
            )
            _sync(row, {"outcome": hearing.outcome, "outcome_at": hearing.outcome_at, "reason": hearing.reason})


def _write_orders(case: Case, history: History, applications: Mapping[str, Application]) -> dict[str, Order]:
    rows = {row.label: row for row in Order.objects.filter(case=case).select_related("application")}
    for label, order in history.orders.items():
        row = rows.get(label) or Order(
            organisation_id=case.organisation_id,
            case=case,
            label=label,
            application=applications[order.application],
            kind=order.kind.value,
            made_at=order.made_at,
            made_on=local_day(order.made_at),
        )
        rows[label] = _sync(row, _order_values(order))
    _write_conditions(case, history, rows)
    return rows


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


def _write_conditions(case: Case, history: History, orders: Mapping[str, Order]) -> None:
    rows = {(row.order_id, row.label): row for row in Condition.objects.filter(case=case)}
    for order in history.orders.values():
        owner = orders[order.label]
        for label, condition in order.conditions.items():
            row = rows.get((owner.pk, label)) or Condition(
                organisation_id=case.organisation_id,
                case=case,
                order=owner,
                label=label,
                kind=condition.kind.value,
                text=condition.text,
                due_on=condition.due_on,
            )
            _sync(row, {"evidenced_at": order.evidenced.get(label)})


def _write_breaches(case: Case, history: History, orders: Mapping[str, Order], new: Sequence[Event]) -> None:
    rows = {row.label: row for row in Breach.objects.filter(case=case)}
    notes = {event.facts.get("breach"): event.note for event in new if event.kind == "breach"}
    conditions = {(row.order_id, row.label): row for row in Condition.objects.filter(case=case)}
    for label, breach in history.breaches.items():
        order = orders[breach.order]
        row = rows.get(label) or Breach(
            organisation_id=case.organisation_id,
            case=case,
            label=label,
            order=order,
            condition=conditions.get((order.pk, breach.condition)),
            force_id=order.application.force_id,
            learned_at=breach.learned_at,
            happened_at=breach.happened_at,
            behaviours=list(breach.behaviours),
            text=notes.get(label, ""),
        )
        rows[label] = _sync(row, _breach_values(breach))
    _write_warrants(case, history, rows)


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


def _write_warrants(case: Case, history: History, breaches: Mapping[str, Breach]) -> None:
    if not any(breach.warrants for breach in history.breaches.values()):
        return
    rows = {(row.breach_id, row.issued_at): row for row in Warrant.objects.filter(case=case)}
    for breach in history.breaches.values():
        owner = breaches[breach.label]
        for warrant in breach.warrants:
            row = rows.get((owner.pk, warrant.issued_at)) or Warrant(
                organisation_id=case.organisation_id, case=case, breach=owner, issued_at=warrant.issued_at
            )
            _sync(row, {"executed_at": warrant.executed_at})
