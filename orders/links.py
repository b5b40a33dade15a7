"""The address of the page that writes a letter about a thing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from orders.letters.rules.kinds import LetterKindRule
from orders.letters.services.subjects import Thing, noun_of_thing


def letter_create_page(thing: Thing, kind: LetterKindRule | None = None, rule: str = "") -> str:
    """Where to write a letter; of no kind yet, the page on which the kind is chosen."""
    page = reverse(f"{noun_of_thing(thing)}_letter", args=[thing.public_id])
    asked = {name: value for name, value in (("kind", kind and kind.value), ("rule", rule)) if value}
    return f"{page}?{urlencode(asked)}" if asked else page
