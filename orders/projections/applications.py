"""Writes the projections of applications and hearings."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from accounts.people.models import User
from orders.applications.models.application import Application
from orders.projections.rows import ProjectionRows, StoredRows
from record.case_state import state
from record.projections.projection import CaseProjection
from record.vocabulary.steps import WAITING_ON


def write_applications(
    changed: Sequence[CaseProjection], stored: StoredRows, by: User | None
) -> dict[Hashable, Application]:
    rows, forces = ProjectionRows(stored.applications, lambda row: (row.case_id, row.label)), stored.forces
    for each in changed:
        for label, application in each.history.applications.items():
            fixed = {
                **each.of,
                "label": label,
                "force_id": forces.key(application.force),
                "defendant_force_id": forces.key_or_none(application.defendant_force),
                "area_basis": application.area_basis,
                "origin": application.origin.value,
            }
            rows.sync((each.case.pk, label), fixed, _application_values(application))
    return rows.write(by)


def _application_values(application: state.ApplicationState) -> dict[str, Any]:
    return {
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
        "reason_code": application.reason_code,
        "alternatives": application.alternatives,
        "interim_status": application.interim.value if application.interim else "",
        "interim_status_at": application.interim_at,
        "version": application.version,
        **application.kept,
    }


def write_hearings(
    changed: Sequence[CaseProjection],
    applications: Mapping[Hashable, Application],
    stored: StoredRows,
    by: User | None,
) -> None:
    rows = ProjectionRows(stored.hearings, lambda row: (row.application_id, row.listed_at, row.hearing_on))
    for each in changed:
        for application in each.history.applications.values():
            owner = applications[each.case.pk, application.label]
            for hearing in application.hearings:
                fixed = {"application": owner, "listed_at": hearing.listed_at, "hearing_on": hearing.hearing_on}
                values = {
                    "outcome": hearing.outcome,
                    "outcome_at": hearing.outcome_at,
                    "reason": hearing.reason,
                    "reason_code": hearing.reason_code,
                }
                rows.sync((owner.pk, hearing.listed_at, hearing.hearing_on), {**each.of, **fixed}, values)
    rows.write(by)
