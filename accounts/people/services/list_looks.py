"""Keeps how dense a person wants lists to be."""

from __future__ import annotations

from accounts.people.models import User


def draw_lists(user: User, *, roomy: bool) -> None:
    """From now on, dense or roomy, on every device on which the person signs in."""
    User.objects.filter(pk=user.pk).update(roomy_lists=roomy)
    user.roomy_lists = roomy
