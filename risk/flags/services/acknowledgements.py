"""Records that somebody knows of a late thing and why it waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.services.locks import lock_by_id
from casework.dates.rules.london_time import local_day
from casework.editing.services.second_press import who_was_first
from risk.clocks.models.clock import Clock
from risk.clocks.models.level import Level
from risk.flags.models import Acknowledgement

LONGEST_QUIET: Final = timedelta(days=28)


@transaction.atomic
def acknowledge(clock: Clock, *, by: User, reason: str, quiet_until: date, now: datetime) -> Acknowledgement:
    """Say “I know, because …”: an amber flag is quiet until a day, a red one stays in the supervisor's sight."""
    lock_by_id(clock.case_id)
    row = Clock.objects.select_for_update(no_key=True, of=("self",)).get(pk=clock.pk)
    level: str | None = Clock.objects.with_level(now).get(pk=clock.pk).level
    _check(row, level, by=by, quiet_until=quiet_until, now=now)
    if not reason.strip():
        raise RuleViolation("Say why it waits.", field="reason")
    acknowledgement = Acknowledgement.objects.create(
        organisation_id=row.organisation_id,
        case_id=row.case_id,
        clock=row,
        by=by,
        at=now,
        reason=reason.strip(),
        quiet_until=quiet_until,
    )
    audit(by=by, act="flag.acknowledge", subject=row, now=now, rule=row.rule, level=level)
    return acknowledgement


@transaction.atomic
def acknowledge_all(
    clocks: Sequence[Clock],
    *,
    by: User,
    reason: str,
    quiet_until: date,
    now: datetime,
    seen: str | None = None,
) -> list[Acknowledgement]:
    """Say the same of several late things of a case, or of none if one refuses; the page of the first showed `seen`."""
    lock_by_id(clocks[0].case_id)
    _check_as_seen(clocks[0], seen)
    in_order = sorted(clocks, key=lambda clock: clock.pk)  # two people at once must not wait for each other
    return [acknowledge(clock, by=by, reason=reason, quiet_until=quiet_until, now=now) for clock in in_order]


def acknowledged_times(clock: Clock) -> str:
    """What a page about a late thing is drawn with: how often somebody has said so already."""
    return str(Acknowledgement.objects.filter(clock=clock).count())


def _check_as_seen(clock: Clock, seen: str | None) -> None:
    times = acknowledged_times(clock)
    if seen is None or seen == times:
        return
    last = Acknowledgement.objects.filter(clock=clock).select_related("by").order_by("-at", "-id")[:1].get()
    stored = [("Why it waits", last.reason), ("Look at it again on", f"{last.quiet_until:%-d %B %Y}")]
    sentence = "Somebody has acknowledged this since you opened the page."
    raise AlreadyDone(sentence, [*stored, who_was_first(last.by, last.at)], stands_at=times)


def _check(clock: Clock, level: str | None, *, by: User, quiet_until: date, now: datetime) -> None:
    if clock.closed_at is not None or (clock.ends_at is not None and clock.ends_at <= now):
        answered = who_was_first(None, clock.closed_at or clock.ends_at)
        sentence = "This has been answered in the meantime; there is nothing left to acknowledge."
        raise AlreadyDone(sentence, [("Answered", answered[1])])
    if level is None:
        raise RuleViolation("This is not late yet.")
    if level != Level.AMBER and not has_permission(by, Permission.ACKNOWLEDGE_FLAG):
        raise RuleViolation("This is past its red limit: only a supervisor can acknowledge it.")
    today = local_day(now)
    if not today < quiet_until <= today + LONGEST_QUIET:
        raise RuleViolation("Choose a day after today and within 28 days.", field="quiet_until")
