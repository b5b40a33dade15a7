"""Shows the letters about a request, an order or a breach on its own page."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.permissions.access import Permission, has_permission
from orders.letters.models.letter import Letter
from orders.letters.services.subjects import Thing, noun_of_thing

register = template.Library()


@register.inclusion_tag("orders/_letters_about.html", takes_context=True)
def letters_about(context: dict[str, Any], thing: Thing) -> dict[str, Any]:
    """The letters about one thing, the latest first, with the way to write another."""
    user, noun = context["user"], noun_of_thing(thing)
    letters = Letter.objects.visible_to(user).filter(case=thing.case_id, **{noun: thing}).order_by("-id")
    return {
        "letters": letters,
        "thing": thing,
        "create": f"{noun}_letter",
        "may_write": has_permission(user, Permission.WRITE_LETTER) and thing.case.closed_at is None,
    }
