"""Which thresholds and escalation steps an organisation may set."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from accounts.rules import RuleViolation
from risk.thresholds.rules.limits import LEVELS, RUNNING, Limit, Unit
from risk.thresholds.rules.rule_words import STEP_RECIPIENTS

LARGEST: Final = 2_000
HIGHEST_STEP: Final = 20
COUNTED_BACK: Final = frozenset({Unit.WORKING_DAYS_BEFORE, Unit.DAYS_BEFORE})


def check_limit(new: Limit, default: Limit) -> None:
    """A limit keeps the levels and the unit of its rule, and reaches the milder level first."""
    for level in LEVELS:
        if (default.at(level) is None) != (new.at(level) is None):
            raise RuleViolation("This rule has the same levels as before: give a number for each.", field=level)
        _check_number(new, default, level)
    _check_order(new)


def _check_number(new: Limit, default: Limit, level: str) -> None:
    number = new.at(level)
    if number is None:
        return
    if not is_settable(default, level):
        if number != default.at(level):
            raise RuleViolation("This level is reached at once: it has no number to change.", field=level)
        return
    least = 1 if new.unit in RUNNING or new.unit is Unit.CALENDAR_DAYS else 0
    if not least <= number <= LARGEST:
        raise RuleViolation(f"Enter a whole number from {least} to {LARGEST:,}.", field=level)


def is_settable(limit: Limit, level: str) -> bool:
    """Whether a level is reached after a number of something; the others speak at once, or never."""
    if limit.at(level) is None or limit.unit is Unit.AT_ONCE:
        return False
    return not (limit.unit is Unit.WORKING_DAYS_BEFORE and level == "amber")


def _check_order(new: Limit) -> None:
    back = new.unit in COUNTED_BACK
    counted = [(level, new.at(level)) for level in LEVELS if is_settable(new, level)]
    for (milder, first), (worse, second) in pairwise(counted):
        if first is not None and second is not None and (first < second if back else first > second):
            size = "larger" if back else "smaller"
            sentence = f"{milder.capitalize()} comes before {worse}: give {milder} the {size} number."
            raise RuleViolation(sentence, field=milder)


def check_step(step: Decimal, to: str) -> None:
    """A step comes when the red limit is over once or more, and somebody is told."""
    if not 1 <= step <= HIGHEST_STEP or step != round(step, 1):
        raise RuleViolation(f"Enter a number from 1 to {HIGHEST_STEP}, such as 1.5.", field="step")
    if to not in STEP_RECIPIENTS:
        raise RuleViolation("Choose whom the step is for.", field="to")


def check_from(valid_from: date, *, today: date) -> None:
    """Nothing changes for the past: what was flagged stays as it was."""
    if valid_from < today:
        raise RuleViolation("A setting cannot change for the past: choose today or later.", field="valid_from")
