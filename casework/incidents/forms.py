"""The form of the paragraph on a pattern of conduct."""

from __future__ import annotations

from django import forms

from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.text_fields import WordsField


class ParagraphForm(EditForm):
    """The text, edited by a person who has checked it against the record."""

    text = WordsField(
        label="The paragraph",
        rows=12,
        help_text="Edit the draft: it cannot be kept as it is.",
        missing="Write the paragraph.",
    )
    checked = forms.BooleanField(
        label="I have checked this against the record",
        required=False,
    )
