"""Forms for a recommendation to the police and its answer."""

from __future__ import annotations

from django import forms

from accounts.people.models import Organisation
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.recommendations.models import RecommendationAnswer, RecommendationKind
from casework.recommendations.services import NewRecommendation


class RecommendationForm(ActForm):
    """What was recommended, to whom, in which words, and by when an answer is awaited."""

    kind = PickField(
        label="What did you recommend?", choices=RecommendationKind.choices, missing="Say what you recommended."
    )
    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="To which force?",
        to_field_name="slug",
        empty_label="Choose a force",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a police force from the list."},
    )
    officer = WordsField(label="Officer", required=False, longest=200)
    made_on = DayField(label="When did you recommend it?")
    words = WordsField(label="In which words?", rows=5, missing="Write down what you said or wrote.")
    answer_due_on = DayField(
        label="By which day do you expect an answer?", help_text="A task reminds you. For example, 3/3/2026"
    )

    def new_recommendation(self) -> NewRecommendation:
        return NewRecommendation(**self.cleaned_data)


class AnswerForm(EditForm):
    """What they answered, when, and why."""

    answer = PickField(
        label="What did they answer?", choices=RecommendationAnswer.choices, missing="Say what they answered."
    )
    answered_on = DayField(
        label="When?", help_text="If no answer came, the day on which you stopped waiting. Like 3/3/2026"
    )
    answer_reason = WordsField(label="Their reason, in their words", required=False, rows=4)
