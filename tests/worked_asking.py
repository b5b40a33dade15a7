"""What stands beside a request for an order in the shared case, with words in it that the police must never see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from accounts.people.models import User
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.applications.models.challenge import Challenge
from orders.applications.models.decision import InterimDecision, RequestDecision
from orders.grounds.models.criterion import Criterion
from orders.grounds.models.draft_condition import DraftCondition
from orders.grounds.services.draft_conditions import add_draft

GROUND_WORDS: Final = "Counts her steps from the bandstand"
DRAFT_TEXT: Final = "Not to whistle in the arboretum"
CHALLENGE_WORDS: Final = "Asked the brigadier for his reasons"
DECISION: Final = "She dreads the gondola season"
SECRETS: Final = (GROUND_WORDS, DRAFT_TEXT, CHALLENGE_WORDS, DECISION)


@dataclass(frozen=True)
class Asked:
    """The rows that the tests name."""

    draft: DraftCondition
    challenge: Challenge


def ask_beside(application: Application, pending: Application, by: User, now: datetime) -> Asked:
    """One of everything; the rows with an address of their own stand beside the request that is decided."""
    today = local_day(now)
    made: dict[str, Any] = {"organisation_id": application.organisation_id, "case_id": application.case_id}
    told = {**made, "recorded_at": now, "recorded_by": by}
    Criterion.objects.create(**told, application=pending, ground="acts", words=GROUND_WORDS)
    decided = {**made, "reason": DECISION, "decided_at": now, "decided_by": by}
    InterimDecision.objects.create(**decided, application=pending, choice="not_wanted")
    RequestDecision.objects.create(**decided, reason_code="other")
    draft = {"kind": "prohibition", "text": DRAFT_TEXT, "why_necessary": DRAFT_TEXT}
    sent = {"kind": "complaint", "words": CHALLENGE_WORDS, "sent_on": today, "due_on": today + timedelta(days=9)}
    return Asked(
        DraftCondition.objects.create(**told, application=application, **draft),
        Challenge.objects.create(**told, application=application, **sent),
    )


def draft_of_one_condition(application: Application, by: User, **fields: Any) -> DraftCondition:
    """A condition in the draft of a request, which the client wants unless said otherwise."""
    values = {
        **dict.fromkeys(("named_by_guidance", "locality", "practicality", "provider", "victim_words"), ""),
        **dict.fromkeys(("first_day", "last_day")),
        **dict.fromkeys(("religion", "work", "education"), "no_conflict"),
        "kind": "prohibition",
        "text": "Not to contact her by any means",
        "why_necessary": "He writes every night",
        "can_deliver": "not_asked",
        "victim_view": "wanted",
    }
    return add_draft(application, {**values, **fields}, by=by, now=timezone.now())
