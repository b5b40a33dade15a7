"""What is asked of a condition besides its words, of an appointment, and of whom an order protects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.other_people.models import OtherPerson
from casework.safe_contact.forms.guarded_text import GuardedActForm, GuardedForm
from orders.conditions.models.kept import (
    AttendanceOutcome,
    ConditionDetail,
    OwnPeriod,
    Practicality,
    ProtectedPerson,
    Reach,
)
from orders.conditions.services.requirements import NewAttendance
from orders.orders.models import Condition, ConditionKindChoices, Order
from orders.steps.forms.second_press import SecondPressForm

NOT_SAID = ("", "I have not seen the order")


class DetailForm(GuardedForm, EditForm):
    """What is known of one condition; its words are the court's and cannot be changed here."""

    guarded = ("necessity", "practicality_note", "victim_view")

    reach = PickField(
        label="Where does it hold, as the order says?",
        choices=[NOT_SAID, *Reach.choices],
        required=False,
        missing="Choose where it holds.",
    )
    period = PickField(
        label="Does the order give it days of its own?",
        choices=[NOT_SAID, *OwnPeriod.choices],
        required=False,
        missing="Choose whether it has its own days.",
    )
    necessity = WordsField(label="Why this condition is necessary", rows=3, required=False)
    practicality = PickField(
        label="Can it be kept to beside the perpetrator’s faith, work and education?",
        choices=Practicality.choices,
        missing="Choose what was found.",
    )
    practicality_note = WordsField(label="With what it conflicts, and how", rows=2, required=False)
    victim_view = WordsField(label="What the client says about it", rows=3, required=False)
    provider = WordsField(label="Who provides it", longest=200, required=False)

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, condition: Condition, row: ConditionDetail, **kwargs: Any
    ) -> None:
        super().__init__(typed, row=row, **kwargs)
        self.condition = condition
        self.hide_question()
        if condition.kind != ConditionKindChoices.POSITIVE_REQUIREMENT:
            del self.fields["provider"]

    def clean(self) -> dict[str, Any]:
        self.guard_address(self.condition.case)
        return self.cleaned_data

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name in self.fields}


class AttendanceForm(GuardedActForm, SecondPressForm):
    """One appointment, and whether it shows that the requirement is met."""

    guarded = ("note",)

    on = DayField(label="On which day was it?")
    outcome = PickField(
        label="What did the perpetrator do?",
        choices=AttendanceOutcome.choices,
        missing="Choose what the perpetrator did.",
    )
    told_by = WordsField(
        label="Who told us?", longest=200, missing="Say who told us.", help_text="For example: the programme, PC 1234."
    )
    note = WordsField(label="Note", rows=3, required=False)
    is_evidence = forms.BooleanField(
        label="This shows that the requirement is met",
        required=False,
        help_text="Then nobody is reminded of it any more.",
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("is_evidence") and typed.get("outcome") not in (AttendanceOutcome.KEPT, None):
            self.add_error("is_evidence", "An appointment that was not kept shows nothing. Choose again.")
        return typed

    def new_attendance(self) -> NewAttendance:
        return NewAttendance(**{name: self.cleaned_data[name] for name in ("on", "outcome", "told_by", "note")})


class ProtectedForm(ActForm):
    """Whom an order protects. `seen` is whom it protected when the page was drawn."""

    client = forms.BooleanField(label="The client", required=False)
    people = forms.ModelMultipleChoiceField(
        OtherPerson.objects.none(),
        label="Other people of this case",
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the people of this case."},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, order: Order, now: datetime) -> None:
        protected = list(ProtectedPerson.objects.filter(order=order).named_now().select_related("person"))
        people = [row.person.public_id for row in protected if row.person]
        self.stands = ",".join(sorted(map(str, [*people, *["client" for row in protected if row.person is None]])))
        initial = {"client": any(row.person is None for row in protected), "people": people, "seen": self.stands}
        super().__init__(typed, initial=initial)
        self.order, self.now, self.status = order, now, 200
        field: Any = self.fields["people"]
        field.queryset = OtherPerson.objects.filter(case=order.case).for_page()
        field.label_from_instance = _named

    def clean(self) -> dict[str, Any]:
        """Somebody else may have changed it meanwhile: what was ticked stays, to be looked at once more."""
        if self.cleaned_data.get("seen", "") != self.stands:
            self.status = 409
            typed = self.data.copy()  # type: ignore[attr-defined]
            typed["seen"] = self.stands
            self.data = typed
            self.add_error(None, "Somebody else changed this meanwhile. Look at it again, and save once more.")
        return self.cleaned_data


def _named(person: OtherPerson) -> str:
    return f"{person.name} ({person.get_relation_display().lower()})"
