"""The form of a confidential note."""

from __future__ import annotations

from casework.form_fields.forms.text_fields import WordsField
from casework.safe_contact.forms.guarded_text import GuardedActForm


class NoteForm(GuardedActForm):
    """The words of a note or of an amendment."""

    guarded = ("text",)

    text = WordsField(label="Note", rows=10, missing="Write the note.")
