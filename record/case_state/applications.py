"""Folds the steps of applications into the case state, from the first request to the outcome."""

from __future__ import annotations

from datetime import date, datetime

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_day
from casework.fact_types.rules import kept_of
from record.case_state.fold import check_new, fold, known
from record.case_state.state import ApplicationState, CaseState, HearingState
from record.events import events
from record.vocabulary import forces
from record.vocabulary.reasons import REASONS
from record.vocabulary.steps import (
    BESIDE_THE_WAY,
    ENDINGS,
    HEARING,
    TRANSITIONS,
    WORDS,
    ApplicationStep,
    InterimState,
    OrderKind,
)


@fold.register
def _(content: events.ApplicationEvent, history: CaseState, event: events.CaseEvent) -> None:
    if content.step is ApplicationStep.REQUESTED:
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


def _request(content: events.ApplicationEvent, history: CaseState, event: events.CaseEvent) -> None:
    check_new(content.label, history.applications, "Application")
    forces.check_may_apply(content.force, field="force")
    history.chain_began_at = history.chain_began_at or event.at
    if content.defendant_force:
        forces.check_force(content.defendant_force, field="defendant_force")
    application = ApplicationState(content.label, content.force, event.at, history.chain_began_at)
    application.defendant_force, application.area_basis = content.defendant_force, content.area_basis
    application.stage_entered_at = application.last_event_at = event.at
    application.kept |= kept_of(content, content.step)
    history.applications[content.label] = application


def check_transition(status: ApplicationStep, step: ApplicationStep) -> None:
    if step not in TRANSITIONS[status]:
        raise RuleViolation(f"“{WORDS[step]}” cannot come after “{WORDS[status]}”.", field="step")


def _check_may_be_reviewed(step: ApplicationStep, application: ApplicationState) -> None:
    """A granted application is reviewed once a court has ended its order before its time."""
    if (
        step is ApplicationStep.REVIEWED
        and application.status is ApplicationStep.GRANTED
        and application.order_lost_at is None
    ):
        raise RuleViolation("An order was made on it and stands: there is nothing to review.", field="step")


def _beside(content: events.ApplicationEvent, application: ApplicationState, event: events.CaseEvent) -> None:
    if not application.is_open:
        raise RuleViolation("This application has been decided; its clocks have stopped.", field="step")
    if content.step is ApplicationStep.INTERIM_REFUSED and not application.interim_sought:
        raise RuleViolation("No interim order has been applied for.", field="step")
    if content.step is ApplicationStep.PAUSED and content.day is not None:
        check_pause(local_day(event.at), content.day)
        application.paused_until = max(content.day, application.paused_until or content.day)
    else:
        application.interim = (
            InterimState.APPLIED if content.step is ApplicationStep.INTERIM_APPLIED else InterimState.REFUSED
        )
        application.interim_at = event.at


def check_pause(day: date, until: date) -> None:
    if until <= day:
        raise RuleViolation("A pause ends after the day on which it begins.", field="until")


def _advance(content: events.ApplicationEvent, application: ApplicationState, at: datetime) -> None:
    if content.step is ApplicationStep.REVIEWED:
        application.reviewed_at = at
        return
    application.status, application.stage_entered_at = content.step, at
    application.officer = content.officer or application.officer
    _reason(content, application)
    if content.step is ApplicationStep.APPEAL_DISMISSED:
        application.reviewed_at = None
    if content.step in HEARING:
        _hearing(content, application, at)


def _reason(content: events.ApplicationEvent, application: ApplicationState) -> None:
    if content.reason:
        application.reason, application.reason_code = content.reason, code_of(content.reason, content.reason_code)
    application.alternatives = content.alternatives or application.alternatives


def code_of(reason: str, code: str) -> str:
    """The code of a reason: as it is said, or the reason itself where that is one."""
    return code or (reason if reason in REASONS else "")


def _hearing(content: events.ApplicationEvent, application: ApplicationState, at: datetime) -> None:
    if content.day is not None and content.day < local_day(at):
        raise RuleViolation("A hearing cannot be listed for a day that has passed.", field="hearing_on")
    outcome = "relisted" if content.step is ApplicationStep.LISTED else content.step.value
    close_hearing(application, outcome, at, content.reason, content.reason_code)
    application.adjournments += content.step is ApplicationStep.ADJOURNED
    application.hearing_on = content.day
    if content.day is not None:
        application.hearings.append(HearingState(content.day, at))


def close_hearing(
    application: ApplicationState, outcome: str, at: datetime, reason: str = "", reason_code: str = ""
) -> None:
    """Say what came of the hearing that is still to come, if one is."""
    if application.hearings and not application.hearings[-1].outcome:
        hearing = application.hearings[-1]
        hearing.outcome, hearing.outcome_at = outcome, at
        hearing.reason, hearing.reason_code = reason, code_of(reason, reason_code)


def determine(history: CaseState, application: ApplicationState, at: datetime) -> None:
    """The main application ends, and with it every interim order made on it (SPA 2019 s.5)."""
    application.determined_at, application.hearing_on = at, None
    for order in history.orders_of(application.label):
        if order.kind is OrderKind.INTERIM:
            order.replaced_at = order.replaced_at or at
