"""Shares a case with a force, and ends a share."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.services import audit
from casework.models import Case, Share
from casework.rules.london import local_day
from casework.rules.shares import check_share


@transaction.atomic
def share_case(
    case: Case, *, force: Organisation, purpose: str, last_day: date | None, by: User, now: datetime
) -> Share:
    """Let a force see a case from today, to the last day inclusive; one live share for each force."""
    today = local_day(now)
    check_share(purpose=purpose, last_day=last_day, today=today, force_is_police=force.is_police)
    locked = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    if locked.shares.filter(force=force).live(today).exists():
        raise RuleViolation(f"This case is already shared with {force.name}.", field="force")
    share = Share.objects.create(
        organisation_id=locked.organisation_id,
        case=locked,
        force=force,
        purpose=purpose.strip(),
        shared_on=today,
        last_day=last_day,
        shared_by=by,
    )
    audit(by=by, act="share.create", subject=share, now=now, case=case.public_id, force=force.slug)
    return share


@transaction.atomic
def revoke_share(share: Share, *, by: User, now: datetime) -> Share:
    """End a share at once: the force's next request finds nothing."""
    locked = Share.objects.select_for_update(no_key=True, of=("self",)).get(pk=share.pk)
    if locked.revoked_at is not None:
        raise RuleViolation("This share has already been ended.")
    locked.revoked_at = now
    locked.save()
    audit(by=by, act="share.revoke", subject=locked, now=now, force=locked.force.slug)
    return locked
