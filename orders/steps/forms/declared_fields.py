"""Makes the field of a form that asks for a declared fact; what is not answered is not said."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from casework.fact_types.rules import Declared, Fact, OnDay, OneOf, SomeOf, TextFact, YesOrNo, declared_by
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import WordsField

NOT_SAID: Final = ("", "Not said")


def asked_of(kind: type[Any], step: str = "", *, part: str = "") -> list[Declared]:
    """The facts of a kind, or of one of its steps, that forms ask by their own question."""
    return [each for each in declared_by(kind, step) if each.fact.asks and part in {"", each.fact.part}]


def field_of(fact: Fact) -> forms.Field:
    """The field for one fact."""
    said: dict[str, Any] = {"label": fact.asks, "help_text": fact.hint, "required": fact.is_required}
    match fact.type:
        case OneOf(codes):
            return forms.ChoiceField(choices=[NOT_SAID, *codes.items()], **said)
        case SomeOf(codes):
            look = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
            return forms.MultipleChoiceField(choices=list(codes.items()), widget=look, **said)
        case TextFact(longest):
            return WordsField(longest=longest, **said)
        case OnDay():
            return DayField(**said)
        case YesOrNo():
            return forms.BooleanField(**said)
    raise TypeError(f"no field asks for {fact.type!r} yet")
