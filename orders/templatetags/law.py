"""Says figures of the law on any page with their source and the day they were checked: the one help text for all."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.clock import request_now
from casework.models import Case
from casework.rules.london import local_day
from orders.rules.figures import line
from orders.services.law import law_of

register = template.Library()


@register.inclusion_tag("components/law_note.html", takes_context=True)
def law_note(context: dict[str, Any], *keys: str, title: str = "") -> dict[str, object]:
    """Figures by their keys as they hold today in the case's service, or in the user's own."""
    case = context.get("case")
    owner = case.organisation_id if isinstance(case, Case) else context["user"].organisation_id
    law, today = law_of(owner), local_day(context.get("now") or request_now(context["request"]))
    return {"lines": [line(law, key, today) for key in keys], "title": title}
