"""What is asked of protection other than an order under the Act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from accounts.people.models import Organisation
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.dates.forms import NOT_KNOWN, check_ends, ends_field, last_day_field
from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.safe_contact.forms.guarded_text import GuardedActForm, GuardedForm
from orders.protection.models import ProtectionApplicant
from orders.protection.services.other_protection import NewEnd, NewProtection
from orders.steps.forms.recording import RecordForm, note_field
from orders.steps.forms.second_press import SecondPressForm
from record.vocabulary.protection_kinds import BY_ORIGIN, ELSEWHERE, pence_of, pounds

DETAILS: Final = ("applicant", "granted_on", "court", "reference", "cost_pence")
KINDS: Final = [("", "Choose one"), *((origin, list(kinds.items())) for origin, kinds in BY_ORIGIN.items())]


class CostField(forms.CharField):
    """Pounds as people write them, kept in pence."""

    def clean(self, value: Any) -> int | None:
        try:
            return pence_of(super().clean(value) or "")
        except RuleViolation as violation:
            raise ValidationError(violation.sentence) from None

    def prepare_value(self, value: Any) -> Any:
        return pounds(value).removeprefix("£") if isinstance(value, int) else value


def applicant_field() -> forms.ChoiceField:
    choices = [("", "Not known"), *ProtectionApplicant.choices]
    return forms.ChoiceField(label="Who asked for it?", choices=choices, required=False)


def granted_field() -> DayField:
    return DayField(label="Granted on", required=False, help_text="If it was granted before the day it holds from.")


def court_field() -> WordsField:
    return WordsField(label="Court, or who gave it", longest=200, required=False)


def reference_field() -> WordsField:
    return WordsField(label="Reference", longest=100, required=False)


def cost_field() -> CostField:
    return CostField(
        label="What it cost the client, in pounds",
        required=False,
        help_text="Court fees and lawyers, if the client paid. For example, 240 or 1,250.50",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}),
    )


class GuardedRecordForm(GuardedForm, SecondPressForm, RecordForm):
    """A form of the record whose texts must not give the safe address away; the question is hidden until asked."""

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime, **kwargs: Any) -> None:
        super().__init__(typed, case=case, now=now, **kwargs)
        self.fields["address_stays"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        self.guard_address(self.case)
        return self.cleaned_data


class ProtectionForm(GuardedRecordForm):
    """What protects the client, from when, until when, on whose application and at what cost."""

    guarded = ("conditions", "court", "note")

    kind = PickField(
        label="What kind of protection is it?",
        widget=forms.Select,
        choices=KINDS,
        missing="Choose the kind of protection.",
    )
    first_day = DayField(label="First day")
    ends = ends_field("Until further notice: no last day")
    last_day = last_day_field()
    conditions = WordsField(
        label="What it says",
        rows=4,
        required=False,
        help_text="What is forbidden or required, as it is written. Do not write an address here.",
    )
    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force that answers for it",
        to_field_name="slug",
        empty_label="Not known",
        required=False,
        error_messages={"invalid_choice": "Choose a police force from the list."},
    )
    applicant = applicant_field()
    granted_on = granted_field()
    court = court_field()
    reference = reference_field()
    cost_pence = cost_field()
    note = note_field(help_text="For example: who told you.")

    def clean(self) -> dict[str, Any]:
        super().clean()
        check_ends(self)
        kind = self.cleaned_data.get("kind")
        if kind == "other" and not self.cleaned_data.get("note"):
            self.add_error("note", "Say what it is: you chose “something else”.")
        if kind in ELSEWHERE and not self.cleaned_data.get("conditions"):
            self.add_error("conditions", "Say by what the client is protected there.")
        return self.cleaned_data

    def new_protection(self) -> NewProtection:
        typed = self.facts
        details = {name: typed.pop(name) for name in DETAILS}
        is_known = typed.pop("ends") != NOT_KNOWN
        return NewProtection(at=self.settled(self.now), details=details, last_day_known=is_known, **typed)


class ProtectionEditForm(GuardedActForm, EditForm):
    """What staff add to a protection that stands: its kind, days and words are in the record and stay."""

    guarded = ("court", "reference")

    applicant = applicant_field()
    granted_on = granted_field()
    court = court_field()
    reference = reference_field()
    cost_pence = cost_field()

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Versioned, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, row=row, case=case, **kwargs)

    @staticmethod
    def _words(bound: BoundField, value: Any) -> str:
        if isinstance(value, int):
            return pounds(value)
        return EditForm._words(bound, value)


class ProtectionEndForm(GuardedRecordForm):
    """The day that is now known to be its last, and why."""

    guarded = ("note",)

    last_day = DayField(
        label="Last day on which it holds",
        help_text="It may lie before today. For example, 3/3/2026",
        error_messages={"required": "Enter the last day on which it holds."},
    )
    note = WordsField(
        label="Who ended it, or why it ended",
        rows=3,
        help_text="For example: bail was dropped on release under investigation.",
        missing="Say who ended it, or why it ended.",
    )

    def new_end(self) -> NewEnd:
        return NewEnd(at=self.settled(self.now), **self.facts)


class ProtectionLastDayForm(GuardedRecordForm):
    """Until when it holds, now that somebody knows."""

    guarded = ("note",)

    ends = ends_field("Until further notice: no last day", may_be_unknown=False)
    last_day = last_day_field()
    note = note_field(help_text="For example: who told you.")

    def clean(self) -> dict[str, Any]:
        super().clean()
        check_ends(self)
        return self.cleaned_data
