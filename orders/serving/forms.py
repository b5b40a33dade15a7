"""Forms for an attempt to serve an order, and for notification duties and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from casework.editing.forms.edit_form import EditForm
from casework.evidence.models.exhibit import Exhibit
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.safe_contact.forms.guarded_text import GuardedForm
from orders.orders.models import Order
from orders.serving.models import DutyAnswer, DutyKind, NotificationDuty, ServiceMethod, ServiceOutcome
from orders.serving.services.attempts import NewAttempt
from orders.serving.services.notification import NewAnswer, NewDuty
from orders.steps.forms.recording import RecordForm
from orders.steps.forms.second_press import SecondPressForm


class AttemptForm(GuardedForm, SecondPressForm, RecordForm):
    """One attempt to give him the order."""

    guarded = ("place", "statement")
    too_early = "The order was made on {:%-d %B %Y at %H:%M}; it cannot have been tried before."

    at = MomentField(label="When was it tried?", help_text="The three days count from when the perpetrator has it.")
    outcome = PickField(label="What came of it?", choices=ServiceOutcome.choices, missing="Choose what came of it.")
    method = PickField(label="How?", choices=ServiceMethod.choices, missing="Choose how it was tried.")
    served_by = WordsField(label="By whom?", required=False, longest=200, help_text="For example: PC 1234, Hove.")
    place = WordsField(
        label="Where, in general words?",
        required=False,
        longest=200,
        help_text="For example: at work, at the police station. No address.",
    )
    interpreter = WordsField(
        label="Into which language was it interpreted?", required=False, longest=100, help_text="Empty if it was not."
    )
    on_register = forms.BooleanField(
        label="The perpetrator is on the sexual offences register",
        required=False,
        help_text="Then the police are notified already, and this order asks for nothing until that ends.",
    )
    proof = forms.ModelChoiceField(
        Exhibit.objects.none(),
        label="Which exhibit proves it?",
        to_field_name="public_id",
        required=False,
        empty_label="None, or not yet",
        help_text="A certificate of service, a photograph, body-worn video. Add it on the Evidence page first.",
        error_messages={"invalid_choice": "Choose an exhibit of this case."},
    )
    statement = WordsField(label="What was said or seen", rows=3, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, order: Order, now: datetime) -> None:
        super().__init__(typed, case=order.case, now=now, row=order, beside=order.service_attempts.all())
        self.hide_question()
        self.begins_at = order.made_at
        exhibits = Exhibit.objects.filter(case=order.case).order_by("-id")
        self.fields["proof"].queryset = exhibits  # type: ignore[attr-defined]
        self.fields["proof"].label_from_instance = _exhibit  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        self.guard_address(self.case)
        if self.cleaned_data.get("outcome") == ServiceOutcome.OTHER and not self.cleaned_data.get("statement"):
            self.add_error("statement", "Say what happened.")
        return self.cleaned_data

    def new_attempt(self) -> NewAttempt:
        return NewAttempt(**self.facts)


def _exhibit(exhibit: Exhibit) -> str:
    return f"{exhibit.label}: {exhibit.title or exhibit.get_kind_display()}"


class DutyForm(GuardedForm, SecondPressForm, RecordForm):
    """A new name that he uses, or a new home: three days to notify it."""

    guarded = ("learned_from",)

    kind = PickField(
        label="What is new?",
        choices=[
            (DutyKind.NEW_NAME, "A new name is used"),
            (DutyKind.NEW_ADDRESS, "There is a new home, or none"),
        ],
        missing="Choose what is new.",
    )
    began_on = DayField(label="Since which day?", help_text="This day is the first of the three. For example, 3/3/2026")
    learned_from = WordsField(
        label="Who told us?", required=False, longest=200, help_text="Do not write the address itself here."
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, order: Order, now: datetime) -> None:
        super().__init__(typed, case=order.case, now=now, row=order, beside=order.notification_duties.all())
        self.hide_question()

    def clean(self) -> dict[str, Any]:
        self.guard_address(self.case)
        return self.cleaned_data

    def new_duty(self) -> NewDuty:
        return NewDuty(**self.facts)


class DutyAnswerForm(GuardedForm, EditForm):
    """What the police say about one notification."""

    guarded = ("note",)

    answer = PickField(
        label="What do the police say?", choices=DutyAnswer.choices, missing="Choose what the police say."
    )
    notified_on = DayField(
        label="If so: on which day?", required=False, help_text="For example, 3/3/2026. By what the police say."
    )
    answered_by = WordsField(label="Who said so?", required=False, longest=200, help_text="For example: PC 1234, Hove.")
    note = WordsField(label="What was said", rows=3, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: NotificationDuty, **kwargs: Any) -> None:
        super().__init__(typed, row=row, **kwargs)
        self.duty = row
        self.hide_question()

    def clean(self) -> dict[str, Any]:
        self.guard_address(self.duty.case)
        typed = self.cleaned_data
        if typed.get("answer") == DutyAnswer.NOTIFIED and not typed.get("notified_on") and not self.errors:
            self.add_error("notified_on", "Give the day of the notification.")
        if typed.get("answer") not in (DutyAnswer.NOTIFIED, None) and typed.get("notified_on"):
            self.add_error(
                "notified_on",
                "You gave a day, but chose that there was no notification. Delete the day, or choose again.",
            )
        return typed

    def new_answer(self) -> NewAnswer:
        return NewAnswer(**self.values)
