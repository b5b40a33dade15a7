"""Changes the questions that a service asks before it accepts a referral."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.editing.services.row_versions import change
from casework.referrals.models import EligibilityQuestion
from casework.referrals.rules import DEFAULT_QUESTIONS


@transaction.atomic
def make_questions_own(organisation: Organisation) -> None:
    """Copy the default questions into rows of the service, once, so that it can change them."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if EligibilityQuestion.objects.filter(organisation=organisation).exists():
        return
    for position, question in enumerate(DEFAULT_QUESTIONS, start=1):
        EligibilityQuestion.objects.create(
            organisation=organisation,
            key=question.key,
            words=question.words,
            hint=question.hint,
            position=position,
        )


@transaction.atomic
def add_question(organisation: Organisation, *, words: str, hint: str, by: User, now: datetime) -> EligibilityQuestion:
    """Ask one more thing, after the others."""
    make_questions_own(organisation)
    rows = EligibilityQuestion.objects.filter(organisation=organisation)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    question = EligibilityQuestion.objects.create(
        organisation=organisation, key=uuid4().hex, words=words.strip(), hint=hint.strip(), position=last + 1
    )
    audit(by=by, act="eligibilityquestion.add", subject=question, now=now)
    return question


@transaction.atomic
def change_question(
    question: EligibilityQuestion, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> EligibilityQuestion:
    """Put a question in other words, move it, or stop asking it; one question at least stays."""
    Organisation.objects.select_for_update(no_key=True).get(pk=question.organisation_id)
    rows = EligibilityQuestion.objects.filter(organisation_id=question.organisation_id)
    if not values["is_asked"] and not rows.asked().exclude(pk=question.pk).exists():
        raise RuleViolation("At least one question must be asked.", field="is_asked")
    return change(question, values, version=version, by=by, now=now)
