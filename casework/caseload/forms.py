"""Forms for the waiting list, move requests, eligibility questions and caseload weights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms

from casework.caseload.rules import LARGEST_WEIGHT, WEIGHT_WORDS
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.drawn_form import SettingForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import WordsField

LONGEST: Final = 2_000


class WaitForm(EditForm):
    """Why a client waits, and what we promised."""

    why = WordsField(
        label="Why does the client wait?",
        rows=2,
        longest=LONGEST,
        missing="Say why the client waits.",
        help_text="For example: nobody of the team has room before Monday.",
    )
    next_contact_at = MomentField(
        label="When did we say that somebody will be in touch?",
        required=False,
        help_text="Leave it empty if nothing was promised.",
    )


class MoveRequestForm(ActForm):
    """Why a caseworker asks that a case go to somebody else."""

    reason = WordsField(
        label="Why should the case go to somebody else?",
        rows=4,
        longest=LONGEST,
        missing="Say why the case should go to somebody else.",
    )


class MoveDeclineForm(ActForm):
    """Why a case stays."""

    answer = WordsField(label="Why does the case stay?", rows=3, longest=LONGEST, missing="Say why the case stays.")


class QuestionForm(ActForm):
    """One more question of the checklist."""

    words = WordsField(label="Question", longest=300, missing="Write the question.")
    hint = WordsField(
        label="Help beneath it",
        rows=2,
        longest=LONGEST,
        required=False,
        help_text="In plain words, for a tired reader.",
    )


class QuestionChangeForm(EditForm):
    """A question in other words, in another place, or not asked any more."""

    words = WordsField(label="Question", longest=300, missing="Write the question.")
    hint = WordsField(label="Help beneath it", rows=2, longest=LONGEST, required=False)
    position = forms.IntegerField(
        label="Place in the list",
        min_value=1,
        max_value=99,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages={"required": "Enter a number from 1 to 99."},
    )
    is_asked = forms.BooleanField(label="Ask this question", required=False)


class WeightForm(SettingForm):
    """A weight from a day on."""

    weight = forms.IntegerField(
        min_value=0,
        max_value=LARGEST_WEIGHT,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
        error_messages={"required": "Enter a whole number."},
    )
    valid_from = DayField(
        label="From",
        help_text="Today or later. For example, 3/3/2026",
        error_messages={"required": "Give the day from which it holds."},
    )
    reason = WordsField(label="Why it changes", rows=3, longest=LONGEST, missing="Say why it changes.")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, kind: str, weight: int, today: date, drawn_with: str
    ) -> None:
        super().__init__(typed, drawn_with=drawn_with, initial={"weight": weight, "valid_from": today})
        self.fields["weight"].label = WEIGHT_WORDS[kind]
