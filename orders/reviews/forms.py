"""What is asked of somebody who reviews a case's risk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel
from casework.dates.rules.london_time import local_day
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.reviews.services.reviews import NewReview
from orders.steps.forms.recording import RecordForm
from orders.steps.forms.second_press import SecondPressForm
from risk.reviews.models.signature import SignatureAnswer
from risk.thresholds.rules.cadence import cadence_words
from risk.thresholds.services.cadence import cadence_on


class RiskReviewForm(SecondPressForm, RecordForm):
    """The level, why, and when to look again. A review that is given no time happened just now."""

    too_early = "The case was opened on {:%-d %B %Y at %H:%M}; a review of it comes after that."

    level = PickField(
        label="Level of risk",
        choices=RiskLevel.choices,
        help_text="A higher level holds at once. A lower one holds when a supervisor has signed it. "
        "Very high holds at once, and is still to be signed by a supervisor.",
        missing="Choose a level of risk.",
    )
    reason = WordsField(
        label="Why this level",
        rows=4,
        help_text="What has changed, what has not, and what you based it on.",
        missing="Say why you choose this level.",
    )
    next_review_on = DayField(label="Look at it again on", required=False)
    later_reason = WordsField(
        label="Why a later day will do",
        rows=2,
        required=False,
        help_text="Only if the day is later than your organisation's setting.",
    )
    at = MomentField(label="When was it reviewed?", required=False, help_text="Leave it empty if it was just now.")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime, **kwargs: Any) -> None:
        super().__init__(typed, case=case, now=now, initial={"level": case.risk_level, "at": None}, **kwargs)
        self.begins_at = case.opened_at
        self.fields["next_review_on"].help_text = cadence_words(cadence_on(case.organisation_id, local_day(now)))

    def new_review(self) -> NewReview:
        facts = {**self.facts, "at": self.cleaned_data["at"] or self.settled(self.now)}
        return NewReview(**facts)


class SignatureForm(ActForm):
    """Whether a second person signs, and what that person says."""

    answer = PickField(
        label="Your answer",
        choices=[("signed", "I sign it"), ("refused", "I do not sign it")],
        missing="Choose whether you sign it.",
    )
    words = WordsField(
        label="What you say about it",
        rows=3,
        required=False,
        help_text="Needed if you do not sign it. It is kept with your name.",
    )

    @property
    def signs(self) -> bool:
        return bool(self.cleaned_data["answer"] == SignatureAnswer.SIGNED)
