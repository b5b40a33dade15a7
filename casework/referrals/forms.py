"""Forms for a referral, its eligibility checklist and the decision about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from accounts.people.models import Organisation, Team, User
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.people.models.victim_perpetrator import KnownAnswer, SafeContact
from casework.referrals.models import Referral, ReferralSource
from casework.referrals.rules import (
    ACCEPTED,
    ANSWERS,
    NOT_KNOWN,
    OUTCOMES,
    EligibilityAnswer,
    Question,
    ReferralDecision,
)
from casework.referrals.services.referrals import NewReferral

LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 2_000
ANSWER: Final = "answer_"
NOTE: Final = "note_"


class EligibilityChecklist:
    """The organisation's questions as pairs of fields: an answer and a note."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    questions: Sequence[Question]

    def ask(self, questions: Sequence[Question]) -> None:
        self.questions = questions
        for question in questions:
            self.fields[ANSWER + question.key] = PickField(
                label=question.words,
                help_text=question.hint,
                choices=list(ANSWERS.items()),
                initial=NOT_KNOWN,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
                missing="Choose yes, no or not known.",
            )
            self.fields[NOTE + question.key] = WordsField(label="Note", longest=LONGEST_NOTE, required=False)

    def take_answers(self) -> list[EligibilityAnswer]:
        """The answers, taken out of what was typed."""
        typed = self.cleaned_data
        return [
            EligibilityAnswer(
                each.key, each.words, typed.pop(ANSWER + each.key, NOT_KNOWN), typed.pop(NOTE + each.key, "").strip()
            )
            for each in self.questions
        ]

    def checklist(self) -> Iterator[tuple[BoundField, BoundField]]:
        for each in self.questions:
            yield self[ANSWER + each.key], self[NOTE + each.key]  # type: ignore[index]


class ReferralFields(forms.Form):
    """What a referral says, asked alike when it is taken and when it is mended."""

    source = PickField(
        label="Who refers?", choices=ReferralSource.choices, missing="Choose who refers.", widget=forms.Select
    )
    agency = WordsField(label="Their organisation", longest=LONGEST_NAME, required=False)
    referrer = WordsField(label="Their name", longest=LONGEST_NAME, required=False)
    referrer_contact = WordsField(label="How to reach them", rows=2, longest=LONGEST_NOTE, required=False)
    received_at = MomentField(label="When did it reach us?")
    immediate_danger = PickField(
        label="Is the client in danger now?",
        choices=KnownAnswer.choices,
        initial=KnownAnswer.NOT_KNOWN,
        missing="Choose whether the client is in danger now.",
    )
    first_name = WordsField(
        label="Client's first name",
        longest=LONGEST_NAME,
        help_text="The name that the client wants us to use.",
        missing="Give the client's first name.",
    )
    last_name = WordsField(label="Client's last name", longest=LONGEST_NAME, required=False)
    safe_contact = PickField(
        label="Is it safe to phone or write to the client?",
        choices=SafeContact.choices,
        missing="Choose whether it is safe.",
        initial=SafeContact.UNKNOWN,
        help_text="Leave it at “Not known” unless the client has said.",
    )
    safe_contact_note = WordsField(
        label="How to contact the client safely",
        rows=2,
        longest=LONGEST_NOTE,
        required=False,
        help_text="For example: weekday mornings only, no voicemail.",
    )
    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force where the client lives",
        to_field_name="slug",
        empty_label="Not known",
        required=False,
        error_messages={"invalid_choice": "Choose a force from the list."},
    )
    happening = WordsField(label="What is happening, in short", rows=5, missing="Say in short what is happening.")


class ReferralForm(EligibilityChecklist, ReferralFields, ActForm):
    """A referral as it is taken."""

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Which team is it for?",
        empty_label="Choose a team",
        error_messages={"required": "Choose a team.", "invalid_choice": "Choose one of your own teams."},
    )

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, by: User, questions: Sequence[Question], now: datetime
    ) -> None:
        super().__init__(typed, initial={"received_at": now})
        teams = Team.objects.open().filter(members=by)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.initial["team"] = teams[0].pk
        self.ask(questions)

    def new_referral(self) -> NewReferral:
        answers = self.take_answers()
        return NewReferral(**self.cleaned_data, answers=answers)


class ReferralChangeForm(EligibilityChecklist, ReferralFields, EditForm):
    """A referral as it is mended; it keeps the questions that were asked of it."""

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Referral) -> None:
        super().__init__(typed, row=row)
        self.ask([Question(each["key"], each["words"]) for each in row.answers])

    def initial_of(self, row: Any) -> dict[str, Any]:
        answered = {ANSWER + each["key"]: each["answer"] for each in row.answers}
        noted = {NOTE + each["key"]: each["note"] for each in row.answers}
        force = {"force": row.force.slug if row.force else ""}
        return {**super().initial_of(row), **force, **answered, **noted}

    @property
    def values(self) -> dict[str, Any]:
        answers = self.take_answers()
        return {**super().values, "answers": answers}


class DecisionForm(ActForm):
    """Why somebody is not taken on, and where they were sent."""

    outcome = PickField(
        label="What is decided?",
        choices=[each for each in OUTCOMES.items() if each[0] != ACCEPTED],
        missing="Choose what is decided.",
    )
    reason = WordsField(label="Why?", rows=3, longest=LONGEST_NOTE, missing="Say why.")
    signposted_to = WordsField(
        label="Which service was the client sent to?",
        longest=LONGEST_NOTE,
        required=False,
        help_text="Needed when the client is sent on.",
    )

    def decision(self) -> ReferralDecision:
        return ReferralDecision(**self.cleaned_data)
