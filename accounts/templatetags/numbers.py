"""How a big number is written."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """10,000."""
    return f"{number:,}"
