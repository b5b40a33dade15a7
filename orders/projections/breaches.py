"""Writes the projections of breaches and warrants."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.people.models import User
from orders.breaches.models.breach import Breach
from orders.orders.models import Condition, Order
from orders.projections.rows import ProjectionRows, StoredRows
from orders.protection.models import OtherProtection
from record.case_state import state
from record.projections.projection import CaseProjection
from record.vocabulary.steps import BREACH_ANSWERED_BY, BREACH_CLOSED_BY, BreachStep


@dataclass(frozen=True)
class BreachTargets:
    """What can be broken, by the keys of the rows: orders, their conditions, other protection."""

    orders: Mapping[Hashable, Order]
    conditions: Mapping[Hashable, Condition]
    protections: Mapping[Hashable, OtherProtection]

    def of(self, case: int, breach: state.BreachState) -> dict[str, Any]:
        """The columns that say of what a breach is; all empty while somebody finds out."""
        order = self.orders[case, breach.order] if breach.order else None
        return {
            "order_id": order.pk if order else None,
            "condition_id": self._condition(order, breach.condition),
            "protection_id": self.protections[case, breach.protection].pk if breach.protection else None,
        }

    def _condition(self, order: Order | None, label: str) -> int | None:
        found = self.conditions.get((order.pk, label)) if order else None
        return found.pk if found else None


def write_breaches(
    changed: Sequence[CaseProjection], broken: BreachTargets, stored: StoredRows, by: User | None
) -> dict[Hashable, Breach]:
    rows = ProjectionRows(stored.breaches, lambda row: (row.case_id, row.label))
    for each in changed:
        notes = {event.facts.get("breach"): event.note for event in each.new if event.kind == "breach"}
        for label, breach in each.history.breaches.items():
            fixed = {
                **each.of,
                "label": label,
                "force_id": stored.forces.key(breach.force),
                "learned_at": breach.learned_at,
                "happened_at": breach.happened_at,
                "behaviours": list(breach.behaviours),
                "kind": breach.kind,
                "initiated_by": breach.initiated_by,
                "text": notes.get(label, ""),
            }
            values = {
                **broken.of(each.case.pk, breach),
                "copied_to_id": stored.forces.key_or_none(breach.copied_to),
                **_breach_values(breach),
            }
            rows.sync((each.case.pk, label), fixed, values)
    return rows.write(by)


def _breach_values(breach: state.BreachState) -> dict[str, Any]:
    return {
        "status": breach.last_step.value if breach.last_step else "learned",
        "reported_at": breach.steps.get(BreachStep.REPORTED_TO_POLICE),
        "crime_reference": breach.reference,
        "recorded_as": breach.recorded_as,
        "decision_reason": breach.decision_reason,
        "court_result": breach.court_result,
        "sentence": breach.sentence,
        "answered_at": _first(breach, BREACH_ANSWERED_BY),
        "closed_at": _first(breach, BREACH_CLOSED_BY),
        "last_step_at": breach.last_step_at or breach.learned_at,
        "version": breach.version,
    }


def _first(breach: state.BreachState, steps: Iterable[BreachStep]) -> datetime | None:
    return min((breach.steps[step] for step in steps if step in breach.steps), default=None)


def write_warrants(
    changed: Sequence[CaseProjection], breaches: Mapping[Hashable, Breach], stored: StoredRows, by: User | None
) -> None:
    rows = ProjectionRows(stored.warrants, lambda row: (row.breach_id, row.issued_at))
    for each in changed:
        for breach in each.history.breaches.values():
            owner = breaches[each.case.pk, breach.label]
            for warrant in breach.warrants:
                fixed = {**each.of, "breach": owner, "issued_at": warrant.issued_at}
                rows.sync((owner.pk, warrant.issued_at), fixed, {"executed_at": warrant.executed_at})
    rows.write(by)
