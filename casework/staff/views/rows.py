"""Finds the person, team or invitation that an address of these pages names by its number."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest

from accounts.invitations.models import Invitation
from accounts.people.models import Team, User
from accounts.permissions.access import signed_in
from accounts.trail.page_look import row_or_404
from casework.staff.queries import colleagues

LARGEST: Final = 2**63 - 1


def number_of(request: HttpRequest, name: str) -> int | None:
    """The number behind a name in the address; None where there is none, 404 where it is no number."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST):
        raise Http404
    return int(text)


def person_named(request: HttpRequest) -> User | None:
    """A person of one's own organisation, `?person=`."""
    number = number_of(request, "person")
    return None if number is None else row_or_404(colleagues(signed_in(request)), pk=number)


def team_named(request: HttpRequest) -> Team | None:
    """A team of one's own organisation, `?team=`."""
    number = number_of(request, "team")
    rows = Team.objects.filter(organisation_id=signed_in(request).organisation_id)
    return None if number is None else row_or_404(rows, pk=number)


def invitation_named(request: HttpRequest) -> Invitation | None:
    """An invitation that one's own organisation made and nobody has used, `?invitation=`."""
    text = request.GET.get("invitation", "")
    if not text:
        return None
    try:
        public_id = UUID(text)
    except ValueError:
        raise Http404 from None
    return row_or_404(Invitation.objects.visible_to(signed_in(request)), public_id=public_id)
