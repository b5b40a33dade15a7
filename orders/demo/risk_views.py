"""Adds to the demo what people make of the risk: the police's view, a screening, a tool's result, a level to sign."""

from __future__ import annotations

from datetime import datetime, timedelta

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.demo.accounts import DemoService
from orders.reviews.services.reviews import NewReview, judge_risk
from record.authors import Author
from risk.assessments.rules.screening import PROMPTS
from risk.assessments.services import (
    NewOpinion,
    NewPoliceView,
    NewScreening,
    NewToolResult,
    record_opinion,
    record_police_view,
    record_screening,
    record_tool_result,
)
from risk.clocks.models.clock import Clock
from risk.reviews.services.review_triggers import record_reported_change
from risk.thresholds.rules.limits import RISK_LEVELS

DAY = timedelta(days=1)


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Most risks were reviewed lately; of each caseworker's cases one is looked at from all sides, one has changed."""
    for worker in service.caseworkers:
        _review_most(worker, now)
        cases = list(Case.objects.open().filter(caseworker=worker).order_by("pk")[:2])
        if cases:
            _look_at(cases[0], worker, now - DAY)
            _propose_lower(cases[0], worker, now)
        if len(cases) > 1:
            record_reported_change(cases[1], "his_work", at=now - DAY, note="Told by the client.", by=worker, now=now)


def _review_most(worker: User, now: datetime) -> None:
    """Two of three cases, but none in which a clock waits for a review: what is late stays late."""
    waiting = Clock.objects.open().filter(rule__in=("B7", "T21")).values("case")
    cases = Case.objects.open().filter(caseworker=worker).exclude(pk__in=waiting).order_by("pk")
    for place, case in enumerate(cases):
        if place % 3:
            new = NewReview(level=case.risk_level, reason="Looked at again with the client: no change.", at=now)
            judge_risk(case, new, Author(worker, now))


def _look_at(case: Case, worker: User, now: datetime) -> None:
    today = local_day(now)
    view = NewPoliceView(
        force=case.victim_force,
        their_words="Standard, no further visits planned",
        level="standard",
        tool="DARA",
        said_on=today,
        source="officer",
        told_by="The officer in the case",
    )
    record_police_view(case, view, by=worker, now=now)
    answers = {**dict.fromkeys(PROMPTS, "no"), "very_afraid": "yes", "turns_up_often": "yes", "threats": "unclear"}
    notes = {"turns_up_often": "Three times last week, always before work."}
    opinion = "Calmer on paper than it is: he has found her new route."
    asked = NewScreening(held_on=today, answers=answers, notes=notes, opinion=opinion)
    record_screening(case, asked, by=worker, now=now)
    result = NewToolResult(
        tool="dash", tool_name="", used_on=today, used_by="The first officer", result="9 ticks, medium", attachment=""
    )
    record_tool_result(case, result, by=worker, now=now)
    stage = NewOpinion(kind="timeline", choice="4", reason="She left him in the spring.", formed_on=today)
    record_opinion(case, stage, by=worker, now=now)


def _propose_lower(case: Case, worker: User, now: datetime) -> None:
    level = RISK_LEVELS[max(RISK_LEVELS.index(case.risk_level) - 1, 0)]
    if level != case.risk_level:
        new = NewReview(level=level, reason="No contact for a month, and she feels safer.", at=now)
        judge_risk(case, new, Author(worker, now))
