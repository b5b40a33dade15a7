"""Writes a letter from its template and the record, changes the draft, and drops what is not sent after all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_by_id, lock_open, lock_open_case_of
from casework.concerns.models import ConcernKind
from casework.concerns.services import answer_concerns_about
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince, change
from casework.recommendations.models import Recommendation
from orders.letters.models.letter import Letter, LetterStatus
from orders.letters.rules.kinds import ANSWER_WITHIN, LetterKindRule, hours_for_answer, kinds_for
from orders.letters.rules.steps import FROZEN, LetterStaff, LetterStep, check_naming, check_step
from orders.letters.rules.templates import fill
from orders.letters.services.facts import LetterChoices, facts_of
from orders.letters.services.safe_address_guard import check_says_nothing_secret, guard_of
from orders.letters.services.subjects import Thing, noun_of_thing
from orders.letters.services.templates import template_of
from risk.working_days.rules import ENGLAND_AND_WALES

LONGEST_SUBJECT: Final = 200


@dataclass(frozen=True, kw_only=True)
class NewLetter:
    """What a letter is to be; `rule` names the late clock that asks for it, if one does."""

    kind: LetterKindRule
    recipient: str
    recipient_role: str = ""
    names_client: bool = False
    names_perpetrator: bool = False
    naming_reason: str = ""
    rule: str = ""
    recommendation: Recommendation | None = None


def reply_by(thing: Thing, kind: str, today: date) -> date:
    """By which day an answer is asked for: the next one where hours count."""
    noun = noun_of_thing(thing)
    if hours_for_answer(noun, kind, thing.status):
        return today + timedelta(days=1)
    return ENGLAND_AND_WALES.nth_after(today, ANSWER_WITHIN[noun])


@transaction.atomic
def write_letter(thing: Thing, new: NewLetter, *, by: User, now: datetime) -> Letter:
    """Make a draft about one thing, filled from the record as it stands; a person reads and changes it."""
    case = lock_open(thing.case)
    _check_new(thing, new, case)
    template = template_of(case.organisation_id, new.kind, noun_of_thing(thing))
    wanted = LetterChoices(
        kind=new.kind,
        rule=new.rule,
        recipient=new.recipient,
        recipient_role=new.recipient_role,
        names_client=new.names_client,
        names_perpetrator=new.names_perpetrator,
        reply_by=reply_by(thing, new.kind, local_day(now)),
        within_hours=hours_for_answer(noun_of_thing(thing), new.kind, thing.status),
    )
    facts = facts_of(thing, wanted, by=by, now=now)
    letter = Letter.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        **{noun_of_thing(thing): thing},
        **vars(new),
        force=thing.force,
        template_version=template.version if template.is_kept else 0,
        subject=fill(template.subject, facts)[:LONGEST_SUBJECT],
        text=fill(template.body, facts),
        written_at=now,
        written_by=by,
        edited_by=by,
    )
    audit(by=by, act="letter.write", subject=letter, now=now, case=case.public_id, kind=new.kind)
    return letter


def _check_new(thing: Thing, new: NewLetter, case: Case) -> None:
    if new.kind not in kinds_for(noun_of_thing(thing), thing.status):
        raise RuleViolation("This kind of letter is not about such a thing.", field="kind")
    check_naming(names_client=new.names_client, names_perpetrator=new.names_perpetrator, reason=new.naming_reason)
    if new.recommendation is not None and new.recommendation.case_id != case.pk:
        raise RuleViolation("This recommendation is not of this case.", field="recommendation")


def locked_letter(letter: Letter, *, version: int) -> Letter:
    """The letter under its case's lock, if nobody has changed it since the page was drawn; call it in a transaction."""
    lock_by_id(letter.case_id)
    joined = ("case__victim", "case__perpetrator", "written_by", "edited_by", "asked_by")
    locked = Letter.objects.select_related(*joined).get(pk=letter.pk)
    if locked.version != version:
        raise RowChangedSince(locked)
    return locked


@transaction.atomic
def change_letter(letter: Letter, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Letter:
    """Change a draft. What waits for approval is taken back first; what is approved does not change any more."""
    lock_open_case_of(letter)
    locked = locked_letter(letter, version=version)
    if locked.status != LetterStatus.DRAFT:
        said = "approved" if locked.status in FROZEN else "handed in"
        raise RuleViolation(f"This letter is {said}: its words do not change now.")
    check_naming(
        names_client=values["names_client"],
        names_perpetrator=values["names_perpetrator"],
        reason=values["naming_reason"],
    )
    for name, value in values.items():
        setattr(locked, name, value)
    check_says_nothing_secret(locked, guard_of(locked.case))
    return change(letter, {**values, "edited_by": by}, version=version, by=by, now=now, act="letter.change")


@transaction.atomic
def drop_letter(letter: Letter, *, reason: str, version: int, by: User, now: datetime) -> Letter:
    """Say that a letter is not sent after all, and why; what was written of it is kept."""
    lock_open_case_of(letter)
    locked = locked_letter(letter, version=version)
    check_step(locked.status, LetterStep.DROPPED)
    if not reason.strip():
        raise RuleViolation("Say why it is not sent.", field="drop_reason")
    values = {"status": LetterStep.DROPPED.value, "drop_reason": reason.strip(), "settled_at": now, "settled_by": by}
    return change(locked, values, version=version, by=by, now=now, act="letter.drop")


def account_of(user: User) -> LetterStaff:
    """What tells whose account it is: two accounts of one person are one person."""
    return LetterStaff(user.pk, user.get_full_name(), user.email)


def answer_letter_concern(letter: Letter, answer: str, *, by: User, now: datetime) -> None:
    """Answer the concern that a letter waits."""
    kind = ConcernKind.LETTER_TO_APPROVE
    answer_concerns_about(letter.case, kind, about=letter, answer=answer, by=by, now=now)
