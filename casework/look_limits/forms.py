"""Forms to allow somebody more looks today, and to set the daily limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from accounts.people.models import User
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.drawn_form import SettingForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.look_limits.rules import KIND_WORDS, LARGEST_LIMIT, MOST_MORE
from casework.look_limits.services import NewAllowance, people_of

LONGEST = 2_000


class TeamMemberField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by name."""

    def label_from_instance(self, person: User) -> str:
        return person.get_full_name() or person.get_username()


class AllowanceForm(ActForm):
    """How many more for whom, until midnight."""

    person = TeamMemberField(
        User.objects.none(),
        label="For whom?",
        empty_label="Choose a person",
        error_messages={"required": "Choose a person.", "invalid_choice": "Choose somebody else of your teams."},
    )
    kind = PickField(label="More of what?", choices=list(KIND_WORDS.items()), missing="Choose what to allow more of.")
    more = forms.IntegerField(
        label="How many more today?",
        min_value=1,
        max_value=MOST_MORE,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages={"required": f"Enter a number from 1 to {MOST_MORE}."},
    )
    reason = WordsField(
        label="Why?",
        rows=2,
        longest=LONGEST,
        help_text="For example: three clients move house tonight. It is kept with your name.",
        missing="Say why more is needed.",
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, by: User) -> None:
        super().__init__(typed)
        people = people_of(by).exclude(pk=by.pk).order_by("first_name", "username")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    def new_allowance(self) -> NewAllowance:
        return NewAllowance(**self.cleaned_data)


class LookLimitForm(SettingForm):
    """A limit from a day on."""

    a_day = forms.IntegerField(
        min_value=1,
        max_value=LARGEST_LIMIT,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
        error_messages={"required": f"Enter a number from 1 to {LARGEST_LIMIT}."},
    )
    valid_from = DayField(
        label="From",
        help_text="Today or later. For example, 3/3/2026",
        error_messages={"required": "Give the day from which it holds."},
    )
    reason = WordsField(label="Why it changes", rows=3, longest=LONGEST, missing="Say why it changes.")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, kind: str, a_day: int, today: date, drawn_with: str
    ) -> None:
        super().__init__(typed, drawn_with=drawn_with, initial={"a_day": a_day, "valid_from": today})
        self.fields["a_day"].label = f"{KIND_WORDS[kind]}, for one person in one day"
