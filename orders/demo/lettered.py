"""Furnishes the demo with letters at every step: a draft, one to approve, one to send, one overdue, one answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from accounts.models import User
from casework.models import Case
from casework.rules.london import local_day
from orders.demo.accounts import Service
from orders.models import Application, Breach, Letter
from orders.rules.letters.kinds import Kind
from orders.services.letters.deciding import approve, hand_in
from orders.services.letters.matters import Thing
from orders.services.letters.sending import Reply, Sending, record_reply, send_letter
from orders.services.letters.writing import NewLetter, write_letter

DAY: Final = timedelta(days=1)


def furnish(service: Service, now: datetime) -> None:
    """Letters about the oldest open requests and a breach of the first caseworker; her supervisor reads them."""
    worker, supervisor = service.caseworkers[0], service.supervisors[0]
    cases = Case.objects.open().filter(caseworker=worker)
    rows = Application.objects.open().filter(case__in=cases).select_related("force").order_by("requested_at", "id")
    asked = [row for row in rows if row.requested_at < now - 8 * DAY][:3]
    if len(asked) < 3:
        return
    waiting, unanswered, answered = asked
    _hand_in(_write(waiting, Kind.SENIOR_OFFICER, worker, now - DAY), worker, now - DAY)
    _send(_write(unanswered, Kind.CHASE, worker, now - 8 * DAY), worker, supervisor, now - 7 * DAY)
    sent = _send(_write(answered, Kind.FORCE_LEAD, worker, now - 6 * DAY), worker, supervisor, now - 5 * DAY)
    words = "The force lead has taken the case on and will write to us by the end of next week."
    reply = Reply(reply_on=local_day(now - DAY), reply_words=words, outcome="partly")
    record_reply(sent, reply, version=sent.version, by=worker, now=now - DAY)
    _write(answered, Kind.SENIOR_OFFICER, worker, now)
    _approve(_write(unanswered, Kind.FORCE_LEAD, worker, now - DAY), worker, supervisor, now - DAY)
    breach = Breach.objects.filter(case__in=cases).open().select_related("force").order_by("reported_at", "id").first()
    if breach is not None:
        _write(breach, Kind.FORCE_LEAD, worker, now)


def _write(thing: Thing, kind: Kind, by: User, at: datetime) -> Letter:
    new = NewLetter(kind=kind, recipient=thing.force.name, recipient_role="Force lead for stalking")
    return write_letter(thing, new, by=by, now=at)


def _hand_in(letter: Letter, by: User, at: datetime) -> Letter:
    return hand_in(letter, version=letter.version, by=by, now=at)


def _approve(letter: Letter, by: User, supervisor: User, at: datetime) -> Letter:
    handed_in = _hand_in(letter, by, at)
    return approve(handed_in, version=handed_in.version, by=supervisor, now=at)


def _send(letter: Letter, by: User, supervisor: User, at: datetime) -> Letter:
    approved, sent_on = _approve(letter, by, supervisor, at), local_day(at)
    sending = Sending(sent_on=sent_on, sent_how="secure_email", reply_due_on=sent_on + 5 * DAY)
    return send_letter(approved, sending, version=approved.version, by=by, now=at)
