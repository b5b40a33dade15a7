"""Records what is asked of a court about an order, what the client thinks of it, and who consents to a discharge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from accounts.people.models import Organisation, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.services.locks import lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from casework.editing.services.second_press import moment_in_words, who_was_first
from orders.applications.models.application import OrderOriginChoices
from orders.orders.models import Order
from orders.proceedings.models import AskedBy, Consent, ConsentAnswer, Proceeding, ProceedingKind
from orders.proceedings.rules import who_may_ask as asking
from orders.proceedings.rules.consents import (
    ConsentParty,
    DischargeFacts,
    NeededConsent,
    check_consents,
    consents_needed,
    missing_consents,
)
from record.law.services import law_of
from record.vocabulary.steps import OrderKind
from risk.working_days.rules import ENGLAND_AND_WALES

VIEW_WITHIN: Final = 3
"""Working days in which the client is asked what she thinks of what a court is asked."""


@dataclass(frozen=True, kw_only=True)
class NewProceeding:
    """What is asked, by whom; `appealed` is the decided proceeding that an appeal is against, None for the making."""

    kind: str
    asked_by: str
    lodged_on: date
    asked: str
    asking_force: Organisation | None = None
    because: str = ""
    appealed: Proceeding | None = None
    court: str = ""


@dataclass(frozen=True, kw_only=True)
class NewConsent:
    """What one party said to a discharge, when, and how we know."""

    party: str
    force: Organisation | None
    answer: str
    said_on: date
    source: str
    version: int = 0


def applied_force(order: Order) -> Organisation | None:
    """The force that applied for an order; none where a court made it by itself."""
    application = order.application
    return application.force if application.origin == OrderOriginChoices.POLICE_APPLICATION else None


def force_where_he_lives(order: Order) -> Organisation | None:
    """The force that answers for him since he moved, or the one said to when the order was asked for."""
    if order.force_id != order.application.force_id:
        return order.force
    return order.application.defendant_force


@transaction.atomic
def lodge_proceeding(order: Order, new: NewProceeding, *, by: User, now: datetime) -> Proceeding:
    """Record that a court is asked to vary, renew or discharge an order, or hears an appeal (SPA 2019 ss.4, 7)."""
    case = lock_open_case_of(order)
    _check_lodged(order, new, local_day(now))
    against = _checked_against(order, new)
    row = Proceeding.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        order=order,
        kind=new.kind,
        asked_by=new.asked_by,
        asking_force=new.asking_force,
        because=new.because if new.asking_force and not against else "",
        against=against,
        appealed=new.appealed if against else None,
        lodged_on=new.lodged_on,
        court=new.court.strip(),
        asked=new.asked.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    _ask_the_client(row, by=by, now=now)
    _finish_what_led_here(row, by=by, now=now)
    audit(by=by, act="proceeding.lodge", subject=row, now=now, case=case.public_id, kind=row.kind)
    return row


def _check_lodged(order: Order, new: NewProceeding, today: date) -> None:
    if new.lodged_on > today:
        raise RuleViolation("This lies in the future: record it when it has happened.", field="lodged_on")
    if new.lodged_on < order.made_on:
        raise RuleViolation("This is before the order was made.", field="lodged_on")
    if new.kind != ProceedingKind.APPEAL and _had_ended(order, new.lodged_on):
        raise RuleViolation("The order had ended by then. Only an appeal can still be lodged.", field="lodged_on")
    if not new.asked.strip():
        raise RuleViolation("Say what the court is asked for.", field="asked")
    same = Proceeding.objects.filter(order=order, kind=new.kind, asked_by=new.asked_by, asking_force=new.asking_force)
    if known := same.pending().select_related("recorded_by").first():
        stored = [("What is asked", known.asked), who_was_first(known.recorded_by, known.recorded_at)]
        raise AlreadyDone("This is recorded already, and the court has not decided.", stored)


def _had_ended(order: Order, on: date) -> bool:
    ended = order.ended_at is not None and local_day(order.ended_at) <= on
    return ended or (order.last_day is not None and order.last_day < on)


def _checked_against(order: Order, new: NewProceeding) -> str:
    """Check who asks; give what an appeal is against, "" for what is no appeal."""
    applied = applied_force(order)
    kind, by = OrderKind(order.kind), asking.CourtApplicant(new.asked_by)
    force = new.asking_force.slug if new.asking_force else ""
    if new.kind != ProceedingKind.APPEAL:
        slug = applied.slug if applied else ""
        asking.check_may_ask(kind, by, force=force, because=new.because, applied=slug)
        return ""
    decision, asked = asking.decision_of_making(kind), ""
    if new.appealed is not None:
        earlier = new.appealed
        if earlier.order_id != order.pk or earlier.outcome not in {"granted", "refused"}:
            raise RuleViolation("The court has not decided this, so it cannot be appealed.", field="against")
        decision = asking.decision_on(asking.CourtApplicant(earlier.asked_by), is_granted=earlier.outcome == "granted")
        asked = earlier.asking_force.slug if earlier.asking_force else ""
    asking.check_may_appeal(decision, by, force=force, asked=asked)
    return decision.value


def _ask_the_client(row: Proceeding, *, by: User, now: datetime) -> None:
    """She has no right to be heard (R4.2): her view reaches the court only if somebody asks and tells the police."""
    title = f"Ask the client for a view, and tell the police: {row.get_kind_display().lower()} of {row.order}"
    due = due_moment(ENGLAND_AND_WALES.nth_after(local_day(now), VIEW_WITHIN))
    add_task(row.case, NewTask(title=title[:200], kind=TaskKind.CONTACT, due_at=due, about=row), by=by, now=now)


def _finish_what_led_here(row: Proceeding, *, by: User, now: datetime) -> None:
    if row.kind == ProceedingKind.RENEWAL:
        finish_tasks_about(row.case, TaskKind.RENEWAL, about=row.order, by=by, now=now)
    if row.kind == ProceedingKind.VARIATION:
        finish_variation_tasks(row.order, by=by, now=now)


def finish_variation_tasks(order: Order, *, by: User | None, now: datetime) -> None:
    """What asked for a variation of an order, or because of one of its conditions, has led to one."""
    for about in (order, *order.conditions.all()):
        finish_tasks_about(order.case, TaskKind.VARIATION, about=about, by=by, now=now)


@transaction.atomic
def keep_view(row: Proceeding, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Proceeding:
    """Keep what the client thinks of it, and when the police were told (R4.2)."""
    lock_open_case_of(row)
    _check_view(row, values, local_day(now))
    kept = change(row, values, version=version, by=by, now=now, act="proceeding.view")
    if kept.view_conveyed_on is not None:
        finish_tasks_about(row.case, TaskKind.CONTACT, about=row, by=by, now=now)
    return kept


def _check_view(row: Proceeding, values: Mapping[str, Any], today: date) -> None:
    sought, conveyed = values.get("view_sought_on"), values.get("view_conveyed_on")
    for field, day in (("view_sought_on", sought), ("view_conveyed_on", conveyed)):
        if day is not None and day > today:
            raise RuleViolation("This lies in the future: record it when it has happened.", field=field)
    if values.get("view") and sought is None:
        raise RuleViolation("Say when the client was asked.", field="view_sought_on")
    if conveyed is not None and not values.get("view"):
        raise RuleViolation(
            "Write down what the client thinks before you record that the police were told.", field="view"
        )
    if conveyed is not None and sought is not None and conveyed < sought:
        raise RuleViolation("The police cannot have been told before the client was asked.", field="view_conveyed_on")


@transaction.atomic
def record_consent(row: Proceeding, new: NewConsent, *, by: User, now: datetime) -> Consent:
    """Record what one party says to a discharge; what it said before is changed, not added to (R4.4)."""
    lock_open_case_of(row)
    if row.kind != ProceedingKind.DISCHARGE:
        raise RuleViolation("Only a discharge needs consents.")
    if row.outcome:
        stored = [("Decision", row.get_outcome_display()), ("Decided", moment_in_words(row.decided_at))]
        raise AlreadyDone("The court has decided this already.", stored)
    _check_said(row, new, local_day(now))
    known = Consent.objects.filter(proceeding=row, party=new.party, force=new.force).first()
    values = {"answer": new.answer, "said_on": new.said_on, "source": new.source.strip()}
    if known is not None:
        return change(known, values, version=new.version, by=by, now=now)
    made = Consent.objects.create(
        organisation_id=row.organisation_id,
        case=row.case,
        proceeding=row,
        party=new.party,
        force=new.force,
        recorded_at=now,
        recorded_by=by,
        **values,
    )
    audit(by=by, act="consent.record", subject=made, now=now, case=row.case.public_id, answer=made.answer)
    return made


def _check_said(row: Proceeding, new: NewConsent, today: date) -> None:
    if not row.order.made_on <= new.said_on <= today:
        raise RuleViolation("Give a day between the making of the order and today.", field="said_on")
    if not new.source.strip():
        raise RuleViolation("Say how we know.", field="source")
    if (new.party == ConsentParty.CHIEF_OFFICER) is not (new.force is not None):
        raise RuleViolation("Choose who says so.", field="party")


def discharge_of(order: Order, row: Proceeding | None, on: date) -> DischargeFacts:
    """What the consents to a discharge on a day depend on."""
    applied, lives_in = applied_force(order), force_where_he_lives(order)
    asks = row.asking_force if row is not None and row.asked_by == AskedBy.CHIEF_OFFICER else None
    return DischargeFacts(
        kind=OrderKind(order.kind),
        made_on=order.made_on,
        on=on,
        asked_by_force=asks.slug if asks else "",
        applied=applied.slug if applied else "",
        lives_in=lives_in.slug if lives_in and lives_in.territorial else "",
    )


def needed_for(order: Order, row: Proceeding | None, on: date) -> tuple[NeededConsent, ...]:
    """Every consent that a discharge on a day needs by the organisation's figures."""
    return consents_needed(discharge_of(order, row, on), law_of(order.organisation_id))


def missing_for(order: Order, row: Proceeding | None, on: date) -> tuple[NeededConsent, ...]:
    """Those of them that nobody has recorded by that day."""
    said = Consent.objects.filter(proceeding=row, answer=ConsentAnswer.CONSENTS, said_on__lte=on)
    given = {(ConsentParty(each.party), each.force.slug if each.force else "") for each in said.select_related("force")}
    return missing_consents(discharge_of(order, row, on), given, law_of(order.organisation_id))


def check_discharge(order: Order, on: date) -> None:
    """Refuse a discharge that lacks a consent; with a supervisor's reason it goes with what the court was asked."""
    row = Proceeding.objects.filter(order=order, kind=ProceedingKind.DISCHARGE).pending().order_by("pk").first()
    check_consents(missing_for(order, row, on), may_override=False, override="")
