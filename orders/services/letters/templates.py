"""Keeps the words from which a service writes its letters, beside those that were shipped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Organisation, User
from casework.services import change
from orders.models import LetterTemplate
from orders.rules.letters.filling import check_template
from orders.rules.letters.kinds import Kind
from orders.rules.letters.shipping import shipped


def template_of(organisation_id: int, kind: Kind) -> LetterTemplate:
    """The service's own words for a kind, or those shipped, as a row that is not kept yet."""
    row = LetterTemplate.objects.filter(organisation_id=organisation_id, kind=kind).first()
    words = shipped(kind)
    return row or LetterTemplate(organisation_id=organisation_id, kind=kind, subject=words.subject, body=words.body)


def templates_of(organisation_id: int) -> list[LetterTemplate]:
    """One for each kind, in the order in which kinds are offered."""
    own = {row.kind: row for row in LetterTemplate.objects.filter(organisation_id=organisation_id)}
    return [own.get(kind.value) or template_of(organisation_id, kind) for kind in Kind]


@transaction.atomic
def change_template(
    organisation: Organisation, kind: Kind, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> LetterTemplate:
    """Put a kind of letter in other words, for letters written from now on; letters that exist stay as they are."""
    check_template(values["subject"], values["body"])
    words = shipped(kind)
    row, _ = LetterTemplate.objects.get_or_create(
        organisation=organisation, kind=kind, defaults={"subject": words.subject, "body": words.body}
    )
    new = {"subject": values["subject"].strip(), "body": values["body"], "changed_at": now, "changed_by": by}
    return change(row, new, version=version, by=by, now=now, act="letter_template.change")
