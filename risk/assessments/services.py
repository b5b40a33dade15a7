"""Keeps what people make of the risk beside its level: screenings, results of tools, the police's view, opinions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models, transaction

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_open
from casework.concerns.models import ConcernKind
from casework.concerns.services import answer_concerns_about, end_concerns_of_kind, raise_concern
from casework.dates.rules.london_time import local_day
from risk.assessments.models.opinion import Opinion
from risk.assessments.models.police_view import PoliceView
from risk.assessments.models.screening import Screening
from risk.assessments.models.tool_result import ToolResult
from risk.assessments.rules.opinions import asks_supervisor, check_opinion
from risk.assessments.rules.police_views import differs
from risk.assessments.rules.screening import ANSWERS, PROMPTS

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, kw_only=True)
class NewScreening:
    """Answers and notes by prompt, with the opinion of whoever asked."""

    held_on: date
    answers: Mapping[str, str]
    notes: Mapping[str, str]
    opinion: str


@dataclass(frozen=True, kw_only=True)
class NewToolResult:
    """What came out of a tool, as its form says it."""

    tool: str
    tool_name: str
    used_on: date
    used_by: str
    result: str
    attachment: str


@dataclass(frozen=True, kw_only=True)
class NewPoliceView:
    """What a force said of the risk, and who told us."""

    force: Organisation
    their_words: str
    level: str
    tool: str
    said_on: date
    source: str
    told_by: str


@dataclass(frozen=True, kw_only=True)
class NewOpinion:
    """A stage or a kind of motive, and why."""

    kind: str
    choice: str
    reason: str
    formed_on: date


@transaction.atomic
def record_screening(case: Case, new: NewScreening, *, by: User, now: datetime) -> Screening:
    """Keep a screening; it changes no level."""
    _check_day(new.held_on, "held_on", now)
    if not set(new.answers) <= set(PROMPTS) or not set(new.answers.values()) <= set(ANSWERS):
        raise RuleViolation("Answer each prompt from the list.")
    return _kept(Screening(**asdict(new)), case, by, now)


@transaction.atomic
def record_tool_result(case: Case, new: NewToolResult, *, by: User, now: datetime) -> ToolResult:
    """Keep the result of a tool; it changes no level."""
    _check_day(new.used_on, "used_on", now)
    if new.tool == "other" and not new.tool_name.strip():
        raise RuleViolation("Say which tool it was.", field="tool_name")
    return _kept(ToolResult(**asdict(new)), case, by, now)


@transaction.atomic
def record_police_view(case: Case, new: NewPoliceView, *, by: User, now: datetime) -> PoliceView:
    """Keep the police's view beside ours; where they differ a supervisor is told in the same transaction."""
    _check_day(new.said_on, "said_on", now)
    if not new.force.is_police:
        raise RuleViolation("Choose a police force.", field="force")
    row = PoliceView(**{name: getattr(new, name) for name in new.__dataclass_fields__})
    row.our_level = lock_open(case).risk_level
    view = _kept(row, case, by, now)
    raise_if_views_differ(case, view.our_level, by=by, now=now)
    return view


@transaction.atomic
def raise_if_views_differ(case: Case, level: str, *, by: User | None, now: datetime) -> None:
    """Tell the supervisors when the latest view of the police and a level of ours differ; end it when they do not."""
    lock(case)
    latest = PoliceView.objects.filter(case=case).newest_first().first()
    if latest is None:
        return
    if not differs(level, latest.level):
        end_concerns_of_kind(case, ConcernKind.VIEWS_DIFFER, answer="The two views agree now.", by=None, now=now)
        return
    for older in PoliceView.objects.filter(case=case).exclude(pk=latest.pk).newest_first()[:1]:
        answer = "The police have said another level since: it is looked at by itself."
        answer_concerns_about(case, ConcernKind.VIEWS_DIFFER, about=older, answer=answer, by=None, now=now)
    raise_concern(case, ConcernKind.VIEWS_DIFFER, about=latest, by=by, now=now)


@transaction.atomic
def record_opinion(case: Case, new: NewOpinion, *, by: User, now: datetime) -> Opinion:
    """Keep an opinion; the fifth stage or a later one reaches a supervisor in the same transaction."""
    check_opinion(new.kind, new.choice)
    _check_day(new.formed_on, "formed_on", now)
    opinion = _kept(Opinion(**asdict(new)), case, by, now)
    if asks_supervisor(opinion.kind, opinion.choice):
        raise_concern(case, ConcernKind.STAGE_FIVE, about=opinion, by=by, now=now)
    return opinion


def _kept(row: Row, case: Case, by: User, now: datetime) -> Row:
    """Save a row of an open case, with who wrote it down and when."""
    locked = lock_open(case)
    values: dict[str, Any] = {
        "organisation_id": locked.organisation_id,
        "case": locked,
        "recorded_by": by,
        "recorded_at": now,
    }
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    audit(by=by, act=f"{type(row).__name__.lower()}.record", subject=row, now=now, case=locked.public_id)
    return row


def _check_day(day: date, field: str, now: datetime) -> None:
    if day > local_day(now):
        raise RuleViolation("This day lies in the future. Check it.", field=field)
