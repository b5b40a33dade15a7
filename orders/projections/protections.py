"""Writes the projections of other protection."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from accounts.people.models import User
from orders.projections.rows import ProjectionRows, StoredRows
from orders.protection.models import OtherProtection
from record.projections.projection import CaseProjection


def write_protections(
    changed: Sequence[CaseProjection], stored: StoredRows, by: User | None
) -> dict[Hashable, OtherProtection]:
    """Their columns of court, applicant and cost are the staff's own: the record leaves them alone."""
    rows = ProjectionRows(stored.protections, lambda row: (row.case_id, row.label))
    for each in changed:
        for label, protection in each.history.protections.items():
            fixed = {
                **each.of,
                "label": label,
                "kind": protection.kind,
                "from_day": protection.first_day,
                "force_id": stored.forces.key_or_none(protection.force),
                "conditions": protection.conditions,
            }
            values = {
                "last_day": protection.last_day,
                "last_day_known": protection.last_day_known,
                "ended_at": protection.ended_at,
            }
            rows.sync((each.case.pk, label), fixed, values)
    return rows.write(by)
