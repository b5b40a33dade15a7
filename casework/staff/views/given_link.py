"""The page that shows the link of an invitation, once: it answers the form itself, so that no redirect carries it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.invitations.services.links import GivenLink
from accounts.submissions.services import use_up

USED: Final = "used"
"""The form was sent before: its link was shown then, and is not made again."""


def made_once(request: HttpRequest, act: Callable[[], GivenLink | None]) -> GivenLink | str | None:
    """Do an act that gives a link, unless the same form was sent before (USED); a refusal leaves the form's key unused.

    For acts that always give a link unless they are refused.
    """
    with transaction.atomic():
        if not use_up(request):
            return USED
        made = act()
        if made is None:
            transaction.set_rollback(True)
    return made


def show_link(request: HttpRequest, given: GivenLink, *, back: str) -> HttpResponse:
    """Show the address, whom it is for, until when, and that nobody was sent anything."""
    address = request.build_absolute_uri(reverse("link_open", args=[given.token]))
    context = {
        "invitation": given.invitation,
        "address": address,
        "hours": settings.INVITATION_HOURS,
        "back_href": back,
    }
    return render(request, "casework/staff/link_given.html", context)
