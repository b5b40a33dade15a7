"""What is asked of an order that a court has made, with its conditions, and of each step that follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from casework.fields import DayField, MomentField
from casework.models import Case
from orders.forms.record import RecordForm, StepForm, WordsField, note_field
from orders.models import Condition, ConditionKind, OrderKind
from orders.rules.vocabulary import OrderStep
from orders.services.applications import NewStep
from orders.services.orders import NewCondition, NewOrder

MOST_CONDITIONS: Final = 8
FEWEST_SHOWN: Final = 2
LONGEST_ORDER: Final = timedelta(days=50 * 366)
ON_A_DAY: Final = "on_a_day"
FURTHER_ORDER: Final = "further_order"
ENDS: Final = [(ON_A_DAY, "On a day"), (FURTHER_ORDER, "When the court makes a further order: no last day")]
WANTED: Final[dict[OrderStep, frozenset[str]]] = {
    OrderStep.REQUIREMENT_EVIDENCED: frozenset({"condition"}),
    OrderStep.RENEWED: frozenset({"ends", "last_day"}),
}


def ends_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="When does it end?",
        choices=ENDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it ends on a day."},
    )


def last_day_field() -> DayField:
    return DayField(
        label="Its last day",
        required=False,
        help_text="For example, 3/3/2028. The last day on which it holds. Empty only if it has no last day.",
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
    if last_day and since and last_day - since > LONGEST_ORDER:
        form.add_error("last_day", "That is more than 50 years. Check the year, or choose that it has no last day.")


class OrderForm(RecordForm):
    """An order as the court made it, with up to eight conditions."""

    kind = forms.ChoiceField(
        label="Which kind of order?",
        choices=OrderKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of order."},
    )
    at = MomentField(label="When did the court make it?")
    ends = ends_field()
    last_day = last_day_field()
    note = note_field(help_text="For example: which court, and who was there.")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime, rows: int = FEWEST_SHOWN
    ) -> None:
        super().__init__(typed, case=case, now=now)
        self.rows = range(1, rows + 1)
        for number in self.rows:
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        self.fields[f"kind_{number}"] = forms.ChoiceField(
            label="What kind of condition?",
            choices=ConditionKind.choices,
            widget=forms.RadioSelect,
            initial=ConditionKind.PROHIBITION,
        )
        self.fields[f"text_{number}"] = WordsField(label="What the order says", rows=2, required=False)
        self.fields[f"due_on_{number}"] = DayField(
            label="By when", required=False, help_text="Only for what must be done. For example, 3/3/2026."
        )

    def condition_rows(self) -> Iterator[tuple[int, Sequence[BoundField]]]:
        for number in self.rows:
            yield number, [self[f"{name}_{number}"] for name in ("kind", "text", "due_on")]

    @property
    def has_room(self) -> bool:
        return len(self.rows) < MOST_CONDITIONS

    def clean(self) -> dict[str, Any]:
        made_at: datetime | None = self.cleaned_data.get("at")
        check_end(self, made_at.date() if made_at else None)
        given = [self._is_given(number) for number in self.rows]
        if not any(given):
            self.add_error("text_1", "Give at least one condition of the order.")
        return self.cleaned_data

    def _is_given(self, number: int) -> bool:
        """Whether a row says anything; what it says must be whole."""
        typed = self.cleaned_data
        text, due_on = typed.get(f"text_{number}"), typed.get(f"due_on_{number}")
        if due_on and not text:
            self.add_error(f"text_{number}", f"Say what condition {number} is.")
        if due_on and typed.get(f"kind_{number}") == ConditionKind.PROHIBITION:
            self.add_error(f"due_on_{number}", "Only what must be done has a day by which it is due.")
        return bool(text or due_on or f"text_{number}" in self.errors or f"due_on_{number}" in self.errors)

    def new_order(self) -> NewOrder:
        typed = self.cleaned_data
        conditions = [
            NewCondition(kind=typed[f"kind_{row}"], text=typed[f"text_{row}"], due_on=typed[f"due_on_{row}"])
            for row in self.rows
            if typed[f"text_{row}"]
        ]
        return NewOrder(
            kind=typed["kind"],
            made_at=typed["at"],
            last_day=typed["last_day"],
            conditions=conditions,
            note=typed["note"],
        )


class OrderStepForm(StepForm):
    """One step of an order: the form shows only what that step needs."""

    condition = forms.ChoiceField(
        label="Which requirement?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the requirement.", "invalid_choice": "Choose one of the requirements."},
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
        if self.step is OrderStep.RENEWED:
            made_at: datetime | None = self.cleaned_data.get("at")
            check_end(self, made_at.date() if made_at else None)
        return self.cleaned_data

    def new_step(self) -> NewStep:
        typed = self.cleaned_data
        facts: dict[str, object] = {}
        if self.step is OrderStep.REQUIREMENT_EVIDENCED:
            facts = {"condition": typed["condition"]}
        if self.step is OrderStep.RENEWED:
            facts = {"last_day": typed["last_day"].isoformat() if typed["last_day"] else None}
        return NewStep(step=self.step, at=typed["at"], facts=facts, note=typed["note"])
