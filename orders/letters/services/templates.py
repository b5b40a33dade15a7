"""Keeps the words from which a service writes its letters, beside those that were shipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import Organisation, User
from casework.editing.services.row_versions import change
from orders.letters.models.template import LetterTemplate
from orders.letters.rules.kinds import SUITS, LetterKindRule
from orders.letters.rules.shipped_templates import shipped
from orders.letters.rules.templates import check_template


@dataclass(frozen=True)
class TemplateKey:
    """One of the letters: its kind, and whether it is about an application, an order or a breach."""

    kind: LetterKindRule
    noun: str


def template_of(organisation_id: int, kind: LetterKindRule, noun: str) -> LetterTemplate:
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
    organisation: Organisation, which: TemplateKey, values: Mapping[str, Any], *, version: int, by: User, now: datetime
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
