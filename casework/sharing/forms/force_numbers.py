"""The form for the phone number of a police force."""

from __future__ import annotations

from typing import Any

from django import forms

from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.sharing.rules.audience import NumberKnown

LONGEST_PHONE = 40


class ForceNumberForm(EditForm):
    """The number, or that somebody looked and does not know it."""

    known = PickField(
        label="Is the number known?",
        choices=[(NumberKnown.KNOWN.value, "Yes"), (NumberKnown.NOT_KNOWN.value, "Not known: I have looked")],
        missing="Say whether the number is known.",
    )
    phone = WordsField(
        label="Number of the force's public protection desk or control room",
        longest=LONGEST_PHONE,
        required=False,
        help_text="The one to ring when nobody there can sign in. For example, 01632 960123, extension 4",
    )
    note = WordsField(label="Note", longest=200, required=False, help_text="For example: at night, the duty inspector")

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        found = super().initial_of(row)
        if row.pk:
            found["known"] = NumberKnown.KNOWN.value if found["phone"] else NumberKnown.NOT_KNOWN.value
        return found

    def clean(self) -> dict[str, Any]:
        known, phone = self.cleaned_data.get("known"), self.cleaned_data.get("phone", "")
        if known == NumberKnown.KNOWN and not any(each.isdecimal() for each in phone):
            self.add_error("phone", "Write the number, or choose “Not known”.")
        if known == NumberKnown.NOT_KNOWN and phone:
            raise forms.ValidationError({"phone": "You wrote a number: choose “Yes”, or take it out."})
        return self.cleaned_data

    @property
    def values(self) -> dict[str, Any]:
        return {"phone": self.cleaned_data["phone"], "note": self.cleaned_data["note"]}
