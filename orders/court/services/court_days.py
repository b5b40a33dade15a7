"""Writes down what staff know of a day at court, before it and after, and sets and moves dates of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final, TypeVar

from django.db import models, transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open, lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince, change
from casework.editing.services.second_press import moment_in_words
from orders.court.models.court_day import (
    ABOUT,
    ABOUT_WHAT,
    AtCourt,
    CourtDate,
    CourtDateKind,
    CourtDateOutcome,
    HearingDetail,
)
from orders.court.models.hearing import Hearing
from orders.court.rules import check_day, check_time

Row = TypeVar("Row", bound=AtCourt)
COPIED: Final = ("court", "room", "by_video", "attends", "measures_wanted", "client_coming")
"""What stays as it was when a date is moved; what was granted for one day has to be asked for again."""


@dataclass(frozen=True, kw_only=True)
class NewCourtDate:
    """A day at court: for what, about which thing of the case, when and where."""

    kind: str
    hearing_on: date
    about: models.Model | None = None
    starts: time | None = None
    court: str = ""
    room: str = ""
    by_video: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class NewCourtOutcome:
    """What came of a court date: how it ended, why it was moved, and the day it was moved to if that is known."""

    outcome: str
    reason_code: str = ""
    reason: str = ""
    next_on: date | None = None
    next_starts: time | None = None


def detail_of(hearing: Hearing) -> HearingDetail:
    """What is known of a hearing, or the blank page for it: version 0."""
    known = HearingDetail.objects.filter(hearing=hearing).select_related("attends", "case").first()
    return known or HearingDetail(
        hearing=hearing, case=hearing.case, organisation_id=hearing.organisation_id, version=0
    )


@transaction.atomic
def change_hearing(
    hearing: Hearing, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> HearingDetail:
    """Write down what is known of a hearing of an open case; the first time makes its row."""
    case = lock_open_case_of(hearing)
    check_time(hearing.hearing_on, values.get("starts"))
    row = HearingDetail.objects.filter(hearing=hearing).first()
    if row is None:
        changed = HearingDetail.objects.create(
            hearing=hearing, case=case, organisation_id=case.organisation_id, changed_at=now, **values
        )
        audit(by=by, act="hearingdetail.add", subject=changed, now=now, case=case.public_id)
    else:
        changed = _change(row, values, version=version, by=by, now=now)
    _finish_if_settled(case, changed, hearing, by=by, now=now)
    return changed


@transaction.atomic
def add_court_date(case: Case, new: NewCourtDate, *, by: User, now: datetime) -> CourtDate:
    """Write down a day at court that is no listing of an application."""
    locked = lock_open(case)
    check_day(new.hearing_on, today=local_day(now))
    check_time(new.hearing_on, new.starts)
    row = CourtDate.objects.create(
        case=locked,
        organisation_id=locked.organisation_id,
        kind=new.kind,
        hearing_on=new.hearing_on,
        starts=new.starts,
        court=new.court,
        room=new.room,
        by_video=new.by_video,
        note=new.note,
        recorded_at=now,
        recorded_by=by,
        changed_at=now,
        **_about(locked, new),
    )
    audit(by=by, act="court_date.add", subject=row, now=now, case=locked.public_id, kind=new.kind)
    return row


@transaction.atomic
def change_court_date(
    court_date: CourtDate, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> CourtDate:
    """Write down what is known of a court date. Its day is moved by its outcome, so that the move is seen."""
    case = lock_open_case_of(court_date)
    check_time(court_date.hearing_on, values.get("starts"))
    changed = _change(court_date, values, version=version, by=by, now=now)
    _finish_if_settled(case, changed, court_date, by=by, now=now)
    return changed


@transaction.atomic
def record_court_outcome(
    court_date: CourtDate,
    found: NewCourtOutcome,
    values: Mapping[str, Any],
    *,
    version: int,
    by: User,
    now: datetime,
) -> CourtDate:
    """Write down what came of a court date and who was there; moved to another day, that day is set as well."""
    case = lock_open_case_of(court_date)
    _check_outcome(court_date, found, now)
    stored = CourtDate.objects.get(pk=court_date.pk)
    if stored.version != version:
        raise RowChangedSince(stored)
    if stored.outcome and stored.outcome != found.outcome:
        stored_words = [
            ("What came of it", stored.get_outcome_display()),
            ("Recorded", moment_in_words(stored.outcome_at)),
        ]
        raise AlreadyDone("What came of this date is recorded already.", stored_words, field="outcome")
    ended = {
        "outcome": found.outcome,
        "outcome_at": stored.outcome_at or now,
        "reason_code": found.reason_code,
        "reason": found.reason,
    }
    changed = _change(stored, {**values, **ended}, version=version, by=by, now=now)
    finish_tasks_about(case, TaskKind.HEARING, about=court_date, by=by, now=now)
    if found.next_on is not None:
        _move(changed, found, found.next_on, by=by, now=now)
    return changed


def _check_outcome(court_date: CourtDate, found: NewCourtOutcome, now: datetime) -> None:
    today = local_day(now)
    if found.outcome == CourtDateOutcome.HELD and court_date.hearing_on > today:
        raise RuleViolation("This day has not come yet: it cannot have been held.", field="outcome")
    if found.next_on is None:
        if found.outcome == CourtDateOutcome.RELISTED:
            raise RuleViolation("Enter the day it was moved to.", field="next_on")
        return
    if found.outcome not in {CourtDateOutcome.RELISTED, CourtDateOutcome.ADJOURNED}:
        raise RuleViolation("A next day follows only if this one was adjourned or moved.", field="next_on")
    check_day(found.next_on, today=today, field="next_on")
    check_time(found.next_on, found.next_starts, field="next_starts")


def _move(earlier: CourtDate, found: NewCourtOutcome, next_on: date, *, by: User, now: datetime) -> CourtDate:
    if CourtDate.objects.filter(earlier=earlier).exists():
        raise RuleViolation("The day that follows this one is recorded already.", field="next_on")
    row = CourtDate.objects.create(
        **{name: getattr(earlier, name) for name in ("case", "organisation_id", "kind", *ABOUT, *COPIED)},
        earlier=earlier,
        hearing_on=next_on,
        starts=found.next_starts,
        recorded_at=now,
        recorded_by=by,
        changed_at=now,
    )
    audit(by=by, act="court_date.move", subject=row, now=now, case=row.case.public_id, kind=row.kind)
    return row


def _about(case: Case, new: NewCourtDate) -> dict[str, models.Model]:
    """The column for what it is about, if it suits the kind and is the case's own."""
    names = ABOUT_WHAT[CourtDateKind(new.kind)]
    if new.about is None:
        if names:
            raise RuleViolation("Choose what this date is about.", field="about")
        return {}
    name = next((name for name in names if CourtDate._meta.get_field(name).related_model is type(new.about)), None)
    if name is None or getattr(new.about, "case_id", None) != case.pk:
        raise RuleViolation("Choose something that suits this kind of date.", field="about")
    return {name: new.about}


def _change(row: Row, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Row:
    """Change a row under its case's lock; that it was changed is itself only said when something was."""
    stored = type(row)._default_manager.get(pk=row.pk)
    differs = any(getattr(stored, name) != value for name, value in values.items())
    stamped = {**values, "changed_at": now} if differs else values
    return change(row, stamped, version=version, by=by, now=now)


def _finish_if_settled(case: Case, row: AtCourt, about: models.Model, *, by: User, now: datetime) -> None:
    """Nothing is left to ask for: what asked for it is done."""
    if row.measures_asked or row.measures_settled:
        finish_tasks_about(case, TaskKind.HEARING, about=about, by=by, now=now)
