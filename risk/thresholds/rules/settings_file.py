"""Reads a file of thresholds that replace the shipped defaults in a replay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from accounts.rules import RuleViolation
from risk.thresholds.rules.limits import DEFAULTS, LEVELS, RULES, RUNNING, Limit, Thresholds, Unit

LARGEST: Final = 10_000


def read_thresholds(text: str) -> Thresholds:
    """Thresholds from `{"T1": {"high": {"amber": 1, "red": 2}}}`; what is not named keeps its default."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RuleViolation("The thresholds are not JSON.") from error
    if not isinstance(given, Mapping):
        raise RuleViolation("The thresholds need an object with a rule for each key.")
    changed = {
        (rule, level): _limit(str(rule), str(level), figures)
        for rule, levels in given.items()
        for level, figures in (levels.items() if isinstance(levels, Mapping) and rule in RULES else [("", None)])
    }
    return DEFAULTS.replacing(changed)


def _limit(rule: str, level: str, figures: object) -> Limit:
    if (rule, level) not in DEFAULTS.limits or not isinstance(figures, Mapping):
        raise RuleViolation(f"“{rule}” at risk level “{level}” is not a threshold that we know.")
    if unknown := sorted(set(figures) - {*LEVELS, "unit"}):
        raise RuleViolation(f"“{unknown[0]}” of {rule} is neither a level of a flag nor “unit”.")
    default = DEFAULTS.limits[rule, level]
    counts = {name: _count(rule, figures.get(name, default.at(name))) for name in LEVELS}
    return Limit(_unit(rule, figures.get("unit", default.unit), default.unit), **counts)


def _unit(rule: str, given: object, default: Unit) -> Unit:
    """A limit of elapsed time may be counted in another unit of it; what a rule looks at cannot be changed."""
    allowed = [each.value for each in (RUNNING if default in RUNNING else (default,))]
    if given not in allowed:
        raise RuleViolation(f"A limit of {rule} is counted in {' or '.join(sorted(allowed))}.")
    return Unit(str(given))


def _count(rule: str, figure: object) -> int | None:
    if figure is None or (isinstance(figure, int) and not isinstance(figure, bool) and 0 <= figure <= LARGEST):
        return figure
    raise RuleViolation(f"A limit of {rule} needs a whole number from 0 to {LARGEST}, or null.")
