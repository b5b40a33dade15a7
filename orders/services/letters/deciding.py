"""Puts a letter before a second person, who approves it as it stands or sends it back with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from casework.models import ConcernKind
from casework.services import change, raise_concern
from casework.services.locks import lock_open_case_of
from orders.models import Letter
from orders.rules.letters.steps import Status, check_approver, check_ready, check_returned, check_step
from orders.services.letters.guarding import check_says_nothing_secret, guard_of
from orders.services.letters.printing import check_drawn
from orders.services.letters.writing import account_of, held, settle_concern


@transaction.atomic
def hand_in(letter: Letter, *, version: int, by: User, now: datetime) -> Letter:
    """Ask for approval: nothing is marked as not known any more, and nothing is said that no letter may say."""
    case = lock_open_case_of(letter)
    locked = held(letter, version=version)
    check_step(locked.status, Status.WAITING)
    check_ready(locked.subject, locked.text)
    check_says_nothing_secret(locked, guard_of(locked.case))
    values = {"status": Status.WAITING.value, "asked_at": now, "asked_by": by}
    changed = change(locked, values, version=version, by=by, now=now, act="letter.hand_in")
    raise_concern(case, ConcernKind.LETTER_TO_APPROVE, about=changed, by=by, now=now)
    return changed


@transaction.atomic
def take_back(letter: Letter, *, version: int, by: User, now: datetime) -> Letter:
    """Take a letter that waits back to a draft, to change it."""
    lock_open_case_of(letter)
    locked = held(letter, version=version)
    check_step(locked.status, Status.DRAFT)
    changed = change(locked, {"status": Status.DRAFT.value}, version=version, by=by, now=now, act="letter.take_back")
    settle_concern(changed, "Taken back to be changed.", by=by, now=now)
    return changed


@transaction.atomic
def approve(letter: Letter, *, version: int, by: User, now: datetime, marks_are_known: bool = False) -> Letter:
    """Approve the words that this version has: from now on they do not change, and their hash is kept."""
    lock_open_case_of(letter)
    locked = held(letter, version=version)
    check_step(locked.status, Status.APPROVED)
    check_approver(account_of(by), (account_of(each) for each in _hands(locked)))
    check_says_nothing_secret(locked, guard_of(locked.case))
    check_drawn(locked, marks_are_known=marks_are_known)
    values = {
        "status": Status.APPROVED.value,
        "approved_at": now,
        "approved_by": by,
        "text_hash": locked.hash_now,
    }
    changed = change(locked, values, version=version, by=by, now=now, act="letter.approve")
    settle_concern(changed, "Approved.", by=by, now=now)
    return changed


@transaction.atomic
def send_back(letter: Letter, *, reason: str, version: int, by: User, now: datetime) -> Letter:
    """Send a letter back to whoever wrote it, with what has to be changed."""
    lock_open_case_of(letter)
    locked = held(letter, version=version)
    check_step(locked.status, Status.DRAFT)
    check_approver(account_of(by), (account_of(each) for each in _hands(locked)))
    check_returned(reason)
    values = {
        "status": Status.DRAFT.value,
        "returned_at": now,
        "returned_by": by,
        "return_reason": reason.strip(),
    }
    changed = change(locked, values, version=version, by=by, now=now, act="letter.send_back")
    settle_concern(changed, f"Sent back: {reason.strip()}", by=by, now=now)
    return changed


def _hands(letter: Letter) -> list[User]:
    """Everybody through whose hands the words went."""
    wrote = [letter.written_by, letter.edited_by]
    return wrote if letter.asked_by is None else [*wrote, letter.asked_by]
