"""Forms for the later life of an order: not renewing, a new force, police requests, unworkable conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.proceedings.forms import force_field
from orders.proceedings.models import PoliceAnswer, ProceedingKind
from orders.renewals.services.renewals import NewPoliceRequest, PoliceReply
from orders.steps.forms.recording import StepForm, note_field
from orders.steps.forms.second_press import SecondPressForm

WANTED = [
    (ProceedingKind.VARIATION.value, "To have the order changed"),
    (ProceedingKind.RENEWAL.value, "To have it renewed before it runs out"),
    (ProceedingKind.DISCHARGE.value, "To have it ended"),
]


class NotRenewingForm(StepForm):
    """That nobody asks for a renewal, and why."""

    at = MomentField(label="When was this decided?")
    note = note_field("Why is it not renewed?")

    def __init__(self, typed: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = "Say why it is not renewed."
        self.fields[
            "note"
        ].help_text = "What protects the client after the last day? Who was asked, and what does the client say?"


class ForceForm(StepForm):
    """Which force answers for the order now."""

    force = force_field("Which force answers for the order now?")
    at = MomentField(label="From when?")
    note = note_field("How do we know?")


class PoliceRequestForm(SecondPressForm):
    """What the client asks the police to ask of the court."""

    wanted = PickField(
        label="What does the client ask for?", choices=WANTED, missing="Choose what the client asks for."
    )
    force = force_field("Which force is asked?")
    asked_on = DayField(label="On which day was the force asked?")
    words = WordsField(
        label="What does the client ask for, and why?", rows=4, missing="Write down what the client asks for, and why."
    )

    def new_request(self) -> NewPoliceRequest:
        return NewPoliceRequest(**self.facts)


class PoliceReplyForm(EditForm):
    """What the force said."""

    answer = PickField(label="What did the force say?", choices=PoliceAnswer.choices, missing="Choose what it said.")
    answered_on = DayField(label="On which day?")
    answer_words = WordsField(label="In which words?", rows=3, missing="Write down what the police said.")

    def reply(self) -> PoliceReply:
        return PoliceReply(**self.values)


class UnworkableForm(SecondPressForm):
    """Why a condition does not work."""

    reason = WordsField(
        label="Why does it not work?",
        rows=3,
        missing="Say why it does not work.",
        help_text="For example: the client has moved, the area is too small, nobody can check it, no place is free.",
    )


class WorksAgainForm(ActForm):
    """Why the mark comes off."""

    because = WordsField(label="Why does it work now?", rows=2, missing="Say why it works now.")
