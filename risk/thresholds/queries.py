"""Reads thresholds, the escalation ladder and the cadence for their pages: in force, planned, changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from accounts.people.models import User
from risk.thresholds.models.cadence import WORDS, CadenceSetting
from risk.thresholds.models.setting import EscalationSetting, ThresholdSetting
from risk.thresholds.rules.allowed_limits import is_settable
from risk.thresholds.rules.cadence import ACCEPTANCE, SHIPPED
from risk.thresholds.rules.limits import DEFAULTS, LEVELS, RISK_LEVELS, Limit, Unit
from risk.thresholds.rules.rule_words import STEP_RECIPIENTS, UNITS, WATCHES

CHANGES_SHOWN: Final = 100
PARTS: Final = (
    ("Requests and applications", ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T17", "T18")),
    ("Without protection", ("T19", "T20", "T21")),
    ("Orders", ("T11", "T12", "T13", "T14", "T15", "T16")),
    ("Breaches", ("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9")),
)
"""The rules as a service manager looks for them."""


@dataclass(frozen=True)
class LimitCell:
    """One rule's limits at one risk level on a day: in words, since when, and what is planned."""

    risk_level: str
    words: str
    since: date | None
    planned: str
    can_change: bool


@dataclass(frozen=True)
class RuleLimits:
    """One rule with its limits at each risk level."""

    rule: str
    missing: str
    cells: list[LimitCell]


@dataclass(frozen=True)
class RuleGroup:
    """Rules that belong together."""

    title: str
    rules: list[RuleLimits]


@dataclass(frozen=True)
class LadderStep:
    """One step of the ladder: whom it is for on a day, since when, and what is planned."""

    step: str
    to: str
    since: date | None
    planned: str


@dataclass(frozen=True)
class CadenceLine:
    """How often the risk is looked at again at one level on a day, since when, and what is planned."""

    level: str
    title: str
    words: str
    since: date | None
    planned: str


@dataclass(frozen=True)
class RiskSettingChange:
    """One change of a setting, as somebody made it."""

    at: datetime
    by: str
    what: str
    valid_from: date
    reason: str
    is_applied: bool


def limits(user: User, today: date) -> list[RuleGroup]:
    """Every rule with what holds today in the user's organisation, and what is planned."""
    known: dict[tuple[str, str], list[ThresholdSetting]] = {}
    for row in ThresholdSetting.objects.visible_to(user).order_by("valid_from"):
        known.setdefault((row.rule, row.risk_level), []).append(row)
    return [RuleGroup(title, [_rule(rule, known, today) for rule in rules]) for title, rules in PARTS]


def _rule(rule: str, known: dict[tuple[str, str], list[ThresholdSetting]], today: date) -> RuleLimits:
    cells = [_cell(rule, level, known.get((rule, level), []), today) for level in RISK_LEVELS[::-1]]
    return RuleLimits(rule, WATCHES[rule].missing, cells)


def _cell(rule: str, risk_level: str, rows: list[ThresholdSetting], today: date) -> LimitCell:
    default = DEFAULTS.limits[rule, risk_level]
    held = [row for row in rows if row.valid_from <= today]
    current = _limit(held[-1]) if held else default
    planned = [f"{limit_words(_limit(row))} from {_day(row.valid_from)}" for row in rows if row.valid_from > today]
    can_change = any(is_settable(default, level) for level in LEVELS)
    return LimitCell(
        risk_level, limit_words(current), held[-1].valid_from if held else None, "; then ".join(planned), can_change
    )


def _limit(row: ThresholdSetting) -> Limit:
    return Limit(Unit(row.unit), row.amber, row.red, row.critical)


def limit_words(limit: Limit) -> str:
    """Amber 1, red 2 working days; Red at once."""
    named = [(level, limit.at(level)) for level in LEVELS if limit.at(level) is not None]
    if limit.unit is Unit.AT_ONCE:
        return f"{named[0][0].capitalize()} at once"
    parts = [f"{level} {count}" if is_settable(limit, level) else f"{level} at once" for level, count in named]
    words = ", ".join(parts)
    unit = UNITS[limit.unit]
    is_single = len(named) == 1 and named[0][1] == 1
    return (
        f"{words[0].upper()}{words[1:]} {unit.replace('days', 'day').replace('hours', 'hour') if is_single else unit}"
    )


def ladder(user: User, today: date) -> list[LadderStep]:
    """The steps that hold today in the user's organisation, and what is planned."""
    rows: dict[str, list[EscalationSetting]] = {}
    for row in EscalationSetting.objects.visible_to(user).order_by("valid_from"):
        rows.setdefault(_step_words(float(row.step)), []).append(row)
    defaults = {_step_words(float(step.times)): step.to for step in DEFAULTS.ladder}
    steps = sorted({*rows, *defaults}, key=float)
    return [_step(step, rows.get(step, []), defaults.get(step, ""), today) for step in steps]


def _step(step: str, rows: list[EscalationSetting], default: str, today: date) -> LadderStep:
    held = [row for row in rows if row.valid_from <= today]
    to = held[-1].to if held else default
    planned = [
        f"{STEP_RECIPIENTS.get(row.to, row.to)} from {_day(row.valid_from)}" for row in rows if row.valid_from > today
    ]
    return LadderStep(step, STEP_RECIPIENTS.get(to, to), held[-1].valid_from if held else None, "; then ".join(planned))


def cadences(user: User, today: date) -> list[CadenceLine]:
    """How often the user's organisation looks at each level today, the highest first, and what is planned."""
    rows: dict[str, list[CadenceSetting]] = {}
    for row in CadenceSetting.objects.visible_to(user).order_by("valid_from"):
        rows.setdefault(row.level, []).append(row)
    order = [ACCEPTANCE, *RISK_LEVELS[::-1]]
    return [_cadence(level, rows.get(level, []), today) for level in order]


def _cadence(level: str, rows: list[CadenceSetting], today: date) -> CadenceLine:
    held = [row for row in rows if row.valid_from <= today]
    days = held[-1].days if held else SHIPPED[level]
    planned = [
        f"{_cadence_words(level, row.days)} from {_day(row.valid_from)}" for row in rows if row.valid_from > today
    ]
    since = held[-1].valid_from if held else None
    return CadenceLine(level, dict(WORDS)[level], _cadence_words(level, days), since, "; then ".join(planned))


def _cadence_words(level: str, days: int) -> str:
    unit = "working day" if level == ACCEPTANCE else "day"
    return f"within {days} {unit}{'' if days == 1 else 's'}"


def _step_words(step: float) -> str:
    return f"{step:g}"


def setting_changes(user: User) -> list[RiskSettingChange]:
    """The latest changes of limits and of the ladder, by whom and why; those overwritten on the same day too."""
    found = [*_limit_changes(user), *_ladder_changes(user), *_cadence_changes(user)]
    return sorted(found, key=lambda change: change.at, reverse=True)[:CHANGES_SHOWN]


def _limit_changes(user: User) -> list[RiskSettingChange]:
    applied = dict(ThresholdSetting.objects.visible_to(user).values_list("pk", "applied_at"))
    rows = ThresholdSetting.history.filter(organisation_id=user.organisation_id).select_related("set_by")
    return [
        RiskSettingChange(
            row.set_at,
            row.set_by.get_full_name() or row.set_by.username if row.set_by else "",
            f"{row.rule}, {row.get_risk_level_display().lower()} risk: {limit_words(_limit(row))}",
            row.valid_from,
            row.reason,
            applied.get(row.id) is not None,
        )
        for row in rows.order_by("-history_date", "-history_id")[:CHANGES_SHOWN]
    ]


def _ladder_changes(user: User) -> list[RiskSettingChange]:
    applied = dict(EscalationSetting.objects.visible_to(user).values_list("pk", "applied_at"))
    rows = EscalationSetting.history.filter(organisation_id=user.organisation_id).select_related("set_by")
    return [
        RiskSettingChange(
            row.set_at,
            row.set_by.get_full_name() or row.set_by.username if row.set_by else "",
            f"Step {_step_words(float(row.step))}: {STEP_RECIPIENTS.get(row.to, row.to)}",
            row.valid_from,
            "",
            applied.get(row.id) is not None,
        )
        for row in rows.order_by("-history_date", "-history_id")[:CHANGES_SHOWN]
    ]


def _cadence_changes(user: User) -> list[RiskSettingChange]:
    rows = CadenceSetting.history.filter(organisation_id=user.organisation_id).select_related("set_by")
    return [
        RiskSettingChange(
            row.set_at,
            row.set_by.get_full_name() or row.set_by.username,
            f"Review of the risk, {row.get_level_display().lower()}: {_cadence_words(row.level, row.days)}",
            row.valid_from,
            row.reason,
            is_applied=True,
        )
        for row in rows.order_by("-history_date", "-history_id")[:CHANGES_SHOWN]
    ]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
