"""Form fields for a last day: a day, without an end, or not known yet; an empty answer is never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms

from casework.dates.rules.last_day import LastDay
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField

ON_A_DAY: Final = "on_a_day"
NO_END: Final = "no_end"
NOT_KNOWN: Final = "not_known"
NOT_KNOWN_WORDS: Final = "Nobody knows yet: find out"
MISSING: Final = "Choose whether it ends on a day, has no end, or nobody knows yet."


def ends_field(no_end: str, *, label: str = "Until when does it hold?", may_be_unknown: bool = True) -> PickField:
    """The question; `no_end` says in the words of the thing what it means that it has none."""
    choices = [(ON_A_DAY, "To a day"), (NO_END, no_end)]
    unknown = [(NOT_KNOWN, NOT_KNOWN_WORDS)] if may_be_unknown else []
    return PickField(label=label, choices=[*choices, *unknown], missing=MISSING)


def optional_ends_field(no_end: str, *, label: str) -> forms.ChoiceField:
    """The same where the question is only asked with another; whoever asks it sees that it is answered."""
    choices = [("", "Choose one"), (ON_A_DAY, "To a day"), (NO_END, no_end), (NOT_KNOWN, NOT_KNOWN_WORDS)]
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages={"invalid_choice": MISSING})


def last_day_field(label: str = "If to a day: its last day", help_text: str = "For example, 3/3/2028.") -> DayField:
    return DayField(label=label, required=False, help_text=help_text)


def check_ends(form: forms.Form, *, ends: str = "ends", last_day: str = "last_day") -> None:
    """The answer and the day must say the same."""
    answer, day = form.cleaned_data.get(ends), form.cleaned_data.get(last_day)
    if last_day in form.errors or not answer:
        return
    if answer == ON_A_DAY and day is None:
        form.add_error(last_day, "Give the last day on which it holds.")
    if answer == NO_END and day is not None:
        form.add_error(last_day, "You gave a last day, but chose that it has no end. Delete one of the two.")
    if answer == NOT_KNOWN and day is not None:
        form.add_error(last_day, "You gave a last day, but chose that nobody knows it. Delete one of the two.")


def last_day_of(typed: Mapping[str, Any], *, ends: str = "ends", last_day: str = "last_day") -> LastDay:
    """What was answered."""
    return LastDay(typed.get(last_day), is_known=typed.get(ends) != NOT_KNOWN)


class LastDayFoundForm(ActForm):
    """The last day of a share or an agreement, once somebody knows it."""

    ends = ends_field("It has no end", may_be_unknown=False)
    last_day = last_day_field()

    def clean(self) -> dict[str, Any]:
        check_ends(self)
        return self.cleaned_data

    @property
    def found(self) -> date | None:
        last_day: date | None = self.cleaned_data["last_day"]
        return last_day
