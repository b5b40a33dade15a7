"""Fields for what must compare (numbers, addresses, registrations), and for when somebody was born."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from accounts.rules import RuleViolation
from casework.fields import DayField
from casework.forms.words import WordsField
from casework.rules.traits import trait_key

OLDEST: Final = 120


class KeyedField(WordsField):
    """Text as typed, refused if it has no form in which it compares; `kind` is that of a trait."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = kind

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value:
            check_key(self.kind, value)


def check_key(kind: str, value: str) -> None:
    try:
        trait_key(kind, value)
    except RuleViolation as refusal:
        raise ValidationError(refusal.sentence) from None


class PastDayField(DayField):
    """A day that has come: `today` is set by the form."""

    today: date | None = None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.today and value > self.today:
            raise ValidationError("This day has not come yet.")


class AgeField(forms.IntegerField):
    """An age in whole years, about."""

    def __init__(self, **kwargs: Any) -> None:
        sentence = f"Give an age in years, from 0 to {OLDEST}."
        super().__init__(
            min_value=0,
            max_value=OLDEST,
            required=False,
            error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
            widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
            **kwargs,
        )


def set_today(form: forms.Form, today: date) -> None:
    """Let the past days of a form end today, in London."""
    for field in form.fields.values():
        if isinstance(field, PastDayField):
            field.today = today
