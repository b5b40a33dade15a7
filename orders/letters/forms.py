"""What staff fill in about a letter: for whom, whom it names, its words, its approval, its sending, its reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.recommendations.models import Recommendation
from casework.templatetags.display import day
from orders.letters.models.letter import LetterOutcome, SentHow
from orders.letters.rules.kinds import ROLES, LetterKindRule, body_written_to
from orders.letters.services.sending import LetterReply, LetterSending
from orders.letters.services.subjects import Thing
from orders.letters.services.writing import NewLetter

APPROVE: Final = "approve"
RETURN: Final = "return"
NO_REPLY: Final = "no_reply"
PLAIN: Final = (
    "A line that begins with # is a heading, one with - a point of a list. An empty line begins a new paragraph."
)


class RecommendationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A recommendation of the case, by what it was and when."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_kind_display()}, {day(obj.made_on)}"


class NamingFields(forms.Form):
    """For whom a letter is, and whom it names."""

    recipient = WordsField(
        label="For which body?",
        longest=200,
        missing="Say for whom the letter is.",
        help_text="The force, or who oversees it. No personal address is needed.",
    )
    recipient_role = WordsField(label="For which role in it?", longest=200, required=False)
    names_client = forms.BooleanField(
        label="Name the client",
        required=False,
        help_text="Otherwise the client appears by your case reference alone.",
    )
    names_perpetrator = forms.BooleanField(
        label="Name the perpetrator", required=False, help_text="If the police cannot find the matter without it."
    )
    naming_reason = WordsField(label="If you name somebody: why?", rows=2, longest=2_000, required=False)


class LetterForm(ActForm, NamingFields):
    """What a new letter of one kind is to be."""

    recommendation = RecommendationField(
        Recommendation.objects.none(),
        label="Does it put a recommendation in writing?",
        required=False,
        empty_label="No",
        to_field_name="public_id",
        help_text="The reply then answers the recommendation too.",
        error_messages={"invalid_choice": "Choose a recommendation from the list."},
    )

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, thing: Thing, kind: LetterKindRule, rule: str, **kwargs: Any
    ) -> None:
        initial = {"recipient": body_written_to(kind, thing.force.name), "recipient_role": ROLES[kind]}
        super().__init__(typed, initial=initial, **kwargs)
        self.kind, self.rule = kind, rule
        rows = Recommendation.objects.filter(case=thing.case, force=thing.force, answer="").order_by("-made_on", "-id")
        self.fields["recommendation"].queryset = rows  # type: ignore[attr-defined]
        if not rows.exists():
            del self.fields["recommendation"]

    def new_letter(self) -> NewLetter:
        return NewLetter(kind=self.kind, rule=self.rule, **self.cleaned_data)


class LetterEditForm(EditForm, NamingFields):
    """The words of a draft, and what is said of them."""

    subject = WordsField(label="Subject", longest=200, missing="Write a subject.")
    text = WordsField(label="The letter", rows=28, missing="Write the letter.", help_text=PLAIN)

    field_order = ("subject", "text", "recipient", "recipient_role")


class HandInForm(EditForm):
    """That the letter is ready to be read by a second person."""


class DecideForm(EditForm):
    """What the second person says."""

    decision = PickField(
        label="May this letter go?",
        choices=[(APPROVE, "Yes: I approve these words"), (RETURN, "No: it has to be changed")],
        missing="Choose whether the letter may go.",
    )
    marks_are_known = forms.BooleanField(
        label="It may go with marks in place of the signs named above",
        required=False,
        help_text="Only if its reader can do without them. Otherwise send it back to be changed.",
    )
    reason = WordsField(label="If not: what has to be changed?", rows=4, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, has_marks: bool, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        if not has_marks:
            del self.fields["marks_are_known"]


class SendForm(EditForm):
    """How and when the letter went, and by when its reply is awaited."""

    sent_on = DayField(label="On which day did it go?")
    sent_how = PickField(label="How did it go?", choices=SentHow.choices, missing="Choose how it went.")
    reply_due_on = DayField(
        label="By which day do you expect a reply?", help_text="A task reminds you. For example, 3/3/2026"
    )

    def sending(self) -> LetterSending:
        return LetterSending(**self.values)


class LetterReplyForm(EditForm):
    """What came back, or that nothing did."""

    outcome = PickField(
        label="What came back?",
        choices=[*LetterOutcome.choices, (NO_REPLY, "No reply came")],
        missing="Choose what came back.",
    )
    reply_on = DayField(label="If a reply came: on which day?", required=False)
    reply_words = WordsField(label="What did they answer?", rows=5, required=False)

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("outcome") not in {None, NO_REPLY} and "reply_on" in typed and typed["reply_on"] is None:
            self.add_error("reply_on", "Enter a date, like 3/3/2026.")
        return typed

    @property
    def is_reply(self) -> bool:
        return bool(self.cleaned_data["outcome"] != NO_REPLY)

    def reply(self) -> LetterReply:
        return LetterReply(**self.values)


class DropLetterForm(EditForm):
    """Why a letter is not sent after all."""

    drop_reason = WordsField(label="Why is it not sent?", rows=3, missing="Say why it is not sent.")


class LetterTemplateForm(EditForm):
    """The words of one kind of letter."""

    subject = WordsField(label="Subject", longest=200, missing="Write a subject.")
    body = WordsField(label="The letter", rows=28, missing="Write the letter.", help_text=PLAIN)

    def as_read(self) -> tuple[str, str]:
        return self.cleaned_data["subject"], self.cleaned_data["body"]
