"""Days at court of the shared case, and an address at which a calendar reads them; none of it is the police's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from accounts.people.models import User
from casework.dates.rules.london_time import local_day
from orders.court.models.court_day import CourtDate, HearingDetail
from orders.court.models.hearing import Hearing
from orders.court.services.court_days import NewCourtDate, add_court_date, change_hearing, detail_of
from orders.diary.models import DiaryFeed, FeedScope
from orders.diary.services.feeds import make_feed
from orders.orders.models import Order

COURT: Final = "Nether Wallop Assizes"
AT_THE_HEARING: Final = "The usher hummed a galliard"
COURT_NOTE: Final = "Meet her by the sundial"
SECRETS: Final = (COURT, AT_THE_HEARING, COURT_NOTE)


@dataclass(frozen=True)
class FeedToken:
    """The secret in the address of a feed, named as tests name everything else."""

    public_id: str


@dataclass(frozen=True)
class SharedCourt:
    """The rows that the tests name."""

    hearing: Hearing
    detail: HearingDetail
    court_date: CourtDate
    feed: DiaryFeed
    token: FeedToken


def add_court(order: Order, by: User, now: datetime) -> SharedCourt:
    """The hearing at which the order was made, a renewal to come in three weeks, and the worker's own feed."""
    hearing = Hearing.objects.create(
        organisation_id=order.organisation_id,
        case=order.case,
        application=order.application,
        hearing_on=order.made_on,
        listed_at=order.made_at - timedelta(days=5),
        outcome="held",
        outcome_at=order.made_at,
    )
    values = {"court": COURT, "what_happened": AT_THE_HEARING, "screens": "granted", "issues": ["listing"]}
    detail = change_hearing(hearing, values, version=detail_of(hearing).version, by=by, now=now)
    new = NewCourtDate(
        kind="renewal", about=order, hearing_on=local_day(now) + timedelta(days=21), court=COURT, note=COURT_NOTE
    )
    made = make_feed(by, scope=FeedScope.OWN, now=now)
    renewal = add_court_date(order.case, new, by=by, now=now)
    return SharedCourt(hearing, detail, renewal, made.feed, FeedToken(made.token))
