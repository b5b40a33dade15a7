"""The referral from which a case is opened, and what it prefills."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from accounts.permissions.access import signed_in
from accounts.trail.page_look import row_or_404
from casework.referrals.models import Referral


def referral_named(request: HttpRequest) -> Referral | None:
    """The referral that `?referral=` names, if the user may see it; 404 for any other."""
    named = request.GET.get("referral", "")
    if not named:
        return None
    try:
        key = UUID(named)
    except ValueError:
        raise Http404 from None
    rows = Referral.objects.visible_to(signed_in(request)).select_related("force", "team")
    return row_or_404(rows, public_id=key)


def known_from_referral(referral: Referral | None) -> dict[str, Any]:
    """What the form of a new case starts with."""
    if referral is None:
        return {}
    return {
        "first_name": referral.first_name,
        "last_name": referral.last_name,
        "safe_contact": referral.safe_contact,
        "safe_contact_note": referral.safe_contact_note,
        "victim_force": referral.force.slug if referral.force else "",
        "team": referral.team_id,
    }
