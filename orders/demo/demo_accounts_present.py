"""Whether the demo's accounts, whose password is public, can sign in here; and how they are shut."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from accounts.trail.services import audit
from orders.demo.load import MARK
from risk.scheduled_jobs.models.milestone import DEMO_ACCOUNTS, Milestone

REFUSED: Final = (
    "There are demo accounts here, whose password is public, and this copy is not the demo: it does not start. "
    "Shut them with `manage.py shut_demo_accounts`, or say DEMO=1 if it is the demo and holds no real case."
)


def open_demo_accounts() -> QuerySet[User]:
    """Accounts that the demo made and that are still switched on."""
    marks = AuditEntry.objects.filter(act=MARK).values_list("detail", flat=True)
    made = [number for detail in marks for number in detail["users"]]
    return User.objects.filter(pk__in=made, is_active=True)


def note_demo_accounts() -> bool:
    """Write down whether there are any, where every page reads it with what it asks anyhow; true if there are."""
    if open_demo_accounts().exists():
        Milestone.objects.bulk_create([Milestone(name=DEMO_ACCOUNTS, at=Now())], ignore_conflicts=True)
        return True
    Milestone.objects.filter(name=DEMO_ACCOUNTS).delete()
    return False


def refuse_demo_accounts(*, is_demo: bool) -> None:
    """Note whether there are demo accounts, and refuse them wherever the demo was not asked for."""
    if note_demo_accounts() and not is_demo:
        raise RuleViolation(REFUSED)


@transaction.atomic
def shut_demo_accounts(*, now: datetime) -> int:
    """Switch every demo account off and take its password away; what they wrote stays. How many were open."""
    shut = list(open_demo_accounts().select_for_update().order_by("pk"))
    for user in shut:
        user.is_active, user.password = False, make_password(None)
        user.save(update_fields=["is_active", "password"])
        audit(by=None, act="demo.shut", subject=user, now=now)
    note_demo_accounts()
    return len(shut)
