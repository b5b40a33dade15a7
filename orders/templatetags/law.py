"""Says figures of the law on any page with their source and the day they were checked: the one help text for all."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.database.clock import request_now
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from record.law.services import law_of
from record.law.settable import line

register = template.Library()


@register.inclusion_tag("components/law_note.html", takes_context=True)
def law_note(context: dict[str, Any], *keys: str, title: str = "") -> dict[str, object]:
    """Figures by their keys as they hold today in the case's service, or in the user's own."""
    case = context.get("case")
    owner = case.organisation_id if isinstance(case, Case) else context["user"].organisation_id
    law, today = law_of(owner), local_day(context.get("now") or request_now(context["request"]))
    return {"lines": [line(law, key, today) for key in keys], "title": title}
