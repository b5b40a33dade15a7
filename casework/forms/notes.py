"""What staff write in a confidential note."""

from __future__ import annotations

from casework.forms.acting import ActForm
from casework.forms.words import WordsField


class NoteForm(ActForm):
    """The words of a note or of an amendment."""

    text = WordsField(label="Note", rows=10, missing="Write the note.")
