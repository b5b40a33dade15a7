"""Records reviews of a case's risk level; lowering it needs a second person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.access import Permission, has_permission
from accounts.models import User
from accounts.rules import RuleViolation
from casework.models import Case
from casework.rules.london import local_day
from orders.services.record import Author, Entry, record
from risk.models import RiskReview
from risk.rules.limits import RISK_LEVELS


@dataclass(frozen=True, kw_only=True)
class NewReview:
    """A level with the reason for it and the day on which it is looked at again."""

    level: str
    reason: str
    at: datetime
    next_review_on: date | None = None


@transaction.atomic
def review_risk(case: Case, new: NewReview, author: Author) -> RiskReview:
    """Record a review: it answers what waits for one, and every running clock is measured again by its level."""
    locked = Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    check_level(locked, new.level, by=author.by)
    if new.next_review_on is not None and new.next_review_on <= local_day(author.now):
        raise RuleViolation("The next review is on a day after today.", field="next_review_on")
    record(case, [Entry(new.at, "risk_reviewed", {"level": new.level}, note=new.reason)], author)
    review = RiskReview.objects.filter(case=case).order_by("-event__number")[:1].get()
    review.next_review_on = new.next_review_on
    review.save(update_fields=["next_review_on"])
    return review


def check_level(case: Case, level: str, *, by: User | None) -> None:
    """Whoever may review can raise or keep the level; lowering needs a supervisor who does not run the case."""
    if RISK_LEVELS.index(level) >= RISK_LEVELS.index(case.risk_level) or by is None:
        return
    if not has_permission(by, Permission.LOWER_RISK) or case.caseworker_id == by.pk:
        raise RuleViolation(
            "Lowering the level needs a second person: ask your supervisor to record it.", field="level"
        )
