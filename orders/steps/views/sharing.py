"""Shares a case with a force together with the act that is for that force."""

from __future__ import annotations

from datetime import datetime

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.sharing.services.audience import force_audience
from casework.sharing.services.shares import share_case
from orders.steps.forms.sharing import PREFIX, SharingForm


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
