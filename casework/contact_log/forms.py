"""Forms for an entry of the contact log and for its correction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from casework.contact_log.models import ContactDirection, ContactOutcome
from casework.contact_log.services import NewContact
from casework.form_fields.forms.day_fields import MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.safe_contact.forms.guarded_text import GuardedActForm
from casework.safe_contact.models.contact_rules import WAYS


class ContactForm(GuardedActForm):
    """One attempt in either direction. Outcomes that the client has barred are not offered."""

    guarded = ("words", "outside_reason")

    at = MomentField(label="When?")
    direction = PickField(label="Who tried to reach whom?", choices=ContactDirection.choices, missing="Say who tried.")
    way = PickField(label="How?", widget=forms.Select, choices=[("", "Choose one"), *WAYS], missing="Say how.")
    outcome = PickField(label="What came of it?", choices=ContactOutcome.choices, missing="Say what came of it.")
    words = WordsField(label="What was said", required=False, rows=4)
    outside_reason = WordsField(
        label="Why at this time or in this way?",
        required=False,
        rows=2,
        help_text="Needed only if it was not a safe time or a safe way to reach the client.",
    )
    went_ahead = forms.BooleanField(
        label="It was not safe, and was done all the same",
        required=False,
        help_text="Only for a contact that has been made. It asks for the reason.",
    )
    next_at = MomentField(
        label="When will you try next?", required=False, help_text="A task reminds you. Use a safe time."
    )

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, barred: frozenset[str] = frozenset(), **kwargs: Any
    ) -> None:
        super().__init__(typed, **kwargs)
        offered = [(code, words) for code, words in ContactOutcome.choices if code not in barred]
        self.fields["outcome"].choices = offered  # type: ignore[attr-defined]

    def new_contact(self) -> NewContact:
        names = NewContact.__dataclass_fields__
        return NewContact(**{name: value for name, value in self.cleaned_data.items() if name in names})


class CorrectionForm(ContactForm):
    """The whole entry again as it should have been, and what was wrong; it has happened, so no rule is asked."""

    correction_reason = WordsField(
        label="What was wrong with the first entry?", rows=2, missing="Say what was wrong with it."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["went_ahead"]
