"""Warrants that are out and whose client's safety plan nobody has gone through with her today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.safety_plan.models import PlanConfirmation
from orders.warrants.models import Warrant
from risk.thresholds.rules.rule_words import elapsed


@dataclass(frozen=True)
class PlanPrompt:
    """One such warrant: how long it has been out, and whose client must be asked today."""

    warrant: Warrant
    case: Case
    age: str


@ReadInRounds
def plan_prompts(user: User, now: datetime, *, case: Case | None = None) -> ReadPlan[list[PlanPrompt]]:
    """One for each warrant, the longest out first; derived, so that a day that nobody answered is seen on that day."""
    today = PlanConfirmation.objects.filter(case=OuterRef("case"), confirmed_on=local_day(now))
    rows = Warrant.objects.visible_to(user).outstanding().filter(~Exists(today), case__closed_at=None)
    if case is not None:
        rows = rows.filter(case=case)
    found = rows.select_related("case__victim", "breach").order_by("issued_at", "id")
    yield [found]
    return [PlanPrompt(row, row.case, elapsed(now - row.issued_at)) for row in found]
