"""What a list of choices needs to know of itself while it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def chosen(options: Iterable[Mapping[str, Any]]) -> int:
    """How many of a group's options are selected, so that a group never hides an answer."""
    return sum(1 for option in options if option["selected"])
