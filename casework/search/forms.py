"""The search box."""

from __future__ import annotations

from django import forms

from casework.form_fields.forms.text_fields import refuse_unkeepable
from casework.search.rules.lexemes import LONGEST_QUERY


class SearchBox(forms.Form):
    """Whatever somebody knows of a case. It is sent in the body: a name has no place in an address."""

    words = forms.CharField(
        label="Find a case",
        help_text=(
            "A name, phone number, e-mail address, account, number plate, crime or court reference, officer, "
            "or words that were noted."
        ),
        max_length=LONGEST_QUERY,
        validators=[refuse_unkeepable],
        widget=forms.TextInput(attrs={"data-search-box": ""}),
        error_messages={"required": "Enter what you know: a name, a number, a reference or a word."},
    )
