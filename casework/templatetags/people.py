"""How a list tells two clients of one first name apart, to whoever may see both."""

from __future__ import annotations

from django import template

from casework.models import Case

register = template.Library()


@register.filter
def told_apart(case: Case) -> str:
    """Born 1985, Sussex Police, stalked by Corin: what a person on the phone knows, and no last name."""
    victim, him = case.victim, case.perpetrator.name.split()
    said = (
        f"born {victim.born_on.year}" if victim.born_on else "birth not known",
        case.victim_force.name,
        f"stalked by {him[0].strip(',')}" if him else "stalked by somebody not known by name",
    )
    words = ", ".join(said)
    return words[:1].upper() + words[1:]
