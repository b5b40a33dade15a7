"""Holds which step of a letter may follow which, who may approve one, and when it can be sent and answered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from orders.letters.rules.templates import gaps


class LetterStep(StrEnum):
    """How far a letter has come."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    SENT = "sent"
    REPLIED = "replied"
    NO_REPLY = "no_reply"
    DROPPED = "dropped"


TRANSITIONS: Final[Mapping[str, frozenset[LetterStep]]] = {
    LetterStep.DRAFT: frozenset({LetterStep.WAITING, LetterStep.DROPPED}),
    LetterStep.WAITING: frozenset({LetterStep.APPROVED, LetterStep.DRAFT}),
    LetterStep.APPROVED: frozenset({LetterStep.SENT, LetterStep.DROPPED}),
    LetterStep.SENT: frozenset({LetterStep.REPLIED, LetterStep.NO_REPLY}),
    LetterStep.NO_REPLY: frozenset({LetterStep.REPLIED}),
    LetterStep.REPLIED: frozenset(),
    LetterStep.DROPPED: frozenset(),
}
FROZEN: Final = ("approved", "sent", "replied", "no_reply")
"""From approval on, the words of a letter do not change any more."""
LONGEST_WAIT: Final = 366
"""So many days at most may a reply be awaited."""
REFUSALS: Final[Mapping[str, str]] = {
    LetterStep.DRAFT: "This letter is a draft.",
    LetterStep.WAITING: "This letter waits for approval.",
    LetterStep.APPROVED: "This letter is approved already.",
    LetterStep.SENT: "This letter has been sent already.",
    LetterStep.REPLIED: "The reply to this letter is recorded already.",
    LetterStep.NO_REPLY: "It is recorded already that no reply came.",
    LetterStep.DROPPED: "This letter was dropped.",
}


def check_step(status: str, to: LetterStep) -> None:
    """Refuse a step that cannot follow, in the words of where the letter stands."""
    if to not in TRANSITIONS[status]:
        raise RuleViolation(REFUSALS[status])


@dataclass(frozen=True)
class LetterStaff:
    """One account, by what tells whose it is."""

    pk: int
    name: str = ""
    email: str = ""

    def is_of(self, other: LetterStaff) -> bool:
        """Whether both are one account, or two of one person: the same e-mail address or the same full name."""
        same_email = bool(_plain(self.email)) and _plain(self.email) == _plain(other.email)
        same_name = bool(_plain(self.name)) and _plain(self.name) == _plain(other.name)
        return self.pk == other.pk or same_email or same_name


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def check_approver(approver: LetterStaff, hands: Iterable[LetterStaff]) -> None:
    """A letter leaves only after a second person has read it: nobody who wrote, changed or handed it in."""
    if any(approver.is_of(each) for each in hands):
        raise RuleViolation("This needs a second person: somebody other than who wrote or changed the letter.")


def check_ready(subject: str, text: str) -> None:
    """A letter that is handed in says something, and nothing in it is still marked as not known."""
    if not subject.strip() or not text.strip():
        raise RuleViolation("Write the letter first.", field="text")
    if unknown := gaps(f"{subject}\n{text}"):
        raise RuleViolation(f"Fill in what is marked, or take it out: {', '.join(unknown)}.", field="text")


def check_returned(reason: str) -> None:
    if not reason.strip():
        raise RuleViolation("Say what has to be changed.", field="reason")


def check_sent(*, sent_on: date, approved_on: date, reply_due_on: date, today: date) -> None:
    """A letter is sent after it was approved and by today; its reply is awaited by a later day."""
    if sent_on > today:
        raise RuleViolation("This day lies in the future. Record it when the letter has gone.", field="sent_on")
    if sent_on < approved_on:
        raise RuleViolation("The letter had not been approved on that day.", field="sent_on")
    if reply_due_on <= sent_on:
        raise RuleViolation("Give a day after the letter was sent.", field="reply_due_on")
    if (reply_due_on - sent_on).days > LONGEST_WAIT:
        raise RuleViolation(f"Give a day within {LONGEST_WAIT} days.", field="reply_due_on")


def check_reply(*, reply_on: date, sent_on: date, words: str, today: date) -> None:
    """A reply came after the letter went, by today, in words."""
    if reply_on > today:
        raise RuleViolation("This day lies in the future. Record the reply when it has come.", field="reply_on")
    if reply_on < sent_on:
        raise RuleViolation("They cannot have answered before the letter went.", field="reply_on")
    if not words.strip():
        raise RuleViolation("Write down what they answered.", field="reply_words")


def check_no_reply(*, reply_due_on: date, today: date) -> None:
    if today <= reply_due_on:
        raise RuleViolation("The day by which you asked for an answer has not passed yet.", field="outcome")


def check_naming(*, names_client: bool, names_perpetrator: bool, reason: str) -> None:
    """Nobody is named in a letter without a reason."""
    if (names_client or names_perpetrator) and not reason.strip():
        raise RuleViolation("Say why the letter has to name them.", field="naming_reason")


def names_found(text: str, names: Iterable[str]) -> bool:
    """Whether a text holds one of the names as words of its own, written as names are."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names if len(name.strip()) > 1)


def hash_of(parts: Iterable[str]) -> str:
    """What the parts of an approved letter come to: any change to them shows."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
