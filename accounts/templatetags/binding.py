"""Draws the token of a form, {% csrf_token %}, together with the mark of the person it is drawn for, everywhere."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.submissions.form_owner import FIELD, mark_of

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """Take the place of Django's own tag; nobody who is not signed in gets a mark. Browsers must not restore it."""
    token = mark_safe(CsrfTokenNode().render(context))  # noqa: S308 Django's own input
    request = context.get("request")
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return token
    mark = mark_of(user, now=request_now(context["request"]))
    return format_html('{}<input type="hidden" name="{}" value="{}" autocomplete="off">', token, FIELD, mark)
