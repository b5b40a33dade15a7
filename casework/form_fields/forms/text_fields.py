"""Form fields for text as people type it, and for a choice of a few answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.rules import REPLACED
from casework.form_fields.rules.text_input import LONGEST_TEXT, is_keepable, one_break, typed_length


def refuse_unkeepable(text: str) -> None:
    """Refuse text in which stood, when it was sent, a character that no text of ours can hold."""
    if not is_keepable(text) or REPLACED in text:
        raise ValidationError("This holds a character that cannot be kept. Delete it, or type the text again.")


class WordsField(forms.CharField):
    """Text as typed: never cut short by the browser, counted as it counts, and refused only if it cannot be kept."""

    def __init__(self, *, rows: int = 0, longest: int = LONGEST_TEXT, missing: str = "", **kwargs: Any) -> None:
        if rows:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        if missing:
            kwargs["error_messages"] = {"required": missing}
        super().__init__(**kwargs)
        self.longest = longest

    def to_python(self, value: Any) -> str | None:
        given = super().to_python(value)
        return one_break(given) if given else given

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(one_break(initial) if isinstance(initial, str) else initial, data)

    def validate(self, value: Any) -> None:
        super().validate(value)
        refuse_unkeepable(value)
        if (length := typed_length(value)) > self.longest:
            raise ValidationError(f"Use {self.longest:,} characters or fewer. You have used {length:,}.")


class PickField(forms.ChoiceField):
    """One of a few: no answer, and one that is not in the list, get the same plain request."""

    widget = forms.RadioSelect

    def __init__(self, *, missing: str, **kwargs: Any) -> None:
        super().__init__(error_messages={"required": missing, "invalid_choice": missing}, **kwargs)
