"""Records that an approved letter has gone, by when an answer is awaited, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from accounts.people.models import User
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from casework.recommendations.models import RecommendationAnswer
from casework.recommendations.services import answer_recommendation
from orders.letters.models.letter import Letter, LetterOutcome
from orders.letters.rules.steps import LetterStep, check_no_reply, check_reply, check_sent, check_step
from orders.letters.services.writing import locked_letter

ANSWERS: Final = {
    LetterOutcome.AGREED: RecommendationAnswer.ACCEPTED,
    LetterOutcome.PARTLY: RecommendationAnswer.ACCEPTED,
    LetterOutcome.REFUSED: RecommendationAnswer.DECLINED,
}
"""What a reply says of the recommendation that the letter put in writing; of other replies a person decides."""


@dataclass(frozen=True, kw_only=True)
class LetterSending:
    """How and when a letter went, and by when its reply is awaited."""

    sent_on: date
    sent_how: str
    reply_due_on: date


@dataclass(frozen=True, kw_only=True)
class LetterReply:
    """What was answered, and when."""

    reply_on: date
    reply_words: str
    outcome: str


@transaction.atomic
def send_letter(letter: Letter, sending: LetterSending, *, version: int, by: User, now: datetime) -> Letter:
    """Note that the letter has gone; a task waits for the reply."""
    case = lock_open_case_of(letter)
    locked = locked_letter(letter, version=version)
    check_step(locked.status, LetterStep.SENT)
    check_sent(
        sent_on=sending.sent_on,
        approved_on=local_day(locked.approved_at or now),
        reply_due_on=sending.reply_due_on,
        today=local_day(now),
    )
    values = {"status": LetterStep.SENT.value, "sent_by": by, **vars(sending)}
    changed = change(locked, values, version=version, by=by, now=now, act="letter.send")
    _await_reply(case, changed, by, now)
    return changed


def _await_reply(case: Case, letter: Letter, by: User, now: datetime) -> None:
    sent_on = letter.sent_on or local_day(now)
    task = NewTask(
        title=f"Reply to our letter of {sent_on.day} {sent_on:%B %Y}",
        kind=TaskKind.LETTER,
        agency=letter.recipient,
        due_at=due_moment(letter.reply_due_on) if letter.reply_due_on else None,
        about=letter,
    )
    add_task(case, task, by=by, now=now)


@transaction.atomic
def record_reply(letter: Letter, reply: LetterReply, *, version: int, by: User, now: datetime) -> Letter:
    """Keep what was answered; the wait is over, and a recommendation that the letter put in writing has its answer."""
    lock_open_case_of(letter)
    locked, today = locked_letter(letter, version=version), local_day(now)
    check_step(locked.status, LetterStep.REPLIED)
    sent_on = locked.sent_on or today
    check_reply(reply_on=reply.reply_on, sent_on=sent_on, words=reply.reply_words, today=today)
    values = {"status": LetterStep.REPLIED.value, "settled_at": now, "settled_by": by, **vars(reply)}
    changed = change(locked, values, version=version, by=by, now=now, act="letter.reply")
    answer = ANSWERS.get(LetterOutcome(reply.outcome))
    if answer is not None:
        _answer(changed, answer, reply.reply_on, reply.reply_words, by=by, now=now)
    return _settled(changed, by, now)


@transaction.atomic
def record_no_reply(letter: Letter, *, version: int, by: User, now: datetime) -> Letter:
    """Note that no reply came by the day on which it was asked for; the next rung is offered."""
    lock_open_case_of(letter)
    locked, today = locked_letter(letter, version=version), local_day(now)
    check_step(locked.status, LetterStep.NO_REPLY)
    check_no_reply(reply_due_on=locked.reply_due_on or today, today=today)
    values = {"status": LetterStep.NO_REPLY.value, "settled_at": now, "settled_by": by}
    changed = change(locked, values, version=version, by=by, now=now, act="letter.no_reply")
    _answer(changed, RecommendationAnswer.NO_ANSWER, today, "", by=by, now=now)
    return _settled(changed, by, now)


def _settled(letter: Letter, by: User, now: datetime) -> Letter:
    finish_tasks_about(letter.case, TaskKind.LETTER, about=letter, by=by, now=now)
    return letter


def _answer(letter: Letter, answer: RecommendationAnswer, on: date, words: str, *, by: User, now: datetime) -> None:
    """Answer the recommendation with the letter's reply, unless somebody has recorded a better answer before."""
    row = letter.recommendation
    if row is None or row.answer not in {"", RecommendationAnswer.NO_ANSWER}:
        return
    values = {"answer": answer.value, "answered_on": max(on, row.made_on), "answer_reason": words}
    answer_recommendation(row, values, version=row.version, by=by, now=now)
