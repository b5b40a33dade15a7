"""Demo letters at every step: draft, to approve, to send, overdue, answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.demo.accounts import DemoService
from orders.letters.models.letter import Letter
from orders.letters.rules.kinds import LetterKindRule
from orders.letters.services.approval import approve, hand_in
from orders.letters.services.sending import LetterReply, LetterSending, record_reply, send_letter
from orders.letters.services.subjects import Thing
from orders.letters.services.writing import NewLetter, write_letter

DAY: Final = timedelta(days=1)


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Letters about the oldest open requests and a breach of the first caseworker; her supervisor reads them."""
    worker, supervisor = service.caseworkers[0], service.supervisors[0]
    cases = Case.objects.open().filter(caseworker=worker)
    rows = Application.objects.open().filter(case__in=cases).select_related("force").order_by("requested_at", "id")
    asked = [row for row in rows if row.requested_at < now - 8 * DAY][:3]
    if len(asked) < 3:
        return
    waiting, unanswered, answered = asked
    _hand_in(_write(waiting, LetterKindRule.SENIOR_OFFICER, worker, now - DAY), worker, now - DAY)
    _send(_write(unanswered, LetterKindRule.CHASE, worker, now - 8 * DAY), worker, supervisor, now - 7 * DAY)
    sent = _send(_write(answered, LetterKindRule.FORCE_LEAD, worker, now - 6 * DAY), worker, supervisor, now - 5 * DAY)
    words = "The force lead has taken the case on and will write to us by the end of next week."
    reply = LetterReply(reply_on=local_day(now - DAY), reply_words=words, outcome="partly")
    record_reply(sent, reply, version=sent.version, by=worker, now=now - DAY)
    _write(answered, LetterKindRule.SENIOR_OFFICER, worker, now)
    _approve(_write(unanswered, LetterKindRule.FORCE_LEAD, worker, now - DAY), worker, supervisor, now - DAY)
    breach = Breach.objects.filter(case__in=cases).open().select_related("force").order_by("reported_at", "id").first()
    if breach is not None:
        _write(breach, LetterKindRule.FORCE_LEAD, worker, now)


def _write(thing: Thing, kind: LetterKindRule, by: User, at: datetime) -> Letter:
    new = NewLetter(kind=kind, recipient=thing.force.name, recipient_role="Force lead for stalking")
    return write_letter(thing, new, by=by, now=at)


def _hand_in(letter: Letter, by: User, at: datetime) -> Letter:
    return hand_in(letter, version=letter.version, by=by, now=at)


def _approve(letter: Letter, by: User, supervisor: User, at: datetime) -> Letter:
    handed_in = _hand_in(letter, by, at)
    return approve(handed_in, version=handed_in.version, by=supervisor, now=at)


def _send(letter: Letter, by: User, supervisor: User, at: datetime) -> Letter:
    approved, sent_on = _approve(letter, by, supervisor, at), local_day(at)
    sending = LetterSending(sent_on=sent_on, sent_how="secure_email", reply_due_on=sent_on + 5 * DAY)
    return send_letter(approved, sending, version=approved.version, by=by, now=at)
