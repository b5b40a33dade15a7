"""What is asked of an order that a court has made, with its conditions, and of each step that follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from casework.fields import DayField, MomentField
from casework.forms import PickField, WordsField
from casework.models import Case
from orders.forms.record import RecordForm, StepForm, note_field
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


def ends_field() -> PickField:
    return PickField(
        label="When does it end?",
        choices=ENDS,
        missing="Choose whether it ends on a day.",
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

    kind = PickField(
        label="Which kind of order?",
        choices=OrderKind.choices,
        missing="Choose the kind of order.",
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
        self.fields[f"kind_{number}"] = PickField(
            label="What kind of condition?",
            missing="Choose what kind of condition it is.",
            choices=ConditionKind.choices,
            initial=ConditionKind.PROHIBITION,
        )
        self.fields[f"text_{number}"] = WordsField(
            label="What the order says",
            rows=2,
            required=number == 1,
            missing="Give at least one condition of the order.",
        )
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
        for number in self.rows:
            self._check_row(number)
        return self.cleaned_data

    def _check_row(self, number: int) -> None:
        """What a row says must be whole."""
        typed = self.cleaned_data
        text, due_on = typed.get(f"text_{number}"), typed.get(f"due_on_{number}")
        if text == "" and due_on is None:
            self.errors.pop(f"kind_{number}", None)
        if due_on and text == "":
            self.add_error(f"text_{number}", f"Say what condition {number} is.")
        if due_on and typed.get(f"kind_{number}") == ConditionKind.PROHIBITION:
            self.add_error(f"due_on_{number}", "Only what must be done has a day by which it is due.")

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
