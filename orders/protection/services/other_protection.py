"""Records protection other than an order under the Act, mends what staff add to it, and records an earlier end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_case_of, lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from orders.protection.models import OtherProtection
from record.authors import Author
from record.case_state.labels import next_label
from record.events.facts import written_last_day
from record.recording import NewEvent, record
from record.vocabulary.protection_kinds import check_granted, she_paid
from risk.reviews.services.review_triggers import ReviewCause, ask_for_reviews


@dataclass(frozen=True, kw_only=True)
class NewProtection:
    """A protection with its first and last day, both inclusive; no last day means until further notice, if it is known.

    `details` are what staff add beside the record, by column: who asked, which court, what it cost.
    """

    kind: str
    first_day: date
    last_day: date | None
    at: datetime
    last_day_known: bool = True
    force: Organisation | None = None
    conditions: str = ""
    note: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class NewEnd:
    """That a protection ends earlier than was known."""

    last_day: date
    at: datetime
    note: str


@transaction.atomic
def record_protection(case: Case, new: NewProtection, author: Author) -> OtherProtection:
    """Record a protection from its own first to its own last day."""
    lock(case)
    check_granted(new.details.get("granted_on"), first_day=new.first_day, today=local_day(author.now))
    label = next_label("P", OtherProtection.objects.filter(case=case).values_list("label", flat=True))
    entry = NewEvent(new.at, "other_protection", _facts(label, new), note=new.note)
    row = record(case, [entry], author).row(OtherProtection, label)
    if details := {name: value for name, value in new.details.items() if value not in ("", None)}:
        for name, value in details.items():
            setattr(row, name, value)
        row.save()
        _ask_if_she_paid(row, author.by, author.now)
    return row


def _facts(label: str, new: NewProtection) -> dict[str, object]:
    return {
        "protection": label,
        "kind": new.kind,
        "from": new.first_day.isoformat(),
        "last_day": written_last_day(new.last_day, is_known=new.last_day_known),
        **({"force": new.force.slug} if new.force else {}),
        **({"conditions": new.conditions} if new.conditions else {}),
    }


@transaction.atomic
def change_protection(
    row: OtherProtection, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> OtherProtection:
    """Mend what staff have added: who asked, when it was granted, the court, the reference, what it cost her."""
    lock_open_case_of(row)
    check_granted(values.get("granted_on"), first_day=row.from_day, today=local_day(now))
    changed = change(row, values, version=version, by=by, now=now)
    _ask_if_she_paid(changed, by, now)
    return changed


def _ask_if_she_paid(row: OtherProtection, by: User | None, now: datetime) -> None:
    """He may answer a court case that she has brought herself: the risk is looked at again, once for each."""
    if she_paid(row.applicant, row.cost_pence):
        ask_for_reviews(row.case, [ReviewCause("client_paid", f"paid:{row.public_id}", now)], by=by, now=now)


@transaction.atomic
def end_protection(row: OtherProtection, new: NewEnd, author: Author) -> OtherProtection:
    """Record that it holds to the end of an earlier day only; both days stay in the record."""
    lock_case_of(row)
    if not new.note.strip():
        raise RuleViolation("Say who ended it, or why it ended.", field="note")
    facts = {"protection": row.label, "last_day": new.last_day.isoformat()}
    record(row.case, [NewEvent(new.at, "protection_ended", facts, note=new.note.strip())], author).bring_up(row)
    audit(by=author.by, act="protection.end", subject=row, now=author.now, case=row.case.public_id)
    return row


@transaction.atomic
def find_last_day_of_protection(
    row: OtherProtection, last_day: date | None, *, at: datetime, note: str, author: Author
) -> OtherProtection:
    """Record until when it holds, now that somebody knows: to a day, or until further notice."""
    lock_case_of(row)
    facts = {"protection": row.label, "last_day": written_last_day(last_day, is_known=True)}
    record(row.case, [NewEvent(at, "protection_last_day_found", facts, note=note)], author).bring_up(row)
    audit(by=author.by, act="protection.last_day_found", subject=row, now=author.now, case=row.case.public_id)
    return row
