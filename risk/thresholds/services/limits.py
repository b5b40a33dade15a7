"""Reads and sets the limits and ladders that an organisation works with, each from a day on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.dates.rules.london_time import local_day, midnight
from casework.editing.services.setting_versions import check_setting_version
from risk.thresholds.models.setting import EscalationSetting, ThresholdSetting
from risk.thresholds.rules.allowed_limits import check_from, check_limit, check_step
from risk.thresholds.rules.limits import DEFAULTS, EscalationStep, Limit, Thresholds, Unit
from risk.thresholds.rules.rule_words import STEP_RECIPIENTS

FROM_THE_START: Final = datetime(1900, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class NewThreshold:
    """A changed limit as a service manager gives it."""

    rule: str
    risk_level: str
    amber: int | None
    red: int | None
    critical: int | None
    valid_from: date
    reason: str
    seen: str | None = None
    """What the page was drawn with (casework.editing.services.setting_versions)."""


def thresholds_of(organisation_id: int) -> list[tuple[datetime, Thresholds]]:
    """The thresholds an organisation worked and will work with, each with the moment it holds from."""
    limits: dict[date, dict[tuple[str, str], Limit]] = defaultdict(dict)
    ladders: dict[date, list[EscalationSetting]] = defaultdict(list)
    for row in ThresholdSetting.objects.filter(organisation_id=organisation_id):
        limit = Limit(Unit(row.unit), row.amber, row.red, row.critical)
        limits[row.valid_from][row.rule, row.risk_level] = limit
    for step in EscalationSetting.objects.filter(organisation_id=organisation_id):
        ladders[step.valid_from].append(step)
    dated, current = [(FROM_THE_START, DEFAULTS)], DEFAULTS
    for day in sorted({*limits, *ladders}):
        current = Thresholds({**current.limits, **limits[day]}, _ladder(current.ladder, ladders[day]))
        dated.append((midnight(day), current))
    return dated


def _ladder(ladder: tuple[EscalationStep, ...], rows: list[EscalationSetting]) -> tuple[EscalationStep, ...]:
    steps = {step.times: step for step in ladder}
    steps |= {Fraction(row.step): EscalationStep(Fraction(row.step), row.to) for row in rows}
    return tuple(steps[times] for times in sorted(steps))


def limits_on(organisation_id: int, day: date) -> Thresholds:
    """What an organisation works with on a day."""
    return [each for since, each in thresholds_of(organisation_id) if since <= midnight(day)][-1]


def limits_set(organisation_id: int, rule: str, risk_level: str) -> QuerySet[ThresholdSetting]:
    """What an organisation has set of one rule at one level."""
    return ThresholdSetting.objects.filter(organisation_id=organisation_id, rule=rule, risk_level=risk_level)


def steps_set(organisation_id: int) -> QuerySet[EscalationSetting]:
    """What an organisation has set of the ladder."""
    return EscalationSetting.objects.filter(organisation_id=organisation_id)


def _limit_words(row: ThresholdSetting) -> list[tuple[str, str]]:
    numbers = {"Amber": row.amber, "Red": row.red, "Critical": row.critical}
    given = [(label, str(number)) for label, number in numbers.items() if number is not None]
    return [*given, ("From", f"{row.valid_from:%-d %B %Y}"), ("Why", row.reason)]


def _step_words(row: EscalationSetting) -> list[tuple[str, str]]:
    return [
        ("Step", f"{row.step.normalize():f}"),
        ("For", STEP_RECIPIENTS[row.to]),
        ("From", f"{row.valid_from:%-d %B %Y}"),
    ]


@transaction.atomic
def set_threshold(new: NewThreshold, *, organisation: Organisation, by: User, now: datetime) -> ThresholdSetting:
    """Set a limit from a day on, never for the past; running clocks are measured again by it within minutes."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    default = DEFAULTS.limits.get((new.rule, new.risk_level))
    if default is None:
        raise RuleViolation("There is no such rule.", field="rule")
    check_setting_version(limits_set(organisation.pk, new.rule, new.risk_level), new.seen, _limit_words)
    check_limit(Limit(default.unit, new.amber, new.red, new.critical), default)
    check_from(new.valid_from, today=local_day(now))
    if not new.reason.strip():
        raise RuleViolation("Say why it changes.", field="reason")
    limits = {"amber": new.amber, "red": new.red, "critical": new.critical}
    row, _ = ThresholdSetting.objects.update_or_create(
        organisation=organisation,
        rule=new.rule,
        risk_level=new.risk_level,
        valid_from=new.valid_from,
        defaults={
            **limits,
            "unit": default.unit.value,
            "reason": new.reason.strip(),
            "set_by": by,
            "set_at": now,
            "applied_at": None,
        },
    )
    from_day = new.valid_from.isoformat()
    named = {"rule": new.rule, "level": new.risk_level, "valid_from": from_day}
    audit(by=by, act="threshold.set", subject=organisation, now=now, **named, **limits)
    return row


@dataclass(frozen=True, kw_only=True)
class NewEscalationStep:
    """A step of the ladder as a service manager gives it."""

    step: Decimal
    to: str
    valid_from: date
    seen: str | None = None


@transaction.atomic
def set_step(new: NewEscalationStep, *, organisation: Organisation, by: User, now: datetime) -> EscalationSetting:
    """Set whom a step of the ladder is for, from a day on; running clocks are measured again by it."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    check_setting_version(steps_set(organisation.pk), new.seen, _step_words)
    check_step(new.step, new.to)
    check_from(new.valid_from, today=local_day(now))
    row, _ = EscalationSetting.objects.update_or_create(
        organisation=organisation,
        step=new.step,
        valid_from=new.valid_from,
        defaults={"to": new.to, "set_by": by, "set_at": now, "applied_at": None},
    )
    named = {"step": str(new.step), "to": new.to, "valid_from": new.valid_from.isoformat()}
    audit(by=by, act="escalation.set", subject=organisation, now=now, **named)
    return row
