"""The page on which the subject of a concern is seen."""

from __future__ import annotations

from django.urls import reverse

from casework.concerns.models import Concern
from casework.concerns.rules import ASKS, PAGES_OF_THINGS


def page_of_concern(concern: Concern) -> str:
    """The page of the thing, or else the page of the case on which such things stand."""
    if concern.about_id is not None and concern.about_kind in PAGES_OF_THINGS:
        return reverse(PAGES_OF_THINGS[concern.about_kind], args=[concern.about_id])
    return reverse(ASKS[concern.kind].page, args=[concern.case.public_id])
