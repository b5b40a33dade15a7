"""Keeps the words from which a service writes its letters, beside those that were shipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Organisation, User
from casework.services import change
from orders.models import LetterTemplate
from orders.rules.letters.filling import check_template
from orders.rules.letters.kinds import SUITS, Kind
from orders.rules.letters.shipping import shipped


@dataclass(frozen=True)
class Which:
    """One of the letters: its kind, and whether it is about an application, an order or a breach."""

    kind: Kind
    noun: str


def template_of(organisation_id: int, kind: Kind, noun: str) -> LetterTemplate:
    """The service's own words for a kind about a noun, or those shipped, as a row that is not kept yet."""
    row = LetterTemplate.objects.filter(organisation_id=organisation_id, kind=kind, about=noun).first()
    words = shipped(kind, noun)
    known = {"organisation_id": organisation_id, "kind": kind, "about": noun}
    return row or LetterTemplate(**known, subject=words.subject, body=words.body)


def templates_of(organisation_id: int) -> list[LetterTemplate]:
    """One for each kind about each noun, in the order in which kinds are offered."""
    own = {(row.about, row.kind): row for row in LetterTemplate.objects.filter(organisation_id=organisation_id)}
    return [
        own.get((noun, kind.value)) or template_of(organisation_id, kind, noun)
        for noun, kinds in SUITS.items()
        for kind in kinds
    ]


@transaction.atomic
def change_template(
    organisation: Organisation, which: Which, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> LetterTemplate:
    """Put a letter in other words, for letters written from now on; letters that exist stay as they are."""
    check_template(values["subject"], values["body"])
    words = shipped(which.kind, which.noun)
    row, _ = LetterTemplate.objects.get_or_create(
        organisation=organisation,
        kind=which.kind,
        about=which.noun,
        defaults={"subject": words.subject, "body": words.body},
    )
    new = {"subject": values["subject"].strip(), "body": values["body"], "changed_at": now, "changed_by": by}
    return change(row, new, version=version, by=by, now=now, act="letter_template.change")
