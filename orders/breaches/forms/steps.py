"""Forms for each step about a breach, for confirming police steps, and for not pursuing one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django import forms

from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.codes.rules.incident_codes import REPORT_CHANNELS
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.templatetags.display import when
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach, CourtResult, RecordedAs
from orders.breaches.models.breach_work import KnownFrom
from orders.breaches.rules.kinds import OFFENCES, suggested_offence
from orders.breaches.rules.ladder import needs_source
from orders.breaches.services.recording import StepSource
from orders.steps.forms.recording import StepForm, note_field
from orders.steps.forms.second_press import SecondPressForm
from record.events.facts import LONGEST_REFERENCE
from record.law.figures import Law
from record.vocabulary.protection_kinds import protection_words
from record.vocabulary.steps import WORDS, BreachStep

WHY: Final[dict[BreachStep, tuple[str, str]]] = {
    BreachStep.NOT_REPORTED_REVIEWED: ("Why it is not reported", "Say why it is not reported."),
    BreachStep.REVIEWED: ("What comes of it", "Say what comes of the review."),
    BreachStep.REVIEW_REQUESTED: ("What was asked, and of whom", "Say what was asked, and of whom."),
}
"""The steps whose note is the point of them: its label, and what to say when it is missing."""

WANTED: Final[dict[BreachStep, frozenset[str]]] = {
    BreachStep.ORDER_IDENTIFIED: frozenset({"of"}),
    BreachStep.REPORTED_TO_POLICE: frozenset({"channel", "reference"}),
    BreachStep.CRIME_RECORDED: frozenset({"reference", "recorded_as"}),
    BreachStep.CHARGED: frozenset({"offence"}),
    BreachStep.OUT_OF_COURT: frozenset({"disposal"}),
    BreachStep.NO_FURTHER_ACTION: frozenset({"reason"}),
    BreachStep.COURT_OUTCOME: frozenset({"result", "plea", "sentence"}),
}
"""The fields that a step needs, beside when it happened, who told us, and a note."""

PLEAS: Final = (("", "Not known"), ("guilty", "Guilty"), ("not_guilty", "Not guilty"))
STALKING: Final = (
    ("PHA s.2A", "Stalking (Protection from Harassment Act 1997 s.2A)"),
    ("PHA s.4A", "Stalking with fear of violence or serious alarm or distress (s.4A)"),
)
MOST_FOR_BREACH: Final = (
    "For breach of an order the most is {breach} years on indictment, and no conditional discharge is possible. "
    "{stalking} years is the most for stalking with fear of violence or serious alarm or distress, which is another "
    "offence: do not mix the two."
)


def offence_choices(law: Law, on: datetime) -> list[tuple[str, str]]:
    """The offences as the law names them on a day, those of the Act first (SPA 2019 ss.8, 11)."""
    keys = dict.fromkeys([suggested_offence(""), *OFFENCES.values()])
    figures = [law.figure(key, on.date()) for key in keys]
    return [*((each.value, f"{each.value}: {each.words}") for each in figures), *STALKING, ("other", "Another offence")]


def sentence_help(law: Law, on: datetime) -> str:
    """What a court can give at most, the two offences apart (SPA 2019 s.8)."""
    years = {name: law.number(f"{name}_most_years", on.date()) for name in ("breach", "stalking")}
    return MOST_FOR_BREACH.format(**years)


def things_of(case: Case) -> list[tuple[str, str]]:
    """Everything of a case that can be broken, each order with its conditions; the value says what, by labels."""
    found: list[tuple[str, str]] = []
    for order in case.orders.prefetch_related("conditions").order_by("-made_at", "-id"):
        words, value = f"{order.get_kind_display()} {order.label}", f"order/{order.label}"
        found.append((value, f"{words}, condition not known"))
        found += [(f"{value}/{each.label}", f"{words}: {each.text}") for each in order.conditions.all()]
    rows = case.other_protections.order_by("-from_day", "-id")
    return [*found, *((f"protection/{row.label}", f"{protection_words(row.kind)} {row.label}") for row in rows)]


class BreachStepForm(StepForm):
    """One step about a breach: the form shows only what that step needs."""

    of = PickField(label="What was broken?", missing="Choose what was broken.")
    channel = PickField(
        label="How was it reported?", choices=list(REPORT_CHANNELS.items()), missing="Choose how it was reported."
    )
    reference = WordsField(
        label="Crime reference",
        longest=LONGEST_REFERENCE,
        help_text="As the police write it.",
        missing="Give the crime reference.",
    )
    recorded_as = PickField(
        label="What was it recorded as?",
        choices=RecordedAs.choices,
        missing="Choose what it was recorded as.",
        help_text="A breach is part of a course of conduct: ask them to record stalking or harassment too.",
    )
    offence = PickField(label="Charged with what?", missing="Choose the offence.")
    disposal = WordsField(
        label="How it was dealt with", longest=2_000, missing="Say how it was dealt with, such as a caution."
    )
    reason = WordsField(label="The reason that the police gave", rows=3, missing="Say what reason the police gave.")
    result = PickField(label="What did the court find?", choices=CourtResult.choices, missing="Choose what it found.")
    plea = forms.ChoiceField(label="Plea", choices=PLEAS, required=False)
    sentence = WordsField(label="Sentence, and whether the order was varied", rows=3, required=False)
    known_from = PickField(label="Who told us?", choices=KnownFrom.choices, missing="Choose who told us.")
    note = note_field(help_text="What was said, by whom.")
    field_order = ("of", "at", "channel", "reference", "recorded_as", "known_from", "note")

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        step: BreachStep,
        breach: Breach,
        now: datetime,
        law: Law,
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, case=breach.case, now=now, row=breach, **kwargs)
        self.step = step
        sourced = frozenset({"known_from"}) if needs_source(step) else frozenset()
        self.keep_only(WANTED.get(step, frozenset()) | sourced)
        if step in WHY:
            self.require_note(*WHY[step])
        elif sourced and step is not BreachStep.NO_FURTHER_ACTION:
            self.require_note("What exactly we were told", "Say what we were told, in words.")
        self._fit(breach, law, now)

    def _fit(self, breach: Breach, law: Law, now: datetime) -> None:
        """Offer what this case and the law of the day have to offer."""
        if "of" in self.fields:
            self.fields["of"].choices = things_of(breach.case)  # type: ignore[attr-defined]
        if "offence" in self.fields:
            self.fields["offence"].choices = offence_choices(law, now)  # type: ignore[attr-defined]
            self.initial["offence"] = law.figure(suggested_offence(breach.kind), now.date()).value
            self.fields["offence"].help_text = "The first choice is what the kind of breach suggests."
        if "sentence" in self.fields:
            self.fields["sentence"].help_text = sentence_help(law, now)
        if self.step is BreachStep.REPORTED_TO_POLICE:
            reference = self.fields["reference"]
            reference.label, reference.required = "Incident (CAD) number", False
            self.fields["note"].label = "Who reported it, and to whom"

    def new_step(self) -> NewApplicationStep:
        typed = self.cleaned_data
        given = {name: typed[name] for name in WANTED.get(self.step, ()) if typed[name]}
        if self.step is BreachStep.ORDER_IDENTIFIED:
            given = _identified(typed["of"])
        return NewApplicationStep(step=self.step, at=typed["at"], facts=given, note=typed["note"], seen=self.seen)

    def known(self) -> StepSource | None:
        """Who told us and in what words, where a step closes a gap of the ladder (practice.md 3.4)."""
        typed = self.cleaned_data
        if "known_from" not in typed:
            return None
        return StepSource(typed["known_from"], typed["note"] or typed["reason"])


def _identified(of: str) -> dict[str, str]:
    """The facts that a choice of `things_of` stands for."""
    kind, label, *condition = of.split("/")
    return {kind: label} | ({"condition": condition[0]} if condition else {})


class ConfirmForm(SecondPressForm):
    """Which steps that the police reported are so, and how we know it."""

    which = PickField(label="Which step do you confirm?", missing="Choose the step.")
    known_from = PickField(label="Who told us?", choices=KnownFrom.choices, missing="Choose who told us.")
    how_known = WordsField(
        label="What exactly we were told, and when", rows=3, missing="Say what we were told, in words."
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, steps: Mapping[int, Event], **kwargs: Any) -> None:
        super().__init__(typed, initial={"which": str(next(iter(steps), ""))}, **kwargs)
        choices = [(str(number), f"{WORDS[event.facts['step']]}, {when(event.at)}") for number, event in steps.items()]
        self.fields["which"].choices = choices  # type: ignore[attr-defined]

    def known(self) -> StepSource:
        return StepSource(self.cleaned_data["known_from"], self.cleaned_data["how_known"])


class NotPursuedForm(SecondPressForm):
    """Why a breach should not be pursued."""

    why = WordsField(
        label="Why should it not be pursued?",
        rows=4,
        missing="Say why it should not be pursued.",
        help_text="What the client wants, and what that may cost. Who began the contact is no reason by itself.",
    )


class NotPursuedAnswerForm(SecondPressForm):
    """What a supervisor says to that."""

    agreed = PickField(
        label="Do you agree?",
        choices=[("yes", "Yes: it is not pursued"), ("no", "No: it goes on")],
        missing="Choose whether you agree.",
    )
    answer = WordsField(label="Why", rows=3, missing="Say why.")
