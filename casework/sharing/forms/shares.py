"""The form that shares a case with a police force."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from accounts.people.models import Organisation
from casework.dates.forms import check_ends, ends_field, last_day_field, last_day_of
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.sharing.forms.basis import (
    ANSWERS,
    agreed_how_field,
    agreed_on_field,
    basis_of,
    check_basis,
    ground_field,
    ground_words_field,
    on_record_answer,
)
from casework.sharing.services.shares import NewShare


class ShareForm(ActForm):
    """With which force a case is shared, why, on what basis, and until when."""

    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force",
        to_field_name="slug",
        empty_label="Choose a force",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a police force from the list."},
    )
    purpose = WordsField(
        label="Why the police need to see this case",
        longest=2_000,
        rows=3,
        help_text="For example: to act on a breach of the order. This is kept with the share.",
        missing="Say why the police need to see this case.",
    )
    ends = ends_field("Until you end it", label="Until when may the force see it?")
    last_day = last_day_field(help_text="The share lasts to the end of this day.")
    basis = PickField(
        label="Has the client agreed that this force sees the case?",
        choices=list(ANSWERS),
        missing="Say whether the client has agreed.",
    )
    agreed_on = agreed_on_field()
    agreed_how = agreed_how_field()
    ground = ground_field()
    ground_words = ground_words_field()

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, on_record: Collection[Organisation] = (), **kwargs: Any
    ) -> None:
        super().__init__(typed, **kwargs)
        self.fields["basis"].choices = [*on_record_answer(on_record), *ANSWERS]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        check_basis(self, self.cleaned_data.get("basis", ""))
        check_ends(self)
        return self.cleaned_data

    def new_share(self) -> NewShare:
        typed = self.cleaned_data
        return NewShare(
            force=typed["force"],
            purpose=typed["purpose"],
            last_day=typed["last_day"],
            last_day_known=last_day_of(typed).is_known,
            rests_on=basis_of(typed, typed["basis"]),
        )
