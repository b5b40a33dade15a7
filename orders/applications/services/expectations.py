"""Writes down what the party that an application waits on has promised to do by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.services.locks import lock_open_case_of
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.applications.models.expectation import Expectation


@dataclass(frozen=True, kw_only=True)
class NewExpectation:
    """What was promised, by whom, on which day, and for which day."""

    words: str
    told_on: date
    expected_on: date
    told_by: str = ""


@transaction.atomic
def expect(application: Application, new: NewExpectation, *, by: User | None, now: datetime) -> Expectation:
    """Keep a promise of whoever is awaited now; it holds as long as the application stands at this stage."""
    lock_open_case_of(application)
    _check(application, new, local_day(now))
    row = Expectation.objects.create(
        organisation_id=application.organisation_id,
        case_id=application.case_id,
        application=application,
        party=application.waiting_on,
        stage_entered_at=application.stage_entered_at,
        recorded_at=now,
        recorded_by=by,
        **vars(new),
    )
    if application.hearing_on is None:
        application.next_expected_on = new.expected_on
        application.save()
    audit(by=by, act="expectation.keep", subject=row, now=now, party=row.party)
    return row


def _check(application: Application, new: NewExpectation, today: date) -> None:
    if application.determined_at is not None:
        raise RuleViolation("This application has been decided: nothing more is expected on it.")
    if not new.words.strip():
        raise RuleViolation("Say what was promised.", field="words")
    if new.told_on > today:
        raise RuleViolation("This day lies in the future. Record it when they have said so.", field="told_on")
    if new.expected_on < today:
        raise RuleViolation("This day has passed. Ask for a new one.", field="expected_on")
