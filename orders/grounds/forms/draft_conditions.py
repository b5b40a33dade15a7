"""What staff fill in about a condition of the draft, and when they leave one out."""

from __future__ import annotations

from typing import Final

from django import forms

from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.grounds.models.draft_condition import CanDeliver, Practical, VictimView
from orders.grounds.rules.draft_conditions import PROHIBITIONS, REQUIREMENTS
from orders.orders.models import ConditionKindChoices

NAMED: Final = [
    ("", "Something else"),
    ("What the perpetrator must not do", list(PROHIBITIONS.items())),
    ("What the perpetrator must do", list(REQUIREMENTS.items())),
]
SPARED: Final = {
    "religion": "Does it get in the way of the perpetrator’s religious beliefs?",
    "work": "Does it get in the way of the perpetrator’s usual hours of work?",
    "education": "Does it get in the way of the perpetrator’s usual hours of study?",
}


def _spared(name: str) -> PickField:
    return PickField(
        label=SPARED[name], choices=Practical.choices, initial=Practical.NOT_CHECKED, missing="Choose an answer."
    )


class DraftConditionForm(EditForm):
    """One prohibition or requirement: what it says, why it is necessary, whether it can work, what she thinks of it."""

    kind = PickField(
        label="What kind of condition is it?",
        choices=[
            (ConditionKindChoices.PROHIBITION, "The perpetrator must not …"),
            (ConditionKindChoices.POSITIVE_REQUIREMENT, "The perpetrator must …"),
        ],
        missing="Choose what kind of condition it is.",
    )
    named_by_guidance = forms.ChoiceField(
        label="Is it one that the guidance for prosecutors names?",
        choices=NAMED,
        required=False,
        help_text="Courts know these. Anything else that is necessary can be asked for too.",
        error_messages={"invalid_choice": "Choose from the list."},
    )
    text = WordsField(
        label="What the order is to say",
        rows=3,
        missing="Write the condition as the order is to say it.",
        help_text="So plain that neither the perpetrator nor a police officer can mistake it: places, distances, days.",
    )
    locality = WordsField(
        label="Only in a certain area?",
        longest=300,
        required=False,
        help_text="Leave it empty if it is to hold everywhere in the United Kingdom.",
    )
    first_day = DayField(label="First day, if not the day of the order", required=False)
    last_day = DayField(
        label="Last day, if it is to end before the order",
        required=False,
        help_text="A condition may be shorter than the order, such as an assessment within 28 days.",
    )
    why_necessary = WordsField(
        label="Why is this condition itself necessary?",
        rows=3,
        missing="Say why this condition itself is necessary. The court asks.",
    )
    religion = _spared("religion")
    work = _spared("work")
    education = _spared("education")
    practicality = WordsField(
        label="If it gets in the way: of what, and how could it be worded instead?", rows=2, required=False
    )
    provider = WordsField(
        label="For a requirement: who would provide it?",
        longest=200,
        required=False,
        help_text="For example: the trust that runs the programme. Leave it empty for what is forbidden.",
    )
    can_deliver = PickField(
        label="Has the provider said that it can?",
        choices=CanDeliver.choices,
        initial=CanDeliver.NOT_ASKED,
        missing="Choose an answer.",
    )
    victim_view = PickField(
        label="What does the client say of it?",
        choices=VictimView.choices,
        initial=VictimView.NOT_ASKED,
        missing="Say whether the client wants it.",
        help_text="By law no yes is needed. A no should be known to the force before the court hears of it.",
    )
    victim_words = WordsField(
        label="In the client’s words, or why nobody has asked",
        rows=2,
        required=False,
        help_text="One of the two is needed before the draft counts as put to the client, agreed or authorised.",
    )


class DropConditionForm(EditForm):
    """Why a condition is left out of the draft."""

    dropped_because = WordsField(label="Why is it left out?", rows=3, missing="Say why it is left out.")
