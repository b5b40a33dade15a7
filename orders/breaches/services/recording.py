"""Records breaches of orders and of other protection, and what is done about them, by the service and by the police."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind, EventSource
from casework.cases.services.locks import lock, lock_open_case_of
from casework.editing.services.second_press import who_was_first
from casework.incidents.models.incident import Incident
from casework.sharing.services.audience import watch_force
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.models.breach_work import StepConfirmation
from orders.breaches.rules.kinds import kind_of
from orders.breaches.services.answers import link_breach
from orders.breaches.services.many_reports import check_many_reports_of_breach
from orders.incidents.services import NewIncident, log_incident
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from orders.steps.services import check_page_version
from orders.warrants.services import follow_warrant
from record.authors import Author
from record.case_state.labels import next_label
from record.recording import NewEvent, record
from record.vocabulary.steps import BreachStep

Broken: TypeAlias = Order | OtherProtection | Case
"""What was broken; a case by itself says that somebody still finds out which order it was."""


@dataclass(frozen=True, kw_only=True)
class NewBreach:
    """A breach as learned of; `condition` is the label of the condition broken, or empty if not known.

    `kind` may be left out: the behaviours then say it. `inside_locality` is asked of a condition limited to a place.
    """

    condition: str
    happened_at: datetime
    learned_at: datetime
    behaviours: Sequence[str]
    text: str = ""
    kind: str = ""
    initiated_by: str = ""
    inside_locality: str = ""


@dataclass(frozen=True)
class StepSource:
    """Who told us that a step was taken, and in what words."""

    known_from: str
    how_known: str


@transaction.atomic
def record_breach(of: Broken, new: NewBreach, author: Author) -> Breach:
    """Record a breach: it may raise the risk level by one band, and its clocks run from when it was learned of."""
    case = of if isinstance(of, Case) else of.case
    lock(case)
    label = next_label("B", Breach.objects.filter(case=case).values_list("label", flat=True))
    facts = {"breach": label, **_of_what(of), **_facts(new)}
    breach = record(case, [NewEvent(new.learned_at, "breach", facts, note=new.text)], author).row(Breach, label)
    watch_force(case, breach.force, by=author.by, now=author.now)
    if new.inside_locality:
        breach.inside_locality = new.inside_locality
        breach.save()
    return breach


def _of_what(of: Broken) -> dict[str, object]:
    if isinstance(of, Case):
        return {"being_checked": True}
    return {"order": of.label} if isinstance(of, Order) else {"protection": of.label}


def _facts(new: NewBreach) -> dict[str, object]:
    said = {"condition": new.condition, "breach_kind": new.kind, "initiated_by": new.initiated_by}
    return {
        "happened_at": new.happened_at.isoformat(),
        "behaviours": list(new.behaviours),
        **{name: value for name, value in said.items() if value},
    }


@transaction.atomic
def record_breach_and_incident(
    of: Broken, new: NewBreach, author: Author, *, incident: Incident | None = None
) -> Breach:
    """Record a breach as staff tell it: it is always an incident too, told once (practice.md 3.1 a).

    Without an incident that it was, one is logged with the same words; with one, the breach is linked to it.
    """
    breach = record_breach(of, _with_kind(of, new), author)
    link_breach(breach, incident or _log(breach, new, author), by=_person(author), now=author.now)
    return breach


def _with_kind(of: Broken, new: NewBreach) -> NewBreach:
    if new.kind:
        return new
    kind = kind_of(new.behaviours, is_requirement=_is_requirement(of, new.condition))
    return NewBreach(**{**vars(new), "kind": kind})


def _is_requirement(of: Broken, label: str) -> bool:
    rows = of.conditions.filter(label=label) if isinstance(of, Order) and label else None
    return rows is not None and rows.filter(kind="positive_requirement").exists()


def _log(breach: Breach, new: NewBreach, author: Author) -> Incident:
    told = NewIncident(
        behaviours=new.behaviours,
        happened_at=new.happened_at,
        recorded_at=new.learned_at,
        text=new.text or f"{breach.get_kind_display()} (breach {breach.label}).",
    )
    return log_incident(breach.case, told, author)


def _person(author: Author) -> User:
    if author.by is None:
        raise ValueError("a breach is told by a person")
    return author.by


@transaction.atomic
def record_breach_step(
    breach: Breach, new: NewApplicationStep, author: Author, *, known: StepSource | None = None
) -> None:
    """Record what was done about a breach; a warrant that was issued answers nothing but itself.

    Raises RowChangedSince if the breach is no longer as it was seen.
    """
    check_page_version(breach, new.seen)
    facts = {"breach": breach.label, "step": new.step, **new.facts}
    recorded = record(breach.case, [NewEvent(new.at, "breach_step", facts, note=new.note)], author)
    recorded.bring_up(breach)
    if known is not None:
        _keep_known(breach, recorded.events[-1], known, author)
    follow_warrant(breach, new, author)
    if new.step == BreachStep.REPORTED_TO_POLICE:
        check_many_reports_of_breach(breach, author)


@transaction.atomic
def confirm_step(breach: Breach, number: int, known: StepSource, author: Author) -> StepConfirmation:
    """Say how we know that a step is so which the police reported; it is said once and kept."""
    lock_open_case_of(breach)
    event = unconfirmed(breach).get(number)
    if event is None:
        raise AlreadyDone(
            "This step is confirmed already, or was not reported by the police.",
            _confirmed(breach, number),
            field="which",
        )
    return _keep_known(breach, event, known, author)


def _confirmed(breach: Breach, number: int) -> list[tuple[str, str]]:
    """What somebody said of a step before."""
    row = breach.confirmations.filter(event__number=number).select_related("confirmed_by").first()
    return [("How we know", row.how_known), who_was_first(row.confirmed_by, row.confirmed_at)] if row else []


def unconfirmed(breach: Breach) -> Mapping[int, Event]:
    """The steps of a breach that stand on the word of the police alone, by their numbers, oldest first."""
    rows = Event.objects.filter(case=breach.case_id, kind=EventKind.BREACH_STEP, facts__breach=breach.label)
    alone = rows.filter(source=EventSource.POLICE_REPORTED, confirmation=None)
    return {row.number: row for row in alone.chronology()}


def _keep_known(breach: Breach, event: Event, known: StepSource, author: Author) -> StepConfirmation:
    if not known.how_known.strip():
        raise RuleViolation("Say in words how we know it.", field="how_known")
    row = StepConfirmation.objects.create(
        organisation_id=breach.organisation_id,
        case_id=breach.case_id,
        breach=breach,
        event=event,
        known_from=known.known_from,
        how_known=known.how_known.strip(),
        confirmed_at=author.now,
        confirmed_by=_person(author),
    )
    audit(by=author.by, act="breach.confirm_step", subject=row, now=author.now, number=event.number)
    return row


@transaction.atomic
def acknowledge_breach(breach: Breach, *, by: User, now: datetime) -> None:
    """Note that the force knows of a breach. It stops no clock: only what is done about it does."""
    lock_open_case_of(breach)
    if breach.acknowledged_at is not None:
        stored = who_was_first(breach.acknowledged_by, breach.acknowledged_at)
        raise AlreadyDone("This breach has been acknowledged already.", [stored])
    breach.acknowledged_at, breach.acknowledged_by = now, by
    breach.save()
    audit(by=by, act="breach.acknowledge", subject=breach, now=now)
