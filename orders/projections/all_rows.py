"""Writes all projections of a case from its state: applications, orders, breaches, protection.

Many cases are written at once, kind by kind, so that an import of thousands costs a few statements a kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounts.people.models import User
from casework.cases.models.case import Case
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order
from orders.projections.applications import write_applications, write_hearings
from orders.projections.breaches import BreachTargets, write_breaches, write_warrants
from orders.projections.orders import write_conditions, write_orders
from orders.projections.protections import write_protections
from orders.projections.rows import StoredRows
from orders.protection.models import OtherProtection
from orders.protection.services.last_days import follow_last_days
from orders.reviews.services.after_events import ask_for_what_events_need
from record.authors import Author
from record.events.events import CaseEvent
from record.projections.projection import CaseProjection
from record.projections.written_rows import RowsByLabel


def write_rows(changed: Sequence[CaseProjection], by: User | None) -> RowsByLabel:
    """Bring the rows of cases up to their states; give them, each by its case and label."""
    stored = StoredRows(changed)
    protections = write_protections(changed, stored, by)
    applications = write_applications(changed, stored, by)
    write_hearings(changed, applications, stored, by)
    orders = write_orders(changed, applications, stored, by)
    conditions = write_conditions(changed, orders, stored, by)
    breaches = write_breaches(changed, BreachTargets(orders, conditions, protections), stored, by)
    write_warrants(changed, breaches, stored, by)
    return {Application: applications, Order: orders, Breach: breaches, OtherProtection: protections}


def follow_up(
    changed: Sequence[CaseProjection], added: Sequence[tuple[Case, Sequence[CaseEvent]]], author: Author
) -> None:
    """Ask for last days that nobody knows, and for what the new events of each case need."""
    follow_last_days(changed, author)
    for case, new in added:
        ask_for_what_events_need(case, new, author)
