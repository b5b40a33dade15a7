"""Ends decisions and recommendations that were waiting for something when a new event answers them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from accounts.people.models import User
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import finish_tasks_about
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.recommendations.models import Recommendation, RecommendationAnswer, RecommendationKind
from casework.recommendations.services import answer_recommendation
from orders.applications.models.application import Application
from record.events import events as told
from record.vocabulary.reasons import reason_words
from record.vocabulary.steps import ENDINGS, ApplicationStep

ANSWERS: Final = {
    ApplicationStep.DECIDED_TO_APPLY: RecommendationAnswer.ACCEPTED,
    ApplicationStep.DECLINED: RecommendationAnswer.DECLINED,
}
NO_REASON: Final = "No reason was given."


def answer_what_waits(case: Case, new: Iterable[told.CaseEvent], *, by: User | None, now: datetime) -> None:
    """For each new event, finish the task and answer the recommendation that it settles."""
    for event in new:
        match event.content:
            case told.ApplicationEvent(step=step) as content if (
                step in ENDINGS or step is ApplicationStep.INTERIM_APPLIED
            ):
                _decided(case, content.label, by, now)
            case told.OrderMade(application=label):
                _decided(case, label, by, now)
        if by is not None and isinstance(event.content, told.ApplicationEvent) and event.content.step in ANSWERS:
            _answer(case, event, event.content, by, now)


def _decided(case: Case, label: str, by: User | None, now: datetime) -> None:
    """An interim order was applied for, or the whole application is over: nobody has to decide any more."""
    for application in Application.objects.filter(case=case, label=label):
        finish_tasks_about(case, TaskKind.INTERIM_DECISION, about=application, by=by, now=now)


def _answer(case: Case, event: told.CaseEvent, content: told.ApplicationEvent, by: User, now: datetime) -> None:
    """What the force does about the request is its answer to our recommendation to make it (F-51)."""
    force = Application.objects.filter(case=case, label=content.label).values("force_id")
    rows = Recommendation.objects.filter(case=case, kind=RecommendationKind.ORDER, answer="", force__in=force)
    for row in rows.filter(made_on__lte=local_day(event.at)).select_related("case"):
        values = {
            "answer": ANSWERS[content.step],
            "answered_on": local_day(event.at),
            "answer_reason": reason_words(content.reason)
            or (NO_REASON if content.step is ApplicationStep.DECLINED else ""),
        }
        answer_recommendation(row, values, version=row.version, by=by, now=now)
