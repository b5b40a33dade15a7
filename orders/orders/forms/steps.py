"""Forms for each step of an order after it is made, and for its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django import forms

from casework.cases.models.case import Case
from casework.dates.forms import NOT_KNOWN, NOT_KNOWN_WORDS
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField
from orders.applications.services.steps import NewApplicationStep
from orders.orders.models import Condition
from orders.steps.forms.recording import StepForm, note_field
from record.vocabulary.steps import OrderStep

LONGEST_ORDER: Final = timedelta(days=50 * 366)
ON_A_DAY: Final = "on_a_day"
FURTHER_ORDER: Final = "further_order"
ENDS: Final = [(ON_A_DAY, "On a day"), (FURTHER_ORDER, "When the court makes a further order: no last day")]
ENDS_OR_NOT_KNOWN: Final = [*ENDS, (NOT_KNOWN, NOT_KNOWN_WORDS)]
WANTED: Final[dict[OrderStep, frozenset[str]]] = {
    OrderStep.REQUIREMENT_EVIDENCED: frozenset({"condition"}),
    OrderStep.RENEWED: frozenset({"ends", "last_day"}),
    OrderStep.LAST_DAY_FOUND: frozenset({"ends", "last_day"}),
}


def ends_field(*, may_be_unknown: bool = False) -> PickField:
    """The question; a renewal is recorded once its new last day is known, and until then the old one counts."""
    return PickField(
        label="When does it end?",
        choices=ENDS_OR_NOT_KNOWN if may_be_unknown else ENDS,
        missing="Choose whether it ends on a day.",
    )


def last_day_field() -> DayField:
    return DayField(
        label="Its last day",
        required=False,
        help_text="For example, 3/3/2028. The last day on which it holds. Empty only where no day was chosen.",
    )


def check_end(form: forms.Form, since: date | None) -> None:
    """The answer and the day must say the same; a slip in the year is asked about."""
    ends, last_day = form.cleaned_data.get("ends"), form.cleaned_data.get("last_day")
    if "last_day" in form.errors:
        return
    if ends == ON_A_DAY and last_day is None:
        form.add_error("last_day", "Give the last day on which it holds.")
    if ends == FURTHER_ORDER and last_day is not None:
        form.add_error("last_day", "You gave a last day, but chose that it has none. Delete one of the two.")
    if ends == NOT_KNOWN and last_day is not None:
        form.add_error("last_day", "You gave a last day, but chose that nobody knows it. Delete one of the two.")
    if last_day and since and last_day - since > LONGEST_ORDER:
        form.add_error("last_day", "That is more than 50 years. Check the year, or choose that it has no last day.")


class OrderStepForm(StepForm):
    """One step of an order: the form shows only what that step needs."""

    condition = PickField(
        label="Which requirement?",
        missing="Choose the requirement.",
    )
    ends = ends_field()
    last_day = last_day_field()
    note = note_field()

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        step: OrderStep,
        case: Case,
        now: datetime,
        requirements: Sequence[Condition] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, case=case, now=now, **kwargs)
        self.step = step
        self.keep_only(WANTED.get(step, frozenset()))
        if step is OrderStep.REQUIREMENT_EVIDENCED:
            choices = [(each.label, each.text) for each in requirements]
            self.fields["condition"].choices = choices  # type: ignore[attr-defined]
        if step is OrderStep.NOT_RENEWING_REVIEWED:
            self.require_note("Why it is not renewed", "Say why it is not renewed.")

    def clean(self) -> dict[str, Any]:
        super().clean()
        if "ends" in self.fields:
            made_at: datetime | None = self.cleaned_data.get("at")
            check_end(self, made_at.date() if made_at else None)
        return self.cleaned_data

    def new_step(self) -> NewApplicationStep:
        typed = self.cleaned_data
        facts: dict[str, object] = {}
        if self.step is OrderStep.REQUIREMENT_EVIDENCED:
            facts = {"condition": typed["condition"]}
        if "ends" in self.fields:
            facts = {"last_day": typed["last_day"].isoformat() if typed["last_day"] else None}
        return NewApplicationStep(step=self.step, at=typed["at"], facts=facts, note=typed["note"], seen=self.seen)
