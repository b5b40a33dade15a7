"""Finds the referral from which a case is opened, and what of it the form need not ask again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from accounts.access import signed_in
from accounts.looks import row_or_404
from casework.models import Referral


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


def told_already(referral: Referral | None) -> dict[str, Any]:
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
