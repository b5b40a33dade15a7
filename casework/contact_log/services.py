"""Keeps the contact log, and brings to a supervisor at once what its entries add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, add_task, finish_task
from casework.cases.models.case import Case
from casework.cases.services.locks import lock
from casework.concerns.models import ConcernKind
from casework.concerns.services import end_concerns_of_kind, raise_concern, reword_concerns
from casework.contact_log.models import ContactAttempt, ContactOutcome
from casework.contact_log.rules import (
    OUT,
    VOICEMAIL,
    ContactMade,
    MissSetting,
    PastAttempt,
    check_contact,
    check_safe,
    is_out_of_touch,
)
from casework.editing.services.second_press import who_was_first
from casework.safe_contact.rules.may_call import voicemail_may_be_left
from casework.safe_contact.services.contact_plan import contact_plan, numbers_of

IN_TOUCH = "The client was reached, or the risk is no longer high."
CORRECTED = "The entry was corrected since: it no longer says that the duress word was used."
ABOUT_CONTACT = ContactAttempt.__name__.lower()


@dataclass(frozen=True, kw_only=True)
class NewContact:
    """One attempt in either direction. `outside_reason` says why it was made outside what is safe."""

    at: datetime
    way: str
    direction: str
    outcome: str
    words: str = ""
    outside_reason: str = ""
    went_ahead: bool = False
    next_at: datetime | None = None


@transaction.atomic
def log_contact(case: Case, new: NewContact, *, by: User, now: datetime) -> ContactAttempt:
    """Add an attempt to the log; what was planned is done, and what it adds up to reaches a supervisor now."""
    lock(case)
    reached = ContactMade(
        at=new.at,
        way=new.way,
        direction=new.direction,
        outside_reason=new.outside_reason,
        went_ahead=new.went_ahead,
    )
    check_safe(contact_plan(case), reached)
    if new.outcome in barred_outcomes(case) and new.direction == OUT:
        raise RuleViolation("No voicemail may be left for this client.", field="outcome")
    return _log(case, new, None, "", by=by, now=now)


@transaction.atomic
def correct_contact(
    contact: ContactAttempt, new: NewContact, *, reason: str, by: User, now: datetime
) -> ContactAttempt:
    """Put a corrected entry in the place of one; both stay readable, with the reason."""
    lock(contact.case)
    later = ContactAttempt.objects.filter(corrects=contact).select_related("recorded_by").first()
    if later is not None:
        stored = [("What was wrong", later.correction_reason), ("What was said", later.words)]
        by_whom = who_was_first(later.recorded_by, later.recorded_at)
        raise AlreadyDone("This entry has been corrected already. Correct the later one.", [*stored, by_whom])
    if not reason.strip():
        raise RuleViolation("Say what was wrong with it.", field="correction_reason")
    return _log(contact.case, new, contact, reason.strip(), by=by, now=now)


def _log(
    case: Case, new: NewContact, corrects: ContactAttempt | None, reason: str, *, by: User, now: datetime
) -> ContactAttempt:
    locked = lock(case)
    check_contact(at=new.at, next_at=new.next_at, way=new.way, outcome=new.outcome, now=now)
    contact = ContactAttempt.objects.create(
        organisation_id=locked.organisation_id,
        case=locked,
        **{name: value for name, value in vars(new).items() if name != "went_ahead"},
        corrects=corrects,
        correction_reason=reason,
        recorded_at=now,
        recorded_by=by,
    )
    audit(by=by, act="contact.correct" if corrects else "contact.log", subject=contact, now=now, case=case.public_id)
    _plan_next(locked, contact, by=by, now=now)
    _tell_supervisor(locked, contact, by=by, now=now)
    return contact


def _plan_next(case: Case, contact: ContactAttempt, *, by: User, now: datetime) -> None:
    """What an earlier entry planned is done by this one, which may plan the next."""
    for task in Task.objects.filter(case=case, kind=TaskKind.CONTACT, about_kind=ABOUT_CONTACT).open():
        finish_task(task, outcome=contact.get_outcome_display(), by=by, now=now)
    if contact.next_at is not None:
        new = NewTask(title="Contact the client", kind=TaskKind.CONTACT, due_at=contact.next_at, about=contact)
        add_task(case, new, by=by, now=now)


def _tell_supervisor(case: Case, contact: ContactAttempt, *, by: User, now: datetime) -> None:
    if contact.outcome == ContactOutcome.DURESS:
        raise_concern(case, ConcernKind.DURESS, about=contact, by=by, now=now)
    if is_out_of_touch(attempts_of(case), risk=case.risk_level, setting=miss_setting()):
        raise_concern(case, ConcernKind.MISSED_CONTACTS, by=by, now=now)
    else:
        end_concerns_of_kind(case, ConcernKind.MISSED_CONTACTS, answer=IN_TOUCH, by=None, now=now)
    if contact.corrects is not None and contact.outcome != ContactOutcome.DURESS:
        reword_concerns(case, ConcernKind.DURESS, about=contact.corrects, since=CORRECTED)


def attempts_of(case: Case) -> list[PastAttempt]:
    """The standing entries of a case's log, as far as they count."""
    rows = ContactAttempt.objects.filter(case=case).standing().values_list("at", "outcome")
    return [PastAttempt(at, outcome) for at, outcome in rows]


def miss_setting() -> MissSetting:
    return MissSetting(settings.MISSED_CONTACTS, settings.MISSED_CONTACT_TIMES)


def barred_outcomes(case: Case) -> frozenset[str]:
    """What an attempt cannot end in: a voicemail, unless some safe number of the client takes one."""
    return frozenset() if voicemail_may_be_left(numbers_of(case.victim_id)) else frozenset({VOICEMAIL})
