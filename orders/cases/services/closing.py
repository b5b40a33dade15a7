"""Closes a case when a second person confirms it, and takes it up again with everything that was known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.models.closing import Closing
from casework.cases.services.locks import lock
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import answer_concern, end_concerns_of_kind, raise_concern
from casework.dates.rules.london_time import local_day
from casework.editing.services.second_press import who_was_first
from orders.cases.rules import (
    CaseAtClosing,
    ClosingObstacle,
    LateClock,
    OpenConcern,
    blocks,
    check_client_told,
    check_confirmer,
    check_words,
)
from record.authors import Author
from record.case_state.state import CaseState
from record.law.services import law_of
from record.recording import NewEvent, events_of, record
from record.replay.replay import replay_events
from risk.clocks.models.clock import Clock
from risk.reviews.models.review import RiskReview
from risk.thresholds.services.cadence import cadence_on

ENDED_BY_CLOSING: Final = (ConcernKind.CLOSING_ASKED, ConcernKind.NOBODY_AT_FORCE)


@dataclass(frozen=True, kw_only=True)
class ClosingChecklist:
    """What a supervisor confirms; to have looked at risk, orders and breaches is what the act itself says."""

    reason: str
    words: str = ""
    told_on: date | None = None
    told_how: str = ""
    not_told_because: str = ""


@transaction.atomic
def ask_to_close(case: Case, because: str, *, by: User, now: datetime) -> Closing:
    """Put a closing before the supervisors of the team."""
    locked = lock(case)
    if locked.closed_at is not None:
        raise AlreadyDone("This case is closed already.", _said_of(locked))
    if not because.strip():
        raise RuleViolation("Say why the case can be closed.", field="because")
    if _asked(locked) is not None:
        raise AlreadyDone("Closing has been asked for already; a supervisor will look at it.", _said_of(locked))
    closing = Closing.objects.create(
        organisation_id=locked.organisation_id,
        case=locked,
        asked_at=now,
        asked_by=by,
        asked_because=because.strip(),
    )
    raise_concern(locked, ConcernKind.CLOSING_ASKED, about=closing, by=by, now=now)
    audit(by=by, act="case.ask_to_close", subject=locked, now=now)
    return closing


@transaction.atomic
def close_case(case: Case, checklist: ClosingChecklist, *, by: User, now: datetime) -> Closing:
    """Close a case that nothing keeps open: its clocks stop, and nothing but a reopening can follow."""
    locked = lock(case)
    if locked.closed_at is not None:
        raise AlreadyDone("This case is closed already.", _said_of(locked))
    concern = _asked(locked)
    check_confirmer(by=by.pk, caseworker=locked.caseworker_id, asked_by=concern.raised_by_id if concern else None)
    _check(checklist, now)
    if blocks_of(locked, now=now):
        raise RuleViolation("Something still keeps this case open. Look at the list above.")
    closing = _closing(locked, concern)
    closing.closed_at, closing.closed_by, closing.risk_level = now, by, locked.risk_level
    closing.reason, closing.words = checklist.reason, checklist.words.strip()
    closing.client_told_on, closing.client_told_how = checklist.told_on, checklist.told_how
    closing.not_told_because = checklist.not_told_because.strip()
    closing.save()
    if concern is not None:
        answer_concern(concern, answer="The case was closed.", by=by, now=now)
    end_concerns_of_kind(case, ConcernKind.NOBODY_AT_FORCE, answer="The case was closed.", by=by, now=now)
    facts = {"reason": checklist.reason}
    record(case, [NewEvent(now, "case_closed", facts, note=closing.words)], Author(by, now))
    audit(by=by, act="case.close", subject=locked, now=now, reason=checklist.reason)
    return closing


@transaction.atomic
def reopen_case(case: Case, reason: str, words: str, *, by: User, now: datetime) -> Case:
    """Take a closed case up again: it keeps everything; a caseworker who has left does not keep it."""
    locked = lock(case)
    if locked.closed_at is None:
        raise AlreadyDone("This case is open already.", _said_of(locked))
    check_words(reason, words, field="words")
    record(case, [NewEvent(now, "case_reopened", {"reason": reason}, note=words.strip())], Author(by, now))
    if case.caseworker is not None and not case.caseworker.is_active:
        case.caseworker = None
        case.save()
    closing = case.closings.filter(closed_at__isnull=False, reopened_at=None).order_by("-closed_at").first()
    if closing is not None:
        closing.reopened_at, closing.reopened_by = now, by
        closing.reopened_for, closing.reopening_words = reason, words.strip()
        closing.save()
    audit(by=by, act="case.reopen", subject=locked, now=now, reason=reason)
    return case


def blocks_of(case: Case, *, now: datetime) -> list[ClosingObstacle]:
    """What stands in the way of closing a case now."""
    return blocks(history_of(case), _known(case, now), now)


def history_of(case: Case) -> CaseState:
    events = events_of(case)
    return replay_events(events, law_of(case.organisation_id), recorded=len(events)).history


def last_review(case: Case) -> RiskReview | None:
    """The last time that a person looked at the risk."""
    rows = RiskReview.objects.filter(case=case, raised_automatically=False).select_related("recorded_by")
    return rows.newest_first().first()


def _known(case: Case, now: datetime) -> CaseAtClosing:
    review = last_review(case)
    late = Clock.objects.filter(case=case).late(now).worst_first(now)
    concerns = Concern.objects.filter(case=case).open().exclude(kind__in=ENDED_BY_CLOSING)
    return CaseAtClosing(
        risk=case.risk_level,
        reviewed_at=review.at if review else None,
        next_review_on=review.next_review_on if review else None,
        late=[LateClock(row.rule, row.subject, row.level or "") for row in late],
        concerns=[OpenConcern(str(row.public_id), row.get_kind_display()) for row in concerns.order_by("raised_at")],
        cadence=cadence_on(case.organisation_id, local_day(now)).days,
    )


def _check(checklist: ClosingChecklist, now: datetime) -> None:
    check_words(checklist.reason, checklist.words, field="words")
    check_client_told(
        told_on=checklist.told_on,
        how=checklist.told_how,
        not_told_because=checklist.not_told_because,
        today=local_day(now),
    )


def _said_of(case: Case) -> list[tuple[str, str]]:
    """What the latest closing of a case says, for whoever came second."""
    row = case.closings.order_by("-pk").select_related("asked_by", "closed_by", "reopened_by").first()
    if row is None:
        return []
    if row.reopened_at:
        return [("Reopened because", row.reopening_words), who_was_first(row.reopened_by, row.reopened_at)]
    if row.closed_at:
        return [("Closed because", row.words), who_was_first(row.closed_by, row.closed_at)]
    return [("Asked because", row.asked_because), who_was_first(row.asked_by, row.asked_at)]


def _asked(case: Case) -> Concern | None:
    """The question to close it that nobody has answered."""
    return Concern.objects.filter(case=case, kind=ConcernKind.CLOSING_ASKED).open().first()


def _closing(case: Case, concern: Concern | None) -> Closing:
    """The closing that was asked for, or a new one."""
    if concern is not None and concern.about_id is not None:
        return Closing.objects.get(case=case, public_id=concern.about_id)
    return Closing(organisation_id=case.organisation_id, case=case)
