"""Forms of the police liaison's desk: when it happened, and at most two more fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError

from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import WordsField
from casework.templatetags.display import when
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.forms.steps import offence_choices
from orders.breaches.models.breach import Breach, CourtResult, RecordedAs
from orders.breaches.rules.kinds import suggested_offence
from orders.desk.services import NOT_NOW
from orders.orders.models import Order
from orders.steps.forms.recording import RecordForm
from orders.steps.forms.second_press import CONFLICT, VERSION, SecondPressForm
from record.law.services import law_of
from record.vocabulary.steps import ApplicationStep, BreachStep

Fields = dict[str, Callable[[], forms.Field]]

BREACH_FIELDS: Final[dict[str, Fields]] = {
    BreachStep.CRIME_RECORDED: {
        "reference": lambda: WordsField(
            label="Crime reference",
            longest=100,
            missing="Enter the crime reference.",
            widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        ),
        "recorded_as": lambda: forms.ChoiceField(
            label="Recorded as",
            choices=[("", "Not said yet"), *RecordedAs.choices],
            required=False,
            help_text="A breach is part of a course of conduct: record the stalking or harassment too.",
        ),
    },
    BreachStep.CHARGED: {
        "offence": lambda: forms.ChoiceField(
            label="Offence", required=False, help_text="The first is what the kind of breach suggests."
        )
    },
    BreachStep.OUT_OF_COURT: {
        "disposal": lambda: WordsField(
            label="How it was dealt with", longest=2_000, rows=2, missing="Say how it was dealt with."
        )
    },
    BreachStep.NO_FURTHER_ACTION: {
        "reason": lambda: WordsField(
            label="Why there is no further action",
            longest=2_000,
            rows=3,
            missing="Say why there is no further action.",
        )
    },
    BreachStep.COURT_OUTCOME: {
        "result": lambda: forms.ChoiceField(label="What the court found", choices=CourtResult.choices),
        "sentence": lambda: WordsField(
            label="Sentence, and whether the order was varied", longest=2_000, rows=2, required=False
        ),
    },
}
APPLICATION_FIELDS: Final[dict[str, Fields]] = {
    ApplicationStep.ACKNOWLEDGED: {
        "officer": lambda: WordsField(
            label="Officer in the case",
            longest=200,
            missing="Name the officer.",
            help_text="Name, rank and how the service can reach the officer.",
        )
    },
    ApplicationStep.DECLINED: {
        "reason": lambda: WordsField(
            label="Why the force will not apply", longest=2_000, rows=3, missing="Say why the force will not apply."
        ),
        "alternatives": lambda: WordsField(
            label="What will be done instead", longest=2_000, rows=3, missing="Say what will be done instead."
        ),
    },
    ApplicationStep.LISTED: {
        "hearing_on": lambda: DayField(
            label="Day of the hearing", error_messages={"required": "Enter the day of the hearing, like 3/3/2026."}
        )
    },
    ApplicationStep.ADJOURNED: {
        "next_on": lambda: DayField(
            label="Next day in court", required=False, help_text="Leave it empty if the court has set no day."
        ),
        "reason": lambda: WordsField(
            label="Why it was adjourned", longest=2_000, rows=3, missing="Say why it was adjourned."
        ),
    },
}


class DeskStepForm(SecondPressForm, RecordForm):
    """One step that the police took, not before `begins_at`; 409 if it is on the record, or more than was seen."""

    begins_at: datetime

    at = MomentField(label="When it happened")
    more: ClassVar[dict[str, Fields]] = {}
    before_it_begins: ClassVar[str] = ""

    def __init__(
        self,
        typed: Mapping[str, Any] | None,
        *,
        subject: Breach | Application | Order,
        step: str,
        now: datetime,
        is_offered: bool = True,
    ) -> None:
        super().__init__(typed, row=subject, case=subject.case, now=now)
        self.step, self.is_offered = step, is_offered
        self.begins_at = _began(subject)
        extra = {name: make() for name, make in self.more.get(step, {}).items()}
        self.fields = {**extra, "at": self.fields["at"], VERSION: self.fields[VERSION]}

    def clean(self) -> dict[str, Any]:
        """Somebody else may have recorded the same in the meantime."""
        if not self.is_offered:
            self.status = CONFLICT
            raise ValidationError(NOT_NOW)
        return self.cleaned_data

    def clean_at(self) -> datetime:
        at = self.settled(self.cleaned_data["at"])
        if at == self.begins_at.replace(second=0, microsecond=0):
            at = self.begins_at
        if at < self.begins_at:
            raise ValidationError(f"{self.before_it_begins} {when(self.begins_at)}. Give that time, or a later one.")
        return at

    def new_step(self) -> NewApplicationStep:
        """The step as the record takes it: days as a case file writes them."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in {"at", VERSION}}
        facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in typed.items()}
        return NewApplicationStep(step=self.step, at=self.cleaned_data["at"], facts=facts, seen=self.seen)


def _began(subject: Breach | Application | Order) -> datetime:
    if isinstance(subject, Breach):
        return subject.learned_at
    return subject.made_at if isinstance(subject, Order) else subject.requested_at


class DeskBreachStepForm(DeskStepForm):
    """A step on a breach."""

    more = BREACH_FIELDS
    before_it_begins = "The service learned of this breach on"

    def __init__(self, typed: Mapping[str, Any] | None, *, subject: Breach, now: datetime, **kwargs: Any) -> None:
        super().__init__(typed, subject=subject, now=now, **kwargs)
        if "offence" in self.fields:
            law = law_of(subject.organisation_id)
            self.fields["offence"].choices = offence_choices(law, now)  # type: ignore[attr-defined]
            self.initial["offence"] = law.figure(suggested_offence(subject.kind), now.date()).value

    def new_step(self) -> NewApplicationStep:
        """What is left empty is no fact."""
        step = super().new_step()
        return replace(step, facts={name: value for name, value in step.facts.items() if value})


class WarrantNewsForm(SecondPressForm):
    """What the force says about a warrant that is out."""

    answer = WordsField(
        label="What is done to find the perpetrator",
        rows=4,
        longest=2_000,
        missing="Say what is done to find the perpetrator.",
        help_text="Who is looking, what has been tried, what comes next. It stands in the case of the service.",
    )


class DeskOrderStepForm(DeskStepForm):
    """That an order was served, or that he has notified."""

    before_it_begins = "The order was made on"


class DeskApplicationStepForm(DeskStepForm):
    """A step of an application, not before the request."""

    more = APPLICATION_FIELDS
    before_it_begins = "The order was asked for on"
