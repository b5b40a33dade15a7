"""Form fields for a day, a time of day and a moment, typed by hand in London time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, ClassVar, Final, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import check_occurs, local_time, moments_of, twice_sentence
from casework.form_fields.rules.text_input import read_day, read_time

DAY_HINT: Final = "For example, 3/3/2026"
FIRST: Final = "first"
SECOND: Final = "second"
Written = TypeVar("Written")
Read = TypeVar("Read")
WHICH_CHOICES: Final = (
    (FIRST, "The first time, before the clocks went back"),
    (SECOND, "The second time, after the clocks went back"),
)


class DayField(forms.Field):
    """A day, in any of the ways people write one; gives a date."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {"required": "Enter a date, like 3/3/2026."}

    def __init__(self, *, help_text: str = DAY_HINT, **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "govuk-input--width-10"}

    def prepare_value(self, value: Any) -> Any:
        return _written_day(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        return _read(read_day, value)


class TimeOfDayField(forms.Field):
    """A time of day, in any of the ways people write one; gives a naive time."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {"required": "Enter a time, like 14:05."}

    def to_python(self, value: Any) -> time | None:
        return _read(read_time, value)


class MomentInput(forms.MultiWidget):
    """Two boxes, Day and Time; a third question appears only for a time that London clocks showed twice."""

    template_name = "django/forms/widgets/moment.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput({"class": "govuk-input--width-10"}),
            "time": forms.TextInput({"class": "govuk-input--width-5"}),
            "which": forms.RadioSelect(choices=WHICH_CHOICES),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        if not isinstance(value, datetime):
            return [_written_day(value) if isinstance(value, date) else "", "", ""]
        shown = local_time(value)
        twice = len(moments_of(shown.replace(tzinfo=None))) == 2
        which = (SECOND if shown.fold else FIRST) if twice else ""
        return [_written_day(shown.date()), f"{shown:%H:%M}", which]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        written = value if isinstance(value, list) else self.decompress(value)
        context["widget"]["asks_which"] = _shown_twice(*written[:2])
        return context


class MomentField(forms.MultiValueField):
    """A day and a time by London clocks; gives an aware moment in UTC."""

    widget = MomentInput
    default_error_messages: ClassVar[dict[str, Any]] = {"required": "Enter the day and the time."}

    def __init__(self, **kwargs: Any) -> None:
        parts = (
            DayField(error_messages={"incomplete": "Enter the day, like 3/3/2026."}),
            TimeOfDayField(error_messages={"incomplete": "Enter the time, like 14:05."}),
            forms.ChoiceField(choices=WHICH_CHOICES, required=False),
        )
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[Any]) -> datetime | None:
        if not data_list:
            return None
        day, time_of_day, which = data_list
        local = datetime.combine(day, time_of_day)
        _ruled(check_occurs, local)
        moments = moments_of(local)
        if len(moments) == 2 and not which:
            raise ValidationError(twice_sentence(local))
        return moments[-1] if which == SECOND else moments[0]


class RoughMomentField(MomentField):
    """A day, and its time if that is known; gives an aware moment in UTC, or the day alone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields[1].required = False

    def compress(self, data_list: list[Any]) -> Any:
        if data_list and data_list[1] is None:
            return data_list[0]
        return super().compress(data_list)


def _read(reader: Callable[[str], Read], written: Any) -> Read | None:
    text = str(written or "").strip()
    return _ruled(reader, text) if text else None


def _ruled(rule: Callable[[Written], Read], written: Written) -> Read:
    """Ask a rule, and say its refusal as the form's own error."""
    try:
        return rule(written)
    except RuleViolation as violation:
        raise ValidationError(violation.sentence) from None


def _written_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _shown_twice(day: Any, time_of_day: Any) -> bool:
    try:
        local = datetime.combine(read_day(day or ""), read_time(time_of_day or ""))
    except RuleViolation:
        return False
    return len(moments_of(local)) == 2
