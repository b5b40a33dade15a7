"""Forms to record and withdraw an agreement of the client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from accounts.people.models import Organisation
from casework.dates.forms import check_ends, ends_field, last_day_field, last_day_of
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.sharing.forms.basis import WITHOUT, check_basis, ground_field, ground_words_field
from casework.sharing.models.agreement import AgreementKind, GivenHow
from casework.sharing.services.agreements import NewAgreement
from casework.sharing.services.shares import AgreementWithdrawal, SharedWithoutAgreement

ENDS: Final = "ends"


class AgreementForm(ActForm):
    """To what the client agreed, when, how and until when."""

    kind = PickField(
        label="What has the client agreed to?",
        choices=[
            (AgreementKind.SERVICE, "To be supported by our service"),
            (AgreementKind.SHARE, "That we share the case with somebody"),
        ],
        missing="Choose what the client has agreed to.",
    )
    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="If sharing: with which police force?",
        to_field_name="slug",
        empty_label="No police force",
        required=False,
        error_messages={"invalid_choice": "Choose a police force from the list."},
    )
    recipient = WordsField(
        label="If sharing with somebody else: with whom?",
        longest=200,
        required=False,
        help_text="Name the person or the organisation, such as “Hove housing office”.",
    )
    purpose = WordsField(
        label="If sharing: what for?",
        rows=2,
        longest=2_000,
        required=False,
        help_text="What may be told, and why. Say it as the client understood it.",
    )
    given_on = DayField(label="When did the client agree?")
    given_how = PickField(
        label="How did the client say so?", choices=GivenHow.choices, missing="Choose how the client said so."
    )
    ends = ends_field("Until the client takes it back: no end was set", label="Until when did the client agree?")
    last_day = last_day_field(
        help_text="It holds to the end of this day; two weeks before, you are asked to ask the client again."
    )

    def clean(self) -> dict[str, Any]:
        check_ends(self)
        return self.cleaned_data

    def new_agreement(self) -> NewAgreement:
        typed = dict(self.cleaned_data)
        is_known = last_day_of(typed).is_known
        del typed["ends"]
        return NewAgreement(**typed, last_day_known=is_known)


class WithdrawalForm(ActForm):
    """What the client said when she took an agreement back, and what becomes of the shares that rest on it."""

    withdrawn_on = DayField(label="When did the client say so?")
    words = WordsField(label="What did the client say?", rows=3, missing="Write down what the client said.")
    after = PickField(
        label="What becomes of the share?",
        choices=[(ENDS, "It ends now"), (WITHOUT, "It has to go on without agreement")],
        missing="Choose what becomes of the share.",
    )
    ground = ground_field()
    ground_words = ground_words_field()

    def __init__(self, typed: Mapping[str, Any] | None = None, *, has_shares: bool, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        if not has_shares:
            for name in ("after", "ground", "ground_words"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        check_basis(self, self.cleaned_data.get("after", ""))
        return self.cleaned_data

    def withdrawal(self) -> AgreementWithdrawal:
        typed = self.cleaned_data
        goes_on = typed.get("after") == WITHOUT
        going_on = SharedWithoutAgreement(typed["ground"], typed["ground_words"]) if goes_on else None
        return AgreementWithdrawal(on=typed["withdrawn_on"], words=typed["words"], going_on=going_on)
