"""Template tags for people in lists: telling clients of one first name apart, whether to call now, who sees."""

from __future__ import annotations

from django import template

from accounts.database.clock import request_now
from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.cases.rules import own_reference
from casework.safe_contact.rules.may_call import CallAnswer
from casework.safe_contact.services.contact_plan import call_answer
from casework.sharing.services.audience import ForceAudience, force_audience

register = template.Library()


@register.simple_tag(takes_context=True)
def may_call_now(context: template.Context, case: Case) -> CallAnswer:
    """Whether the client may be called at the moment of the page; every page that says so asks here.

    A view that has asked already, together with its other questions, gives the answer as `call_answer`.
    """
    known: CallAnswer | None = context.get("call_answer")
    return known or call_answer(case, context.get("now") or request_now(context["request"]))


@register.simple_tag(takes_context=True)
def who_sees(context: template.Context, case: Case, force: Organisation) -> ForceAudience:
    """Who at a force can see a case at the moment of the page, counted for this page."""
    return force_audience(case, force, context.get("now") or request_now(context["request"]))


@register.filter
def title_reference(case: Case) -> str:
    """The reference for the title of a page: one that we drew says nothing of anybody; any other stays out of it."""
    return f"{case.reference}: " if own_reference(case.reference) == case.reference else ""


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
