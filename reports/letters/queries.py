"""Reads the letters of a case, and what a supervisor's teams have to approve, to send, to chase and to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.templatetags.display import ago
from casework.templatetags.display import day as day_words
from orders.letters.models.letter import Letter, LetterQuerySet, LetterStatus
from orders.letters.rules.kinds import KIND_WORDS
from orders.letters.services.due import LetterDue, letters_due
from orders.letters.services.subjects import noun_of_thing
from orders.links import letter_create_page
from reports.lists import links
from risk.thresholds.rules.rule_words import WATCHES

MOST_SHOWN: Final = 50
NOUNS: Final = {"application": "Request", "order": "Order", "breach": "Breach"}


@dataclass(frozen=True, kw_only=True)
class LetterRow:
    """One letter in a list: what it is, about what, where it stands and since when, and its page."""

    case: Case
    words: str
    about: str
    recipient: str
    status: str
    said: str
    is_late: bool
    href: str


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """One letter to write: because of what, since when, and where."""

    case: Case
    words: str
    about: str
    why: str
    since: datetime
    href: str


@dataclass(frozen=True)
class LettersToDo:
    """The letters of some cases by what is to be done with them."""

    waiting: list[LetterRow]
    unsent: list[LetterRow]
    awaited: list[LetterRow]
    due: list[DueRow]


def letters_of(case: Case, user: User, now: datetime) -> list[LetterRow]:
    """Every letter of a case, the latest first."""
    rows = Letter.objects.visible_to(user).filter(case=case).order_by("-id")
    return _rows(rows, now)


def due_on(case: Case, user: User, now: datetime) -> list[DueRow]:
    """The letters that the ladder asks for in one case."""
    return [_due(each) for each in letters_due(Case.objects.visible_to(user).filter(pk=case.pk), now=now)]


def letters_to_do(user: User, now: datetime) -> LettersToDo:
    """What is to be done about letters in all cases that the user sees, the longest waiting first."""
    today, rows = local_day(now), Letter.objects.visible_to(user).filter(case__closed_at=None)
    sent = rows.filter(status=LetterStatus.SENT, reply_due_on__lt=today)
    return LettersToDo(
        waiting=_rows(rows.waiting().order_by("asked_at", "id"), now),
        unsent=_rows(rows.unsent().order_by("approved_at", "id"), now),
        awaited=_rows(sent.order_by("reply_due_on", "id"), now),
        due=[_due(each) for each in letters_due(Case.objects.visible_to(user), now=now)[:MOST_SHOWN]],
    )


def _rows(rows: LetterQuerySet, now: datetime) -> list[LetterRow]:
    found = rows.for_pages().select_related("case__victim", "case__perpetrator")
    return [_row(each, now) for each in found[:MOST_SHOWN]]


def _row(letter: Letter, now: datetime) -> LetterRow:
    return LetterRow(
        case=letter.case,
        words=letter.get_kind_display(),
        about=f"{NOUNS[noun_of_thing(letter.about)]} {letter.about.label}",
        recipient=letter.recipient,
        status=letter.get_status_display(),
        said=_said(letter, now),
        is_late=letter.is_late(local_day(now)),
        href=links.letter_page(letter),
    )


def _said(letter: Letter, now: datetime) -> str:
    match letter.status:
        case LetterStatus.WAITING:
            by = letter.asked_by
            return f"Handed in {ago(letter.asked_at, now)}, by {_name(by) if by else 'nobody'}"
        case LetterStatus.APPROVED:
            return f"Approved {ago(letter.approved_at, now)}"
        case LetterStatus.SENT:
            return f"Sent {day_words(letter.sent_on)}. Reply {_awaited(letter.reply_due_on, local_day(now))}"
        case LetterStatus.REPLIED:
            return f"Sent {day_words(letter.sent_on)}. {letter.get_outcome_display()}, {day_words(letter.reply_on)}"
        case LetterStatus.NO_REPLY:
            return f"Sent {day_words(letter.sent_on)}"
        case _:
            return f"Written {ago(letter.written_at, now)}"


def _awaited(due_on: date | None, today: date) -> str:
    late = due_on is not None and due_on < today
    return f"{'late since' if late else 'awaited by'} {day_words(due_on)}"


def _name(user: User) -> str:
    return user.get_full_name() or user.username


def _due(each: LetterDue) -> DueRow:
    return DueRow(
        case=each.thing.case,
        words=KIND_WORDS[each.kind],
        about=f"{NOUNS[noun_of_thing(each.thing)]} {each.thing.label}",
        why=WATCHES[each.rule].missing,
        since=each.since,
        href=letter_create_page(each.thing, each.kind, each.rule),
    )
