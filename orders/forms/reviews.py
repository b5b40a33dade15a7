"""What is asked of somebody who reviews a case's risk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from casework.fields import DayField, MomentField
from casework.forms import PickField, WordsField
from casework.models import Case, RiskLevel
from orders.forms.record import RecordForm
from orders.services.reviews import NewReview


class RiskReviewForm(RecordForm):
    """The level, why, and when to look again. A review that is given no time happened just now."""

    too_early = "The case was opened on {:%-d %B %Y at %H:%M}; a review of it comes after that."

    level = PickField(
        label="Level of risk",
        choices=RiskLevel.choices,
        help_text="Lowering the level needs a supervisor who does not work on the case.",
        missing="Choose a level of risk.",
    )
    reason = WordsField(
        label="Why this level",
        rows=4,
        help_text="What has changed, what has not, and what you based it on.",
        missing="Say why you choose this level.",
    )
    next_review_on = DayField(
        label="Look at it again on",
        required=False,
        help_text="Usually within 3 days at very high risk, 14 at high, 28 at medium and 56 at standard risk.",
    )
    at = MomentField(label="When was it reviewed?", required=False, help_text="Leave it empty if it was just now.")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime) -> None:
        super().__init__(typed, case=case, now=now, initial={"level": case.risk_level, "at": None})
        self.begins_at = case.opened_at

    def new_review(self) -> NewReview:
        facts = {**self.cleaned_data, "at": self.cleaned_data["at"] or self.settled(self.now)}
        return NewReview(**facts)
