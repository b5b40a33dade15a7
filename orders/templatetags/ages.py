"""Says how long something has lasted, in days and hours, as the clocks of breaches and warrants count."""

from __future__ import annotations

from datetime import datetime

from django import template

from risk.thresholds.rules.rule_words import elapsed

register = template.Library()


@register.filter
def lasted(since: datetime, until: datetime) -> str:
    """21 days (504 hours)."""
    return elapsed(until - since)
