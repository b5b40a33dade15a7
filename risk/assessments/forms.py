"""Forms for screenings, results of risk tools, the police's view, opinions and reported changes of risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from accounts.people.models import Organisation
from casework.cases.models.risk_level import RiskLevel
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from risk.assessments.rules.opinions import KINDS, STAGES, TIMELINE, TYPOLOGIES, TYPOLOGY
from risk.assessments.rules.police_views import SOURCES
from risk.assessments.rules.risk_tools import TOOL_NAMES
from risk.assessments.rules.screening import ANSWERS, PROMPTS
from risk.assessments.services import NewOpinion, NewPoliceView, NewScreening, NewToolResult
from risk.reviews.rules.review_triggers import BY_HAND

LINE: Final = 200


class RiskChangeForm(ActForm):
    """What changed, when, and a few words."""

    code = PickField(
        label="What changed?",
        choices=[(code, f"{words[0].upper()}{words[1:]}") for code, words in BY_HAND.items()],
        missing="Choose what changed.",
    )
    at = MomentField(label="When?")
    note = WordsField(
        label="What you know about it", rows=3, required=False, help_text="Needed if you chose something else."
    )


@dataclass(frozen=True)
class ScreeningPromptFields:
    """One prompt on the page: its answer, and a note that opens."""

    answer: BoundField
    note: BoundField


class ScreeningForm(ActForm):
    """Every prompt with an answer and room for a note, and what the person who asks makes of it."""

    held_on = DayField(label="Day of the conversation")
    opinion = WordsField(
        label="What you make of it",
        rows=5,
        help_text="Your own judgement, in your own words. The answers set no level.",
        missing="Say what you make of it.",
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        for key, prompt in PROMPTS.items():
            self.fields[f"answer_{key}"] = PickField(
                label=prompt.asks,
                choices=list(ANSWERS.items()),
                initial="not_asked",
                missing="Choose yes, no, unclear or not asked.",
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--small govuk-radios--inline"}),
            )
            self.fields[f"note_{key}"] = WordsField(label=f"Note on: {prompt.asks}", rows=2, required=False)

    def asked(self) -> Iterator[ScreeningPromptFields]:
        return (ScreeningPromptFields(self[f"answer_{key}"], self[f"note_{key}"]) for key in PROMPTS)

    def new_screening(self) -> NewScreening:
        given = self.cleaned_data
        return NewScreening(
            held_on=given["held_on"],
            answers={key: given[f"answer_{key}"] for key in PROMPTS},
            notes={key: note for key in PROMPTS if (note := given[f"note_{key}"].strip())},
            opinion=given["opinion"],
        )


class ToolResultForm(ActForm):
    """Which tool, when, by whom and what its form says came out."""

    tool = PickField(label="Tool", choices=list(TOOL_NAMES.items()), missing="Choose a tool.")
    tool_name = WordsField(label="Name of the tool", longest=LINE, required=False, help_text="If it is another tool.")
    used_on = DayField(label="Day it was filled in")
    used_by = WordsField(
        label="Filled in by", longest=LINE, help_text="Who, and for whom they work.", missing="Say who filled it in."
    )
    result = WordsField(
        label="Result",
        rows=3,
        help_text="As its form gives it, in words or as a count. Do not copy its questions: they are its owner's.",
        missing="Say what came out.",
    )
    attachment = WordsField(
        label="Where the form is kept", longest=LINE, required=False, help_text="For example, the number of an exhibit."
    )

    def new_result(self) -> NewToolResult:
        return NewToolResult(**self.cleaned_data)


class PoliceViewForm(ActForm):
    """Which force said what, in its words and in ours, when, and who told us."""

    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force",
        to_field_name="slug",
        empty_label="Choose a force",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a police force from the list."},
    )
    their_words = WordsField(
        label="The level in their words",
        longest=LINE,
        help_text="For example: medium, bronze, or “no further risk”.",
        missing="Say what the police call it.",
    )
    level = forms.ChoiceField(
        label="What that is in our words",
        choices=[*RiskLevel.choices, ("", "They named no level")],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose from the list."},
    )
    said_on = DayField(label="Day they said so")
    tool = WordsField(label="Tool they used", longest=LINE, required=False)
    source = PickField(label="How we know", choices=list(SOURCES.items()), missing="Choose how we know.")
    told_by = WordsField(label="Who told us", longest=LINE, required=False)

    def new_view(self) -> NewPoliceView:
        return NewPoliceView(**self.cleaned_data)


class OpinionForm(ActForm):
    """A stage of the homicide timeline or a kind of motive, on a day, and why."""

    choice = PickField(
        label="Your opinion",
        choices=[
            *((f"{TIMELINE}:{code}", f"{KINDS[TIMELINE]}: {code}. {words}") for code, words in STAGES.items()),
            *((f"{TYPOLOGY}:{code}", f"{KINDS[TYPOLOGY]}: {words}") for code, words in TYPOLOGIES.items()),
        ],
        help_text="From the fifth stage on, a supervisor looks at it.",
        missing="Choose one.",
    )
    reason = WordsField(label="Why you think so", rows=4, missing="Say why you think so.")
    formed_on = DayField(label="Day of this opinion")

    def new_opinion(self) -> NewOpinion:
        kind, _, choice = self.cleaned_data["choice"].partition(":")
        given = self.cleaned_data
        return NewOpinion(kind=kind, choice=choice, reason=given["reason"], formed_on=given["formed_on"])
