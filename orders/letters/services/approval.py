"""Puts a letter before a second person, who approves it as it stands or sends it back with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.people.models import User
from casework.cases.services.locks import lock_open_case_of
from casework.concerns.models import ConcernKind
from casework.concerns.services import raise_concern
from casework.editing.services.row_versions import change
from orders.letters.models.letter import Letter
from orders.letters.rules.steps import LetterStep, check_approver, check_ready, check_returned, check_step
from orders.letters.services.printing import check_drawn
from orders.letters.services.safe_address_guard import check_says_nothing_secret, guard_of
from orders.letters.services.writing import account_of, answer_letter_concern, locked_letter


@transaction.atomic
def hand_in(letter: Letter, *, version: int, by: User, now: datetime) -> Letter:
    """Ask for approval: nothing is marked as not known any more, and nothing is said that no letter may say."""
    case = lock_open_case_of(letter)
    locked = locked_letter(letter, version=version)
    check_step(locked.status, LetterStep.WAITING)
    check_ready(locked.subject, locked.text)
    check_says_nothing_secret(locked, guard_of(locked.case))
    values = {"status": LetterStep.WAITING.value, "asked_at": now, "asked_by": by}
    changed = change(locked, values, version=version, by=by, now=now, act="letter.hand_in")
    raise_concern(case, ConcernKind.LETTER_TO_APPROVE, about=changed, by=by, now=now)
    return changed


@transaction.atomic
def take_back(letter: Letter, *, version: int, by: User, now: datetime) -> Letter:
    """Take a letter that waits back to a draft, to change it."""
    lock_open_case_of(letter)
    locked = locked_letter(letter, version=version)
    check_step(locked.status, LetterStep.DRAFT)
    changed = change(
        locked, {"status": LetterStep.DRAFT.value}, version=version, by=by, now=now, act="letter.take_back"
    )
    answer_letter_concern(changed, "Taken back to be changed.", by=by, now=now)
    return changed


@transaction.atomic
def approve(letter: Letter, *, version: int, by: User, now: datetime, marks_are_known: bool = False) -> Letter:
    """Approve the words that this version has: from now on they do not change, and their hash is kept."""
    lock_open_case_of(letter)
    locked = locked_letter(letter, version=version)
    check_step(locked.status, LetterStep.APPROVED)
    check_approver(account_of(by), (account_of(each) for each in _hands(locked)))
    check_says_nothing_secret(locked, guard_of(locked.case))
    check_drawn(locked, marks_are_known=marks_are_known)
    values = {
        "status": LetterStep.APPROVED.value,
        "approved_at": now,
        "approved_by": by,
        "text_hash": locked.hash_now,
    }
    changed = change(locked, values, version=version, by=by, now=now, act="letter.approve")
    answer_letter_concern(changed, "Approved.", by=by, now=now)
    return changed


@transaction.atomic
def send_back(letter: Letter, *, reason: str, version: int, by: User, now: datetime) -> Letter:
    """Send a letter back to whoever wrote it, with what has to be changed."""
    lock_open_case_of(letter)
    locked = locked_letter(letter, version=version)
    check_step(locked.status, LetterStep.DRAFT)
    check_approver(account_of(by), (account_of(each) for each in _hands(locked)))
    check_returned(reason)
    values = {
        "status": LetterStep.DRAFT.value,
        "returned_at": now,
        "returned_by": by,
        "return_reason": reason.strip(),
    }
    changed = change(locked, values, version=version, by=by, now=now, act="letter.send_back")
    answer_letter_concern(changed, f"Sent back: {reason.strip()}", by=by, now=now)
    return changed


def _hands(letter: Letter) -> list[User]:
    """Everybody through whose hands the words went."""
    wrote = [letter.written_by, letter.edited_by]
    return wrote if letter.asked_by is None else [*wrote, letter.asked_by]
