"""Demo data about other protection: who asked, what it cost, what ended early."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from accounts.people.models import Role, User
from casework.dates.rules.london_time import local_day
from orders.demo.accounts import DemoService
from orders.protection.models import OtherProtection
from orders.protection.services.other_protection import (
    NewEnd,
    NewProtection,
    change_protection,
    end_protection,
    record_protection,
)
from record.authors import Author
from record.law.services import FigureCheck, check_figure

DAY: Final = timedelta(days=1)
COST: Final = 125_050


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Where a case is protected already, so that nothing that is late for want of protection stops being late."""
    rows = OtherProtection.objects.filter(case__organisation=service.organisation, case__closed_at=None)
    for row in rows.filter(kind="bail_conditions").select_related("case__caseworker").order_by("pk")[:1]:
        _bail(row, now)
    for row in rows.filter(kind="restraining_order").select_related("case__caseworker").order_by("pk")[:1]:
        _restraining_order(row, now)
    manager = User.objects.filter(organisation=service.organisation, role=Role.SERVICE_MANAGER).order_by("pk")[0]
    source, why = "Stalking Protection Act 2019 ss.9, 10", "Read on legislation.gov.uk: still three days."
    check = FigureCheck(key="notification_days", source=source, reason=why, is_confirmed=True)
    check_figure(check, organisation=service.organisation, by=manager, now=now)


def _bail(row: OtherProtection, now: datetime) -> None:
    worker = row.case.caseworker
    if worker is None:
        return
    values = {"applicant": "police", "reference": "Custody record 4471", "granted_on": row.from_day}
    change_protection(row, values, version=row.version, by=worker, now=now)
    words = "Asks him in writing not to come to her work or to write to her."
    letter = NewProtection(
        kind="non_contact_letter", first_day=local_day(now) - 3 * DAY, last_day=None, at=now, conditions=words
    )
    record_protection(row.case, letter, Author(worker, now))


def _restraining_order(row: OtherProtection, now: datetime) -> None:
    worker, today = row.case.caseworker, local_day(now)
    if worker is None:
        return
    values = {"applicant": "prosecution", "court": "Elmhurst Crown Court", "granted_on": row.from_day}
    change_protection(row, values, version=row.version, by=worker, now=now)
    author = Author(worker, now)
    granted = {"court": "Elmhurst County Court", "granted_on": today - 21 * DAY}
    paid = NewProtection(
        kind="injunction",
        first_day=today - 20 * DAY,
        last_day=today + 20 * DAY,
        at=now,
        conditions="Not to come within 100 metres of her home or her work.",
        details={"applicant": "client", "cost_pence": COST, **granted},
    )
    record_protection(row.case, paid, author)
    notice = NewProtection(
        kind="domestic_violence_protection_order", first_day=today - 40 * DAY, last_day=today - 12 * DAY, at=now
    )
    ended = record_protection(row.case, notice, author)
    end = NewEnd(last_day=today - 19 * DAY, at=now, note="The court ended it when the injunction was made.")
    end_protection(ended, end, author)
