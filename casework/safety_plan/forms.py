"""Forms for a measure of a safety plan and for confirming the plan with the client."""

from __future__ import annotations

from django import forms

from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.safety_plan.models import MeasureState
from casework.safety_plan.rules import MEASURES
from casework.safety_plan.services import NewMeasure


class MeasureFields(forms.Form):
    """One measure: what, how far it has come, by whom, and its days."""

    code = PickField(
        label="Measure",
        widget=forms.Select,
        choices=[("", "Choose one"), *MEASURES.items()],
        missing="Choose a measure.",
    )
    state = PickField(label="How far has it come?", choices=MeasureState.choices, missing="Say how far it has come.")
    provider = WordsField(
        label="Who provides it?", required=False, longest=200, help_text="For example: the council, a charity, police."
    )
    agreed_on = DayField(label="Agreed with the client on", required=False)
    done_on = DayField(label="In place since", required=False)
    review_on = DayField(
        label="Look at it again on",
        required=False,
        help_text="A task reminds you. For example, 3/3/2026",
    )
    note = WordsField(label="Note", required=False, rows=3, help_text="Do not write an address here.")


class MeasureForm(MeasureFields, ActForm):
    """A measure that is new in the plan."""

    def new_measure(self) -> NewMeasure:
        return NewMeasure(**self.cleaned_data)


class MeasureEditForm(MeasureFields, EditForm):
    """A measure that stands in the plan."""


class PlanForm(ActForm):
    """The day on which somebody went through the plan with the client, and what was said."""

    confirmed_on = DayField(label="On which day did you go through it with the client?")
    words = WordsField(label="What the client said about it", required=False, rows=4)
