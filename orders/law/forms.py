"""What a service manager fills in about a figure of the law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import WordsField
from orders.steps.forms.second_press import SecondPressForm
from record.law.figures import Figure
from record.law.services import FigureCheck, NewFigure
from record.law.settable import LONGEST_NOTE, LONGEST_SOURCE, is_number


def _source() -> WordsField:
    return WordsField(
        label="Where it stands",
        longest=LONGEST_SOURCE,
        help_text="The Act and its section, or who decided it.",
        missing="Say where it stands: the Act and its section, or who decided it.",
    )


def _is_confirmed() -> forms.BooleanField:
    return forms.BooleanField(
        label="A lawyer has confirmed that this is the law",
        required=False,
        help_text="Without this, pages call it your organisation’s setting.",
    )


class FigureForm(SecondPressForm):
    """Another value of a figure from a day on."""

    value = WordsField(label="It is", longest=LONGEST_NOTE, missing="Enter the figure.")
    valid_from = DayField(
        label="From",
        help_text="Tomorrow or later. For example, 3/3/2027",
        error_messages={"required": "Give the day from which it holds."},
    )
    source = _source()
    is_confirmed = _is_confirmed()
    reason = WordsField(
        label="Why it changes", rows=3, help_text="This is kept with the change.", missing="Say why it changes."
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, figure: Figure, **kwargs: Any) -> None:
        super().__init__(typed, initial={"value": figure.value, "source": figure.source}, **kwargs)
        self.key = figure.key
        if is_number(figure):
            self.fields["value"].label = f"How many {figure.unit}"
            self.fields["value"].widget.attrs = {"class": "govuk-input--width-4", "inputmode": "numeric"}
        elif len(figure.value) > len("H20164"):
            self.fields["value"].widget = forms.Textarea(attrs={"rows": 4})

    def new_figure(self) -> NewFigure:
        return NewFigure(key=self.key, **self.facts)


class CheckForm(SecondPressForm):
    """That a figure was looked at today and still holds."""

    source = _source()
    is_confirmed = _is_confirmed()
    reason = WordsField(
        label="Who looked, and where",
        rows=2,
        help_text="For example: I read the section on legislation.gov.uk.",
        missing="Say who looked, and where.",
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, figure: Figure, **kwargs: Any) -> None:
        super().__init__(typed, initial={"source": figure.source, "is_confirmed": not figure.verify}, **kwargs)
        self.key = figure.key

    def check(self) -> FigureCheck:
        return FigureCheck(key=self.key, **self.facts)
