"""What is asked of protection other than an order under the Act."""

from __future__ import annotations

from typing import Any

from django import forms

from casework.fields import DayField
from casework.forms import PickField
from orders.forms.record import RecordForm, note_field
from orders.rules.protections import PROTECTIONS
from orders.services.protection import NewProtection


class ProtectionForm(RecordForm):
    """What protects the client, from when, until when."""

    kind = PickField(
        label="What kind of protection is it?",
        widget=forms.Select,
        choices=[("", "Choose one"), *PROTECTIONS.items()],
        missing="Choose the kind of protection.",
    )
    first_day = DayField(label="First day")
    last_day = DayField(
        label="Last day",
        required=False,
        help_text="The last day on which it holds. Leave it empty if it holds until further notice.",
    )
    note = note_field(help_text="For example: what the conditions are, which court, who told you.")

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("kind") == "other" and not self.cleaned_data.get("note"):
            self.add_error("note", "Say what it is: you chose “something else”.")
        return self.cleaned_data

    def new_protection(self) -> NewProtection:
        return NewProtection(at=self.settled(self.now), **self.cleaned_data)
