"""Lets a button ask the same question as the view behind it."""

from __future__ import annotations

from django import template
from django.contrib.auth.models import AnonymousUser

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission

register = template.Library()


@register.filter
def may(user: User | AnonymousUser, permission: str) -> bool:
    """Answer `{% if user|may:"record_breach" %}`; an unknown permission is a mistake in the template."""
    return has_permission(user, Permission(permission))
