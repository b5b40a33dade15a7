"""The form that searches for a case: by its reference, an older reference, or the client's first name."""

from __future__ import annotations

from django import forms

from casework.form_fields.forms.text_fields import refuse_unkeepable


class CaseSearch(forms.Form):
    """Words to find a case by. They are sent in the body: a name has no place in an address."""

    words = forms.CharField(
        label="Reference or first name",
        help_text="The reference that the case had in your old list will do too.",
        max_length=100,
        validators=[refuse_unkeepable],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Enter a reference or a first name."},
    )
