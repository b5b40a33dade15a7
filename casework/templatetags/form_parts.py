"""What a form needs to know of its own parts while it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import template
from django.forms.boundfield import BoundField

register = template.Library()

BARE_REFUSAL: Final = "This field is required."
CHOOSING_WIDGETS: Final = frozenset({"select", "radioselect", "checkboxselectmultiple", "checkbox"})


@register.filter
def chosen(options: Iterable[Mapping[str, Any]]) -> int:
    """How many of a group's options are selected, so that a group never hides an answer."""
    return sum(1 for option in options if option["selected"])


@register.filter
def said_of(error: str, field: BoundField) -> str:
    """An error that makes sense away from its field: Django's bare refusal names nothing."""
    if error != BARE_REFUSAL:
        return error
    verb = "Choose an answer" if field.widget_type in CHOOSING_WIDGETS else "Fill this in"
    return f"{verb}: {field.label}"
