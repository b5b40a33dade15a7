"""What staff fill in about a case."""

from casework.forms.acting import ActForm
from casework.forms.editing import EditForm
from casework.forms.shares import ShareForm
from casework.forms.words import PickField, WordsField

__all__ = ["ActForm", "EditForm", "PickField", "ShareForm", "WordsField"]
