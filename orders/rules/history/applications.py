"""Adds up the steps of applications, from the first request to what became of it."""

from __future__ import annotations

from datetime import date, datetime

from accounts.rules import RuleViolation
from casework.rules.declared import kept_of
from casework.rules.london import local_day
from orders.rules import events, forces
from orders.rules.history.folding import check_new, fold, known
from orders.rules.reasons import REASONS
from orders.rules.state import Application, Hearing, History
from orders.rules.vocabulary import (
    BESIDE_THE_WAY,
    ENDINGS,
    HEARING,
    TRANSITIONS,
    WORDS,
    Interim,
    OrderKind,
    Step,
)


@fold.register
def _(content: events.ApplicationEvent, history: History, event: events.Event) -> None:
    if content.step is Step.REQUESTED:
        _request(content, history, event)
        return
    application = known(content.label, history.applications, "application")
    if content.step in BESIDE_THE_WAY:
        _beside(content, application, event)
    else:
        check_transition(application.status, content.step)
        _check_may_be_reviewed(content.step, application)
        _advance(content, application, event.at)
    application.last_event_at = event.at
    application.kept |= kept_of(content, content.step)
    application.version += 1
    if content.step in ENDINGS:
        determine(history, application, event.at)


def _request(content: events.ApplicationEvent, history: History, event: events.Event) -> None:
    check_new(content.label, history.applications, "Application")
    forces.check_may_apply(content.force, field="force")
    history.chain_began_at = history.chain_began_at or event.at
    if content.defendant_force:
        forces.check_force(content.defendant_force, field="defendant_force")
    application = Application(content.label, content.force, event.at, history.chain_began_at)
    application.defendant_force, application.area_basis = content.defendant_force, content.area_basis
    application.stage_entered_at = application.last_event_at = event.at
    application.kept |= kept_of(content, content.step)
    history.applications[content.label] = application


def check_transition(status: Step, step: Step) -> None:
    if step not in TRANSITIONS[status]:
        raise RuleViolation(f"“{WORDS[step]}” cannot come after “{WORDS[status]}”.", field="step")


def _check_may_be_reviewed(step: Step, application: Application) -> None:
    """A granted application is reviewed once a court has ended its order before its time."""
    if step is Step.REVIEWED and application.status is Step.GRANTED and application.order_lost_at is None:
        raise RuleViolation("An order was made on it and stands: there is nothing to review.", field="step")


def _beside(content: events.ApplicationEvent, application: Application, event: events.Event) -> None:
    if not application.is_open:
        raise RuleViolation("This application has been decided; its clocks have stopped.", field="step")
    if content.step is Step.INTERIM_REFUSED and not application.interim_sought:
        raise RuleViolation("No interim order has been applied for.", field="step")
    if content.step is Step.PAUSED and content.day is not None:
        check_pause(local_day(event.at), content.day)
        application.paused_until = max(content.day, application.paused_until or content.day)
    else:
        application.interim = Interim.APPLIED if content.step is Step.INTERIM_APPLIED else Interim.REFUSED
        application.interim_at = event.at


def check_pause(day: date, until: date) -> None:
    if until <= day:
        raise RuleViolation("A pause ends after the day on which it begins.", field="until")


def _advance(content: events.ApplicationEvent, application: Application, at: datetime) -> None:
    if content.step is Step.REVIEWED:
        application.reviewed_at = at
        return
    application.status, application.stage_entered_at = content.step, at
    application.officer = content.officer or application.officer
    _reason(content, application)
    if content.step is Step.APPEAL_DISMISSED:
        application.reviewed_at = None
    if content.step in HEARING:
        _hearing(content, application, at)


def _reason(content: events.ApplicationEvent, application: Application) -> None:
    if content.reason:
        application.reason, application.reason_code = content.reason, code_of(content.reason, content.reason_code)
    application.alternatives = content.alternatives or application.alternatives


def code_of(reason: str, code: str) -> str:
    """The code of a reason: as it is said, or the reason itself where that is one."""
    return code or (reason if reason in REASONS else "")


def _hearing(content: events.ApplicationEvent, application: Application, at: datetime) -> None:
    if content.day is not None and content.day < local_day(at):
        raise RuleViolation("A hearing cannot be listed for a day that has passed.", field="hearing_on")
    outcome = "relisted" if content.step is Step.LISTED else content.step.value
    close_hearing(application, outcome, at, content.reason, content.reason_code)
    application.adjournments += content.step is Step.ADJOURNED
    application.hearing_on = content.day
    if content.day is not None:
        application.hearings.append(Hearing(content.day, at))


def close_hearing(
    application: Application, outcome: str, at: datetime, reason: str = "", reason_code: str = ""
) -> None:
    """Say what came of the hearing that is still to come, if one is."""
    if application.hearings and not application.hearings[-1].outcome:
        hearing = application.hearings[-1]
        hearing.outcome, hearing.outcome_at = outcome, at
        hearing.reason, hearing.reason_code = reason, code_of(reason, reason_code)


def determine(history: History, application: Application, at: datetime) -> None:
    """The main application ends, and with it every interim order made on it (SPA 2019 s.5)."""
    application.determined_at, application.hearing_on = at, None
    for order in history.orders_of(application.label):
        if order.kind is OrderKind.INTERIM:
            order.replaced_at = order.replaced_at or at
