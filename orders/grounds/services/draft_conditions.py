"""Keeps the draft conditions of an application: what each says, why it is necessary, what the client says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.services.locks import lock_open_case_of
from casework.editing.services.row_versions import change
from orders.applications.models.application import Application
from orders.grounds.models.draft_condition import DraftCondition
from orders.grounds.rules.draft_conditions import DraftConditionFacts, check_claimed, check_draft, has_view, lacking


def draft_of(values: Mapping[str, Any]) -> DraftConditionFacts:
    """What the rules need to know of a draft condition, from its columns by name."""
    return DraftConditionFacts(
        kind=values["kind"],
        named_by_guidance=values["named_by_guidance"],
        text=values["text"],
        why_necessary=values["why_necessary"],
        first_day=values["first_day"],
        last_day=values["last_day"],
        spared=(values["religion"], values["work"], values["education"]),
        practicality=values["practicality"],
        provider=values["provider"],
        can_deliver=values["can_deliver"],
        victim_view=values["victim_view"],
        victim_words=values["victim_words"],
    )


def lacking_in(row: DraftCondition) -> list[str]:
    """What has to be found out about a draft condition before it goes to court."""
    return list(lacking(draft_of(vars(row))))


def without_view(application: Application) -> list[DraftCondition]:
    """The conditions of a draft of which nobody has written down what the client says, nor why she was not asked."""
    return [row for row in _current(application) if not has_view(draft_of(vars(row)))]


def check_step_of_draft(application: Application, step: str, *, is_police: bool) -> None:
    """Refuse a step that claims conditions which are not there; whoever calls it holds the lock on the case."""
    check_claimed(step, [draft_of(vars(row)) for row in _current(application)], is_police=is_police)


def _current(application: Application) -> list[DraftCondition]:
    return list(DraftCondition.objects.filter(application=application).current().order_by("id"))


@transaction.atomic
def add_draft(application: Application, values: Mapping[str, Any], *, by: User, now: datetime) -> DraftCondition:
    """Put a condition into the draft of an application that is not decided."""
    lock_open_case_of(application)
    _check_undecided(application)
    check_draft(draft_of(values))
    row = DraftCondition.objects.create(
        organisation_id=application.organisation_id,
        case_id=application.case_id,
        application=application,
        recorded_at=now,
        recorded_by=by,
        **values,
    )
    audit(by=by, act="draftcondition.add", subject=row, now=now, kind=row.kind)
    return row


@transaction.atomic
def change_draft(
    row: DraftCondition, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> DraftCondition:
    """Change a condition of the draft, or what the client or a provider says of it. Raises RowChangedSince."""
    lock_open_case_of(row)
    _check_kept(row)
    check_draft(draft_of(values))
    return change(row, values, version=version, by=by, now=now)


@transaction.atomic
def drop_draft(row: DraftCondition, *, reason: str, version: int, by: User, now: datetime) -> DraftCondition:
    """Take a condition out of the draft; it stays on the page with the reason. Raises RowChangedSince."""
    lock_open_case_of(row)
    _check_kept(row)
    if not reason.strip():
        raise RuleViolation("Say why it is left out.", field="dropped_because")
    values = {"dropped_at": now, "dropped_because": reason.strip()}
    return change(row, values, version=version, by=by, now=now, act="draftcondition.drop")


def _check_undecided(application: Application) -> None:
    if application.determined_at is not None:
        raise RuleViolation("This application has been decided: its draft is closed.")


def _check_kept(row: DraftCondition) -> None:
    if row.dropped_at is not None:
        raise RuleViolation("This condition was left out of the draft before.")
