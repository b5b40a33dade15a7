"""What staff write in a confidential note."""

from __future__ import annotations

from casework.forms.guarded import GuardedActForm
from casework.forms.words import WordsField


class NoteForm(GuardedActForm):
    """The words of a note or of an amendment."""

    guarded = ("text",)

    text = WordsField(label="Note", rows=10, missing="Write the note.")
