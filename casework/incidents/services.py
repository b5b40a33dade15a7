"""Keeps the paragraph on a pattern of conduct, as a person has edited it and checked it against the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open
from casework.editing.services.row_versions import change
from casework.incidents.models.pattern_paragraph import PatternParagraph


@dataclass(frozen=True, kw_only=True)
class NewParagraph:
    """The edited text, with the draft and the facts that it rests on; `version` is the one its writer has seen."""

    text: str
    draft: str
    facts: Sequence[str]
    version: int
    checked: bool


@transaction.atomic
def keep_paragraph(case: Case, new: NewParagraph, *, by: User, now: datetime) -> PatternParagraph:
    """Keep an edited paragraph; the draft itself is refused, and so is one that nobody has checked.

    Raises RowChangedSince if somebody else has kept another since the page was drawn.
    """
    locked = lock_open(case)
    if new.text.split() == new.draft.split():
        raise RuleViolation("This is the draft still. Say in your own words what the record shows.", field="text")
    if not new.checked:
        raise RuleViolation("Check it against the record first, and tick that you have.", field="checked")
    values = {"text": new.text, "draft": new.draft, "facts": list(new.facts), "checked_by": by, "checked_at": now}
    known = PatternParagraph.objects.filter(case=locked).first()
    if known is not None:
        return change(known, values, version=new.version, by=by, now=now, act="patternparagraph.keep")
    row = PatternParagraph.objects.create(organisation_id=locked.organisation_id, case=locked, **values)
    audit(by=by, act="patternparagraph.keep", subject=row, now=now, case=locked.public_id)
    return row
