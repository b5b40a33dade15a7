"""Template filters on the fields of a form: what is chosen, what is in error, where to begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import template
from django.forms.boundfield import BoundField

register = template.Library()

BOX: Final = re.compile(r'<(?:input(?![^>]*type="hidden")|select|textarea)\b[^>]*\sid="([^"]+)"')
BARE_REFUSAL: Final = "This field is required."
CHOOSING_WIDGETS: Final = frozenset({"select", "radioselect", "checkboxselectmultiple", "checkbox"})


@register.filter
def chosen(options: Iterable[Mapping[str, Any]]) -> int:
    """How many of a group's options are selected, so that a group never hides an answer."""
    return sum(1 for option in options if option["selected"])


@register.filter
def in_error(widget: Mapping[str, Any]) -> bool:
    """Whether the field was refused: its first group then stands open, for a link cannot lead into a closed one."""
    return bool(widget["attrs"].get("aria-invalid"))


@register.filter
def first_box(field: BoundField) -> str:
    """The id of the first box that the field is drawn with, whatever it is made of: where a link to it must lead."""
    found = BOX.search(str(field))
    return found[1] if found else field.id_for_label


@register.filter
def said_of(error: str, field: BoundField) -> str:
    """An error that makes sense away from its field: Django's bare refusal names nothing."""
    if error != BARE_REFUSAL:
        return error
    verb = "Choose an answer" if field.widget_type in CHOOSING_WIDGETS else "Fill this in"
    return f"{verb}: {field.label}"
