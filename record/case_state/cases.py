"""Folds opening, closing, risk, incidents and other protection into the case state."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from accounts.rules import RuleViolation
from record.case_state.fold import check_new, fold, known
from record.case_state.labels import next_label
from record.case_state.state import CaseState, ProtectionState, RiskLevelSince
from record.events import events
from record.vocabulary import forces

FROM_THE_START: Final = datetime(1, 1, 2, tzinfo=UTC)
"""The risk level at opening also measures what happened before it."""


@fold.register
def _(content: events.CaseOpened, history: CaseState, event: events.CaseEvent) -> None:
    forces.check_force(content.victim_force, field="victim_force")
    history.opened_at = event.at
    history.relationship, history.victim_force = content.relationship, content.victim_force
    history.levels.append(RiskLevelSince(FROM_THE_START, content.risk, event.number))


@fold.register
def _(content: events.CaseClosed, history: CaseState, event: events.CaseEvent) -> None:
    if history.opened_at is not None and event.at < history.opened_at:
        raise RuleViolation("A case cannot be closed before it was opened.", field="at")
    history.closed_at = event.at


@fold.register
def _(content: events.CaseReopened, history: CaseState, event: events.CaseEvent) -> None:
    if history.closed_at is None:
        raise RuleViolation("Only a closed case can be reopened.")
    history.closed_at = None


@fold.register
def _(content: events.RiskReviewed, history: CaseState, event: events.CaseEvent) -> None:
    history.levels.append(RiskLevelSince(event.at, content.level, event.number))


@fold.register
def _(content: events.IncidentLogged, history: CaseState, event: events.CaseEvent) -> None:
    check_new(content.label, history.incidents, "Incident")
    history.incidents[content.label] = event


@fold.register
def _(content: events.IncidentAmended, history: CaseState, event: events.CaseEvent) -> None:
    known(content.label, history.incidents, "incident")
    history.incidents[content.label] = event


@fold.register
def _(content: events.ProtectionRecorded, history: CaseState, event: events.CaseEvent) -> None:
    label = content.label or next_label("P", history.protections)
    check_new(label, history.protections, "Protection")
    if content.force:
        forces.check_force(content.force, field="force")
    history.protections[label] = ProtectionState(
        content.kind,
        content.first_day,
        content.last_day,
        label,
        content.force,
        content.conditions,
        last_day_known=content.last_day_known,
    )


@fold.register
def _(content: events.ProtectionLastDayFound, history: CaseState, event: events.CaseEvent) -> None:
    protection = known(content.label, history.protections, "protection")
    if protection.last_day_known:
        raise RuleViolation("The last day of this protection is in the record already.", field="protection")
    if content.last_day is not None and content.last_day < protection.first_day:
        raise RuleViolation("The protection ends before it begins.", field="last_day")
    protection.last_day, protection.last_day_known = content.last_day, True


@fold.register
def _(content: events.ProtectionEnded, history: CaseState, event: events.CaseEvent) -> None:
    protection = known(content.label, history.protections, "protection")
    if protection.ended_at is not None:
        raise RuleViolation("The end of this protection is in the record already.", field="protection")
    if content.last_day < protection.first_day:
        raise RuleViolation("The protection ends before it begins.", field="last_day")
    if protection.last_day is not None and content.last_day > protection.last_day:
        raise RuleViolation("It was to end before that day. Record a longer one as new protection.", field="last_day")
    protection.last_day, protection.last_day_known, protection.ended_at = content.last_day, True, event.at
