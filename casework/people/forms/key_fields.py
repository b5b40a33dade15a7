"""Form fields for values that are compared (numbers, addresses, registrations) and for dates of birth."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import LAST_YEAR
from casework.dates.rules.spoken_moments import Leaning
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import WordsField
from casework.people.rules.birth_dates import BirthDate, read_birth_date
from casework.people.rules.traits import trait_key

OLDEST: Final = 120
KEYBOARDS: Final = {"phone": "tel", "email": "email"}
"""What a phone offers to type each with."""
BORN_HINT: Final = "For example, 3/3/1985. If no more is known: March 1985, or 1985."
LAST_DAY: Final = date(LAST_YEAR, 12, 31)


class ComparableField(WordsField):
    """Text as typed, refused if it has no form in which it compares; `kind` is that of a trait."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = kind
        if keyboard := KEYBOARDS.get(kind):
            self.widget.attrs["inputmode"] = keyboard

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
    leaning = Leaning.PAST

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.today and value > self.today:
            raise ValidationError("This day has not come yet.")


class BirthDateField(PastDayField):
    """A date of birth, or its month or year where no more is known; gives a `BirthDate`."""

    def __init__(self, *, help_text: str = BORN_HINT, **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "govuk-input--width-10"}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, BirthDate):
            return value.written
        return super().prepare_value(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_birth_date(text, self.today or LAST_DAY)
        except RuleViolation as refusal:
            raise ValidationError(refusal.sentence) from None

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)


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
