"""Form fields for a day, a time of day and a moment, typed by hand in London time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, ClassVar, Final, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from accounts.database.clock import database_now
from accounts.rules import RuleViolation
from casework.dates.rules.london_time import LONDON, check_occurs, local_time, moments_of, twice_sentence
from casework.dates.rules.spoken_moments import Leaning, SpokenMoment, read_spoken
from casework.form_fields.rules.text_input import read_day, read_time

DAY_HINT: Final = "For example, 3/3/2026"
ANY_MOMENT: Final = datetime(2024, 3, 1, 12, 0, tzinfo=LONDON)
FIRST: Final = "first"
SECOND: Final = "second"
Written = TypeVar("Written")
Read = TypeVar("Read")
WHICH_CHOICES: Final = (
    (FIRST, "The first time, before the clocks went back"),
    (SECOND, "The second time, after the clocks went back"),
)


def day_attrs(leaning: Leaning) -> dict[str, str]:
    """Of a box for a day: its width, the numbers on a phone, and what its script may take a word to mean."""
    return {"class": "govuk-input--width-10", "inputmode": "decimal", "data-day": leaning.value}


class DayField(forms.Field):
    """A day, in any of the ways people write one; gives a date.

    A day that is only said ("28/11", "yesterday") is shown in full and asked back, so that no guess is saved unseen.
    """

    widget = forms.TextInput
    leaning = Leaning.NEAREST
    default_error_messages: ClassVar[dict[str, Any]] = {"required": "Enter a date, like 3/3/2026."}

    def __init__(self, *, help_text: str = DAY_HINT, **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return day_attrs(self.leaning)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, date):
            return _written_day(value)
        spoken = _spoken(value, self.leaning)
        return value if spoken is None or spoken.time else _written_day(spoken.day)

    def to_python(self, value: Any) -> date | None:
        try:
            return _read(read_day, value)
        except ValidationError:
            spoken = _spoken(value, self.leaning)
            if spoken is None or spoken.time:
                raise
            raise ValidationError(asked_back(str(value), spoken)) from None


class TimeOfDayField(forms.Field):
    """A time of day, in any of the ways people write one; gives a naive time."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {"required": "Enter a time, like 14:05."}

    def to_python(self, value: Any) -> time | None:
        return _read(read_time, value)


class MomentInput(forms.MultiWidget):
    """Two boxes, Day and Time; a third question appears only for a time that London clocks showed twice."""

    template_name = "django/forms/widgets/moment.html"
    leaning = Leaning.NEAREST

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput(day_attrs(self.leaning)),
            "time": forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal", "data-time": True}),
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
        if isinstance(value, list):
            value = in_full(value, self.leaning)
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

    def clean(self, value: Any) -> Any:
        if isinstance(value, list) and (spoken := _spoken_boxes(value, self.widget.leaning)):
            raise ValidationError(asked_back(_said(value, self.widget.leaning), spoken))
        return super().clean(value)

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


class PastMomentInput(MomentInput):
    """The same for what has happened: a day without its year is one that has come."""

    leaning = Leaning.PAST


class RoughMomentField(MomentField):
    """A day, and its time if that is known; gives an aware moment in UTC, or the day alone."""

    widget = PastMomentInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields[1].required = False

    def compress(self, data_list: list[Any]) -> Any:
        if data_list and data_list[1] is None:
            return data_list[0]
        return super().compress(data_list)


def asked_back(written: str, spoken: SpokenMoment) -> str:
    """How a page says what it has understood, before it is saved."""
    return f"“{written[:40].strip()}” is read as {spoken.words}. If that is right, send it again."


def in_full(boxes: list[Any], leaning: Leaning) -> list[Any]:
    """The boxes of a moment as they are shown again: what was said in words stands there in full."""
    spoken = _spoken_boxes(boxes, leaning)
    if spoken is None:
        return boxes
    return [_written_day(spoken.day), f"{spoken.time:%H:%M}" if spoken.time else boxes[1], *boxes[2:]]


def _spoken_boxes(boxes: list[Any], leaning: Leaning) -> SpokenMoment | None:
    """What the box for the day says in words. A time that is said there counts, for many forms begin with the time of
    now in its own box; whatever is understood is asked back in full."""
    spoken = _spoken(boxes[0], leaning)
    if spoken is None or spoken.time is not None or not (written := str(boxes[1] or "").strip()):
        return spoken
    try:
        return SpokenMoment(spoken.day, read_time(written))
    except RuleViolation:
        return None


def _said(boxes: list[Any], leaning: Leaning) -> str:
    """The words that count, as they were typed."""
    spoken = _spoken(boxes[0], leaning)
    said = boxes[:1] if spoken is not None and spoken.time is not None else boxes[:2]
    return " ".join(each for each in said if each)


def _spoken(written: Any, leaning: Leaning) -> SpokenMoment | None:
    """The clock is asked only for what is no full date, and says something on some day."""
    text = str(written or "").strip()
    if not text or read_spoken(text, ANY_MOMENT, leaning) is None:
        return None
    try:
        read_day(text)
    except RuleViolation:
        return read_spoken(text, local_time(database_now()), leaning)
    return None


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
