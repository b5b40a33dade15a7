"""Shares a case with a force together with the act that is for that force."""

from __future__ import annotations

from datetime import datetime

from accounts.models import Organisation, User
from accounts.rules import RuleViolation
from casework.models import Case
from casework.rules.london import local_day
from casework.services import force_audience, share_case
from orders.forms.sharing import PREFIX, SharingForm


def forces_that_see(case: Case, now: datetime) -> list[Organisation]:
    """The forces with a live share of the case."""
    return list(Organisation.objects.filter(shares_received__in=case.shares.live(local_day(now))).distinct())


def share_if_asked(form: SharingForm, force: Organisation, *, by: User, now: datetime) -> None:
    """Make the share that the form asks for; a refusal stands beside the share's own field."""
    if not form.wants_share:
        return
    try:
        share_case(form.case, form.new_share(force), by=by, now=now)
    except RuleViolation as refusal:
        field = "share" if refusal.field in {None, "force", "basis"} else f"{PREFIX}{refusal.field}"
        raise RuleViolation(refusal.sentence, field=field) from refusal


def share_words(form: SharingForm, force: Organisation, now: datetime) -> str:
    """Who at the force sees it now that the act is recorded."""
    return f" {force_audience(form.case, force, now)}"
