"""Makes, renews and revokes the addresses at which a calendar reads court dates, and reads them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from accounts.trail.models import TrailOutcome
from accounts.trail.services import audit, audit_all, trail_line
from casework.dates.rules.london_time import local_day
from orders.diary.models import DiaryFeed, FeedScope
from orders.diary.rules.feeds import FeedReadings, hash_of, is_token, new_token, read_once_more
from orders.diary.services.listings import AppointmentPeriod, DayAtCourt, appointments

BACK: Final = timedelta(days=28)
AHEAD: Final = timedelta(days=366)


class ReadTooOften(Exception):
    """Something asks for one feed again and again."""


@dataclass(frozen=True)
class NewFeed:
    """A feed and its token, which is known at this moment only."""

    feed: DiaryFeed
    token: str


@transaction.atomic
def make_feed(user: User, *, scope: FeedScope, now: datetime) -> NewFeed:
    """Make an address; an earlier one of the same scope ends by it."""
    User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user.pk)
    for earlier in DiaryFeed.objects.unrevoked().filter(user=user, scope=scope):
        revoke_feed(earlier, by=user, now=now)
    token = new_token()
    feed = DiaryFeed.objects.create(user=user, scope=scope, token_hash=hash_of(token), made_at=now)
    audit(by=user, act="diary_feed.make", subject=feed, now=now, scope=scope)
    return NewFeed(feed, token)


@transaction.atomic
def revoke_feed(feed: DiaryFeed, *, by: User, now: datetime) -> None:
    """End an address at once; a second time changes nothing."""
    if DiaryFeed.objects.unrevoked().filter(pk=feed.pk).update(revoked_at=now):
        audit(by=by, act="diary_feed.revoke", subject=feed, now=now, scope=feed.scope)


def read_feed(token: str, *, now: datetime) -> list[DayAtCourt] | None:
    """What a feed tells; None if there is no such feed, or its owner may not see the diary any more."""
    feed = _counted(token, now)
    if feed is None:
        return None
    today = local_day(now)
    found = appointments(feed.user, feed.scope, AppointmentPeriod(today - BACK, today + AHEAD, today))
    told = trail_line(by=feed.user, act="diary_feed.read", subject=feed, now=now, days=len(found))
    told.shown = sorted({each.case.public_id for each in found}) or None
    audit_all([told])
    return found


@transaction.atomic
def _counted(token: str, now: datetime) -> DiaryFeed | None:
    """The live feed of a token, read once more.

    It is looked up by its hash: how long that takes says nothing about the token. One that has ended is counted too, so
    that whoever goes on asking fills no trail with refusals.
    """
    wanted = hash_of(token)
    rows = DiaryFeed.objects.select_for_update(no_key=True, of=("self",))
    feed = rows.filter(token_hash=wanted).first() if is_token(token) else None
    if feed is None or not secrets.compare_digest(feed.token_hash, wanted):
        return None
    is_ended = feed.revoked_at is not None or feed.ended_with_account
    is_over = is_ended or not has_permission(feed.user, Permission.VIEW_DIARY)
    readings = read_once_more(FeedReadings(feed.window_began_at, feed.reads_in_window), now)
    if readings is None:
        if is_over:
            return None
        raise ReadTooOften
    if is_over:
        _tell_of_refusal(feed, now)
        DiaryFeed.objects.filter(pk=feed.pk).update(window_began_at=readings.began_at, reads_in_window=readings.count)
        return None
    feed.last_read_at, feed.window_began_at, feed.reads_in_window = now, readings.began_at, readings.count
    feed.save(update_fields=["last_read_at", "window_began_at", "reads_in_window"])
    return feed


def _tell_of_refusal(feed: DiaryFeed, now: datetime) -> None:
    """Nobody is named: whoever has the address is not known to be its owner, whose auditor reads of it."""
    told = trail_line(by=None, act="diary_feed.read", subject=feed, now=now)
    told.organisation_id, told.outcome = feed.user.organisation_id, TrailOutcome.REFUSED
    audit_all([told])
