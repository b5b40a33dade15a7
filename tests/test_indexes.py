"""Every foreign key has an index that begins with it, or stands here with the reason why nobody looks rows up by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.apps import apps
from django.db import models

from tests.floors import APPS

OWNER: Final = "organisation"
"""Whose a row is stands on every row for the database to check; rows are found by their case, which has its indexes."""
FOUND_BY_ORGANISATION: Final = frozenset({"casework.Case", "casework.Referral", "casework.Trait", "casework.Channel"})

WRITERS: Final = "who did it is shown beside the row; rows are found by their case, and accounts are never deleted"
PARENTS: Final = "the case only completes the key to the parent, by which the rows are found"
TOLD: Final = "a fact of the row, shown with it"
PARTIAL: Final = "its partial index holds every row that is ever asked for"
NOT_LOOKED_UP: Final[dict[str, tuple[str, ...]]] = {
    WRITERS: (
        *("casework.Event.recorded_by", "casework.IncidentAccount.recorded_by", "casework.Handover.by"),
        *("casework.HandoverReading.by", "casework.MoveRequest.asked_by", "casework.MoveRequest.answered_by"),
        *("casework.PatternParagraph.checked_by", "casework.Referral.decided_by", "casework.Wait.promised_by"),
        *("risk.Opinion.recorded_by", "risk.PoliceView.recorded_by", "risk.RiskReview.recorded_by"),
        *("risk.Screening.recorded_by", "risk.Signature.asked_by", "risk.Signature.answered_by"),
        *("risk.ToolResult.recorded_by", "risk.ReviewTrigger.recorded_by", "orders.BreachAnswer.answered_by"),
        *("orders.StepConfirmation.confirmed_by", "orders.NotPursuedRequest.asked_by"),
        *("accounts.Invitation.made_by", "accounts.Invitation.confirmed_by", "accounts.Invitation.withdrawn_by"),
        *("casework.Leave.set_by", "casework.Leave.called_off_by"),
        *("orders.NotPursuedRequest.answered_by", "orders.WarrantCheck.recorded_by"),
    ),
    PARENTS: (
        *("casework.IncidentAccount.case", "casework.ExhibitOfIncident.case", "casework.Custody.case"),
        *("orders.Criterion.case", "orders.CriterionIncident.case", "orders.CriterionExhibit.case"),
        "orders.DraftCondition.case",
    ),
    TOLD: (
        *("casework.Incident.report_force", "casework.IncidentAccount.report_force", "casework.Handover.from_worker"),
        *("casework.Handover.from_team", "casework.Handover.to_team", "casework.Recommendation.force"),
        *("casework.Reassignment.leaver", "casework.Reassignment.to_worker", "casework.PlannedMove.to_worker"),
        *(
            "accounts.Invitation.joins",
            "casework.Referral.force",
            "risk.PoliceView.force",
            "orders.Letter.force",
            "orders.Letter.recommendation",
        ),
    ),
    PARTIAL: (
        "casework.Share.force",
        "casework.Concern.force",
        "casework.Trait.organisation",
        "casework.Channel.organisation",
    ),
}


def foreign_keys() -> Iterator[tuple[str, models.ForeignKey[Any, Any]]]:
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.local_fields:
                if isinstance(field, models.ForeignKey) and not model.__name__.startswith("Historical"):
                    yield f"{model._meta.label}.{field.name}", field


def has_index(field: models.ForeignKey[Any, Any]) -> bool:
    """Whether rows of any age are found by it: an index of its own, or a whole one that begins with it."""
    if getattr(field, "db_index", False) or field.unique or field.primary_key:
        return True
    meta = field.model._meta
    unique = (each for each in meta.constraints if isinstance(each, models.UniqueConstraint))
    whole = [list(each.fields) for each in (*meta.indexes, *unique) if each.condition is None and each.fields]
    return any(fields[0].lstrip("-") == field.name for fields in whole)


def test_every_foreign_key_has_an_index_or_a_reason() -> None:
    excused = {name for names in NOT_LOOKED_UP.values() for name in names}
    without = {name for name, field in foreign_keys() if not has_index(field)}
    owners = {
        name for name in without if name.endswith(f".{OWNER}") and name[: -len(OWNER) - 1] not in FOUND_BY_ORGANISATION
    }
    assert without - owners - excused == set(), "add an index, concurrently, or say here why nobody looks rows up by it"
    assert excused - without == set(), "these have an index now: take them out of the list"


def test_deadlines_of_a_case_are_found_by_an_index() -> None:
    """The one that every save of an incident missed: it read the whole table twice, closed history included."""
    fields = dict(foreign_keys())
    for name in ("risk.Deadline.case", "risk.Flag.case", "casework.Task.case", "casework.Concern.case"):
        assert has_index(fields[name]), name


def test_history_rows_are_found_by_what_they_are_the_history_of() -> None:
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if model.__name__.startswith("Historical"):
                assert getattr(model._meta.get_field("id"), "db_index", False), model.__name__
