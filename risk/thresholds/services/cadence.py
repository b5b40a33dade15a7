"""Reads and sets how often an organisation looks at its risk levels again, each from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.dates.rules.london_time import local_day
from casework.editing.services.setting_versions import check_setting_version
from risk.thresholds.models.cadence import CadenceSetting
from risk.thresholds.rules.allowed_limits import check_from
from risk.thresholds.rules.cadence import Cadence, Cadences, check_cadence


@dataclass(frozen=True, kw_only=True)
class NewCadence:
    """A changed number of days as a service manager gives it."""

    level: str
    days: int
    valid_from: date
    reason: str
    seen: str | None = None
    """What the page was drawn with (casework.editing.services.setting_versions)."""


def cadences_of(organisation_id: int) -> Cadences:
    """What an organisation worked and will work with."""
    rows = CadenceSetting.objects.filter(organisation_id=organisation_id)
    return Cadences(list(rows.values_list("valid_from", "level", "days")))


def cadence_on(organisation_id: int, day: date) -> Cadence:
    """What an organisation works with on a day: its own settings, and the shipped ones where it has none."""
    return cadences_of(organisation_id).on(day)


def cadence_set(organisation_id: int, level: str) -> QuerySet[CadenceSetting]:
    """What an organisation has set of one level."""
    return CadenceSetting.objects.filter(organisation_id=organisation_id, level=level)


def _words(row: CadenceSetting) -> list[tuple[str, str]]:
    return [("Days", str(row.days)), ("From", f"{row.valid_from:%-d %B %Y}"), ("Why", row.reason)]


@transaction.atomic
def set_cadence(new: NewCadence, *, organisation: Organisation, by: User, now: datetime) -> CadenceSetting:
    """Set a number of days from a day on, never for the past; it counts for reviews made from then on."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    check_setting_version(cadence_set(organisation.pk, new.level), new.seen, _words)
    check_from(new.valid_from, today=local_day(now))
    check_cadence(new.level, new.days, cadence_on(organisation.pk, new.valid_from).days)
    if not new.reason.strip():
        raise RuleViolation("Say why it changes.", field="reason")
    row, _ = CadenceSetting.objects.update_or_create(
        organisation=organisation,
        level=new.level,
        valid_from=new.valid_from,
        defaults={"days": new.days, "reason": new.reason.strip(), "set_by": by, "set_at": now},
    )
    named = {"level": new.level, "days": new.days, "valid_from": new.valid_from.isoformat()}
    audit(by=by, act="cadence.set", subject=organisation, now=now, **named)
    return row
