"""Reads referrals for their list: those in danger and the oldest first, with how many working days they wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.referrals.models import Referral
from casework.templatetags.display import age, count
from risk.working_days.rules import ENGLAND_AND_WALES

ROWS_SHOWN: Final = 100
LARGEST_ID: Final = 2**63 - 1


@dataclass(frozen=True)
class ReferralRow:
    """One referral of the list, and how long ago it reached us in words."""

    referral: Referral
    received: str


@dataclass(frozen=True)
class ReferralPage:
    """One page; the cursor is empty on the last."""

    rows: list[ReferralRow]
    next_cursor: str
    undecided: int


def referrals(user: User, *, decided: bool, now: datetime, after: str) -> ReferralPage:
    """Undecided ones as a queue, cut at a hundred; decided ones the latest first, page by page."""
    rows = Referral.objects.visible_to(user).select_related("team", "taken_by", "case", "decided_by")
    undecided = rows.undecided()
    many = undecided.count()
    if not decided:
        shown = list(undecided.dangerous_and_oldest_first()[:ROWS_SHOWN])
        return ReferralPage([_row(each, now) for each in shown], "", many)
    found = rows.exclude(outcome="")
    if after.isdecimal():
        found = found.filter(pk__lt=min(int(after[:20]), LARGEST_ID))
    page = list(found.order_by("-pk")[: ROWS_SHOWN + 1])
    shown, more = page[:ROWS_SHOWN], page[ROWS_SHOWN:]
    return ReferralPage([_row(each, now) for each in shown], str(shown[-1].pk) if more else "", many)


@ReadInRounds
def referral_of(case: Case, user: User) -> ReadPlan[Referral | None]:
    """The referral from which a case was opened, if there was one."""
    found = Referral.objects.visible_to(user).filter(case=case).order_by("pk")[:1]
    yield [found]
    return next(iter(found), None)


def received_words(referral: Referral, now: datetime) -> str:
    """Received 3 working days ago; in hours while no working day has passed."""
    days = ENGLAND_AND_WALES.between(local_day(referral.received_at), local_day(now))
    if days > 0:
        return f"received {count(days, 'working day')} ago"
    return f"received {age(referral.received_at, now)} ago"


def _row(referral: Referral, now: datetime) -> ReferralRow:
    return ReferralRow(referral, received_words(referral, now))
