"""Forms for exhibits, their handling, their originals, and for gaps in the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.evidence.models.evidence_gap import GapAnswer
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.upload import Upload
from casework.evidence.rules.exhibits import (
    ACTS,
    BY_HAND,
    CONSENTS,
    HINT,
    HOLDERS,
    KINDS,
    STATES,
    WHY,
    can_be_without_file,
    check_reason,
)
from casework.evidence.rules.quotas import in_words
from casework.evidence.services.evidence_gaps import NewGap, NewGapAnswer
from casework.evidence.services.exhibits import ExhibitFacts, Handling
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.row_choices import IncidentField, IncidentsField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.incidents.models.incident import Incident

NO_FILE: Final = (
    "Choose at least one file. For a thing, or for something that the client or the police hold, "
    "say what kind it is and who has it."
)


class ManyFiles(forms.FileInput):
    """One box for many files."""

    allow_multiple_selected = True


class UploadsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Files that have arrived and of which no exhibit is made yet."""

    def label_from_instance(self, obj: Any) -> str:
        # Isolated, so that letters written from right to left cannot turn the rest of the line around.
        return f"\u2068{obj.file_name or 'A file without a name'}\u2069, {in_words(obj.size)}"


class ExhibitFields(forms.Form):
    """What can be said of an exhibit, at first and later."""

    title = WordsField(
        label="What to call it", required=False, longest=200, help_text="For example: Doorbell video, Tuesday evening"
    )
    shows = WordsField(label="What it shows", required=False, rows=4)
    incidents = IncidentsField(
        Incident.objects.none(),
        label="Which incidents it is about",
        required=False,
        to_field_name="public_id",
        error_messages=dict.fromkeys(("invalid_choice", "invalid_pk_value"), "Choose incidents of this case."),
    )
    captured_at = MomentField(label="When it was taken or recorded", required=False)
    captured_by = WordsField(label="Who took or recorded it", required=False, longest=200)
    held_by = PickField(
        label="Who has the original", choices=list(HOLDERS.items()), initial="service", missing="Say who has it."
    )
    state = PickField(
        label="State of the original", choices=list(STATES.items()), initial="held", missing="Say what state it is in."
    )
    consent = PickField(
        label="May it be shared?",
        help_text="What the client said about giving this to the police or a court.",
        choices=list(CONSENTS.items()),
        initial="not_asked",
        missing="Say whether it may be shared.",
    )


class ExhibitForm(ExhibitFields, ActForm):
    """Files that arrive, and what is said of all of them at once."""

    uploads = UploadsField(
        Upload.objects.none(),
        label="Files that have arrived",
        required=False,
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "One of these files is no longer here. Choose it again."},
    )
    chosen = forms.FileField(label="Files", required=False, widget=ManyFiles)
    kind = forms.ChoiceField(
        label="What kind of evidence",
        required=False,
        choices=[("", "Tell from the file"), *KINDS.items()],
        error_messages={"invalid_choice": "Choose a kind from the list."},
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, uploads: Any, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        set_choices(self.fields["incidents"], incidents_of(case))
        set_choices(self.fields["uploads"], uploads)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = {name: cleaned.get(name, "") for name in ("kind", "held_by", "state")}
        if not cleaned.get("uploads") and "uploads" not in self.errors and not can_be_without_file(**named):
            self.add_error("chosen", NO_FILE)
        return cleaned

    @property
    def facts(self) -> ExhibitFacts:
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"uploads", "chosen"}}
        return ExhibitFacts(**{**said, "incidents": list(said["incidents"])})


class ExhibitEditForm(ExhibitFields, EditForm):
    """Changes what is said of an exhibit; its file stays as it is."""

    kind = PickField(label="What kind of evidence", choices=list(KINDS.items()), missing="Choose a kind.")
    field_order = ("kind",)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Exhibit, **kwargs: Any) -> None:
        super().__init__(typed, row=row, **kwargs)
        set_choices(self.fields["incidents"], incidents_of(row.case))

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        linked = row.incidents.order_by("pk") if isinstance(row, Exhibit) else []
        return {**super().initial_of(row), "incidents": [str(each.public_id) for each in linked]}


class HandlingForm(ActForm):
    """Something that was done with an exhibit."""

    act = PickField(
        label="What was done?", choices=[(act, ACTS[act]) for act in BY_HAND], missing="Say what was done with it."
    )
    happened_at = MomentField(label="When?")
    note = WordsField(
        label="Who gave it to whom, and where",
        rows=3,
        help_text="Names, collar number, property reference, how it was packed or sent.",
        missing="Say who gave it to whom.",
    )

    @property
    def handling(self) -> Handling:
        return Handling(**self.cleaned_data)


class OriginalForm(ActForm):
    """Why somebody needs the sealed original."""

    reason = WordsField(
        label="Why do you need the original, and for whom?",
        rows=3,
        help_text=HINT,
        missing=WHY,
    )

    def clean_reason(self) -> str:
        try:
            check_reason(self.cleaned_data["reason"])
        except RuleViolation as refusal:
            raise ValidationError(refusal.sentence) from None
        return str(self.cleaned_data["reason"])


class GapFields(forms.Form):
    """What is missing, and whom we asked for it."""

    missing = WordsField(
        label="What is missing?",
        longest=200,
        help_text="For example: CCTV of the shop opposite",
        missing="Say what is missing.",
    )
    incident = IncidentField(
        Incident.objects.none(),
        label="Which incident it is about",
        required=False,
        to_field_name="public_id",
        empty_label="No single incident",
        error_messages={"invalid_choice": "Choose an incident of this case."},
    )
    asked_of = WordsField(label="Whom did you ask for it?", required=False, longest=200)
    asked_on = DayField(label="When did you ask?", required=False)
    due_on = DayField(label="By when do you expect an answer?", required=False)

    @property
    def gap(self) -> NewGap:
        said = {name: self.cleaned_data[name] for name in GapFields.base_fields}
        return NewGap(**said)


class GapForm(GapFields, ActForm):
    """Notes a gap."""

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        set_choices(self.fields["incident"], incidents_of(case))


class GapEditForm(GapFields, EditForm):
    """Changes a gap."""

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Any, **kwargs: Any) -> None:
        super().__init__(typed, row=row, **kwargs)
        set_choices(self.fields["incident"], incidents_of(row.case))

    def initial_of(self, row: Any) -> dict[str, Any]:
        incident = str(row.incident.public_id) if row.incident else ""
        return {**super().initial_of(row), "incident": incident}


class GapAnswerForm(EditForm):
    """What came of a request."""

    outcome = PickField(label="What came of it?", choices=GapAnswer.choices, missing="Say what came of it.")
    answered_on = DayField(label="When?")
    answer = WordsField(label="What they said", required=False, rows=3)

    def initial_of(self, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("outcome", "answer")}

    @property
    def given(self) -> NewGapAnswer:
        answered_on: date = self.cleaned_data["answered_on"]
        return NewGapAnswer(
            outcome=self.cleaned_data["outcome"], answered_on=answered_on, answer=self.cleaned_data["answer"]
        )


def incidents_of(case: Case) -> Any:
    return Incident.objects.filter(case=case).order_by("-happened_at", "-id")


def set_choices(field: forms.Field, rows: Any) -> None:
    """Narrow a field to the rows that this person may name; any other is refused as if it did not exist."""
    if not isinstance(field, forms.ModelChoiceField):
        raise ValidationError("This field has no rows to choose from.")
    field.queryset = rows
