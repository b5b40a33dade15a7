"""Forms for a meeting of several agencies (MARAC, MAPPA) and its actions."""

from __future__ import annotations

from typing import Any

from django import forms

from casework.case_tasks.forms import title_field
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.meetings.models import MappaCategory, MappaLevel, MeetingCriterion, MeetingKind, MeetingOutcome
from casework.meetings.services import NewMeeting


def not_yet(choices: list[tuple[str, str]], nothing: str) -> list[tuple[str, str]]:
    return [("", nothing), *choices]


class MeetingReferralFields(forms.Form):
    """Why and when a case is referred."""

    referred_on = DayField(label="Referred on")
    criteria = forms.MultipleChoiceField(
        label="Which criteria does it meet?",
        choices=MeetingCriterion.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list."},
    )
    ground = WordsField(label="Why this case?", rows=4, missing="Say why this case is referred.")
    meets_on = DayField(
        label="Day of the meeting", required=False, help_text="Leave it empty if it is not known yet. Like 3/3/2026"
    )


class MeetingForm(MeetingReferralFields, ActForm):
    """A referral to a meeting."""

    kind = PickField(label="Which meeting?", choices=MeetingKind.choices, missing="Choose a meeting.")
    field_order = ("kind",)

    def new_meeting(self) -> NewMeeting:
        return NewMeeting(**self.cleaned_data)


class MeetingEditForm(MeetingReferralFields, EditForm):
    """The referral again, and what came of the meeting."""

    outcome = forms.ChoiceField(
        label="Outcome", required=False, choices=not_yet(MeetingOutcome.choices, "Not yet known")
    )
    outcome_words = WordsField(label="What was said and decided", required=False, rows=4)
    mappa_category = forms.ChoiceField(
        label="MAPPA category", required=False, choices=not_yet(MappaCategory.choices, "Not known")
    )
    mappa_level = forms.ChoiceField(
        label="MAPPA level", required=False, choices=not_yet(MappaLevel.choices, "Not known")
    )
    lead = WordsField(label="Lead agency and contact", required=False, longest=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if getattr(self.row, "kind", "") != MeetingKind.MAPPA:
            del self.fields["mappa_category"], self.fields["mappa_level"]


class ActionForm(ActForm):
    """What an agency undertook to do."""

    agency = WordsField(
        label="Which agency?", longest=200, missing="Say which agency.", help_text="For example: Housing, Probation."
    )
    title = title_field("What will they do?", "Say what they will do.")
    due_on = DayField(label="By which day?")
