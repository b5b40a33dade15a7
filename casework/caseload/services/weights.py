"""Sets the weights by which a service compares caseloads, and says which hold on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.caseload.models.weights import CaseloadSetting
from casework.caseload.rules import DEFAULT_WEIGHTS, check_weight
from casework.editing.services.setting_versions import check_setting_version


@dataclass(frozen=True, kw_only=True)
class NewWeight:
    """A weight as a service manager gives it."""

    kind: str
    weight: int
    valid_from: date
    reason: str
    seen: str | None = None
    """What the page was drawn with (casework.editing.services.setting_versions)."""


def weights_on(organisation_id: int, day: date) -> Mapping[str, int]:
    """What an organisation weighs with on a day: its own settings over the defaults."""
    rows = CaseloadSetting.objects.filter(organisation_id=organisation_id).in_force(day)
    return {**DEFAULT_WEIGHTS, **{row.kind: row.weight for row in rows}}


def weights_set(organisation_id: int, kind: str) -> QuerySet[CaseloadSetting]:
    """What an organisation has set of one weight."""
    return CaseloadSetting.objects.filter(organisation_id=organisation_id, kind=kind)


def _words(row: CaseloadSetting) -> list[tuple[str, str]]:
    return [("Weight", str(row.weight)), ("From", f"{row.valid_from:%-d %B %Y}"), ("Why", row.reason)]


@transaction.atomic
def set_weight(new: NewWeight, *, organisation: Organisation, today: date, by: User, now: datetime) -> CaseloadSetting:
    """Set a weight from a day on, never for the past."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    check_setting_version(weights_set(organisation.pk, new.kind), new.seen, _words)
    check_weight(new.kind, new.weight)
    if new.valid_from < today:
        raise RuleViolation("A weight can only change from today on.", field="valid_from")
    if not new.reason.strip():
        raise RuleViolation("Say why it changes.", field="reason")
    row, _ = CaseloadSetting.objects.update_or_create(
        organisation=organisation,
        kind=new.kind,
        valid_from=new.valid_from,
        defaults={"weight": new.weight, "reason": new.reason.strip(), "set_by": by, "set_at": now},
    )
    named = {"kind": new.kind, "weight": new.weight, "valid_from": new.valid_from.isoformat()}
    audit(by=by, act="caseload.set", subject=organisation, now=now, **named)
    return row
