"""When a case may be shared with a police force."""

from __future__ import annotations

from datetime import date

from accounts.rules import RuleViolation


def check_share(*, purpose: str, last_day: date | None, today: date, force_is_police: bool) -> None:
    """A share is with a force, for a stated purpose, and does not end before it begins."""
    if not force_is_police:
        raise RuleViolation("A case can only be shared with a police force.", field="force")
    if not purpose.strip():
        raise RuleViolation("Say why the police need to see this case.", field="purpose")
    if last_day is not None and last_day < today:
        raise RuleViolation("The last day of a share cannot be before today.", field="last_day")
