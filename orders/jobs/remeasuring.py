"""The job that measures clocks again after a threshold, an escalation step or a holiday was changed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import models, transaction

from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.conditions.models.kept import ProtectedPerson
from orders.conditions.services.kept import record_protected
from orders.orders.models import Order
from record.law.models import LawSetting
from record.recording import remeasure_case
from risk.scheduled_jobs.models.milestone import Milestone
from risk.thresholds.models.setting import EscalationSetting, ThresholdSetting

CASES_AT_ONCE: Final = 500
RULES: Final = "clock rules 2"
"""What the clocks of every open case were last measured by. Raise it with the rules: the next run measures anew."""


def remeasure(*, now: datetime) -> int:
    """Reckon every open case of each organisation with a change not yet applied; returns how many cases.

    Where the rules themselves have changed, every open case of all. Safe twice and in two workers: reckoning a case
    again changes nothing, and a change made meanwhile stays pending.
    """
    count = 0
    rules_changed = not Milestone.objects.filter(name=RULES).exists()
    owners = _with_open_cases() if rules_changed else set()
    days = LawSetting.objects.to_be_counted(local_day(now))
    owners |= set(days.values_list("organisation_id", flat=True))
    for organisation_id in sorted({*owners, *_pending(ThresholdSetting), *_pending(EscalationSetting)}):
        changed_before = models.Q(organisation_id=organisation_id, applied_at=None, set_at__lte=now)
        count += _reckon_all(organisation_id, now)
        with transaction.atomic():
            ThresholdSetting.objects.filter(changed_before).update(applied_at=now)
            EscalationSetting.objects.filter(changed_before).update(applied_at=now)
            days.filter(changed_before).update(applied_at=now)
    if rules_changed:
        _tell_whom_orders_protect(now)
        Milestone.objects.bulk_create([Milestone(name=RULES, at=now)], ignore_conflicts=True)
    return count


def _tell_whom_orders_protect(now: datetime) -> None:
    """Tell the record of orders for others that staff noted before the record could say so: clocks go by the record."""
    named = ProtectedPerson.objects.named_now().filter(case__closed_at=None)
    for order in Order.objects.filter(pk__in=named.values("order")).order_by("pk"):
        rows = list(named.filter(order=order).select_related("person"))
        people = [row.person for row in rows if row.person is not None]
        record_protected(order, client=len(people) < len(rows), people=people, by=None, now=now)


def _with_open_cases() -> set[int]:
    return set(Case.objects.open().order_by().values_list("organisation_id", flat=True).distinct())


def _pending(setting: type[ThresholdSetting] | type[EscalationSetting]) -> set[int]:
    return set(setting._default_manager.filter(applied_at=None).values_list("organisation_id", flat=True))


def _reckon_all(organisation_id: int, now: datetime) -> int:
    last, count = 0, 0
    while True:
        rows = Case.objects.open().filter(organisation_id=organisation_id, pk__gt=last).order_by("pk")
        cases = list(rows[:CASES_AT_ONCE])
        if not cases:
            return count
        for case in cases:
            remeasure_case(case, now=now)
        last, count = cases[-1].pk, count + len(cases)
