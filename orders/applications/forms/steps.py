"""Forms to request an order of a force, and for each step of the application that follows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from accounts.people.models import Organisation
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.applications.models.application import AreaBasis
from orders.applications.rules.which_force import ForceToAsk, checked_force_to_ask
from orders.applications.services.steps import NewApplicationStep, NewRequest
from orders.steps.forms.declared_fields import asked_of, field_of
from orders.steps.forms.recording import StepForm, note_field
from orders.steps.forms.second_press import SecondPressForm
from orders.steps.forms.sharing import SHARE_FIELDS, SharingForm
from record.events.declared_facts import written
from record.events.events import ApplicationEvent
from record.events.facts import LONGEST_NAME
from record.vocabulary.reasons import OTHER, REASONS
from record.vocabulary.steps import ApplicationStep

FURTHEST_HEARING: Final = timedelta(days=3 * 366)
LONGEST_REASON: Final = 2_000
CLIENT: Final = "client"
SERVICE: Final = "service"
WANTED: Final[dict[str, frozenset[str]]] = {
    "acknowledged": frozenset({"officer"}),
    "provider_asked": frozenset({"provider"}),
    "listed": frozenset({"hearing_on"}),
    "adjourned": frozenset({"hearing_on", "reason", "words"}),
    "declined": frozenset({"reason", "words", "alternatives"}),
    "refused": frozenset({"reason", "words"}),
    "withdrawn": frozenset({"reason", "words"}),
    "superseded": frozenset({"reason", "words"}),
    "appealed": frozenset({"appealed_by"}),
    "paused": frozenset({"until", "why"}),
}
"""The fields that a step needs, beside when it happened and a note."""
WORDS_NEEDED: Final = frozenset({"declined"})
"""The force says why itself: a code alone would be our guess at its reason (F-10)."""


class RequestForm(SecondPressForm, SharingForm):
    """Which force is asked to apply, why that one, who asks, when, and by when it is to answer."""

    purpose = "To act on our request for an order, and to tell us how it goes on."

    force = forms.ModelChoiceField(
        Organisation.objects.able_to_apply(),
        label="Which force is asked?",
        to_field_name="slug",
        empty_label="Choose a force",
        help_text="Only these forces can apply for an order.",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a force from the list."},
    )
    defendant_force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="In which force’s area does the perpetrator live?",
        to_field_name="slug",
        empty_label="Not known",
        required=False,
        error_messages={"invalid_choice": "Choose a force from the list."},
    )
    area_basis = PickField(
        label="Why can the force that is asked apply?",
        choices=AreaBasis.choices,
        required=False,
        missing="Choose from the list.",
        help_text="Not where the client lives. Leave it empty if nobody knows yet where the perpetrator is, and for "
        "British Transport Police and the Ministry of Defence Police, who can apply anywhere.",
    )
    asked_by = PickField(
        label="Who asks for it?",
        choices=[(CLIENT, "The client asks for it"), (SERVICE, "We recommend it")],
        initial=CLIENT,
        missing="Say who asks for it.",
    )
    officer = WordsField(
        label="Who was asked at the force?", longest=LONGEST_NAME, required=False, help_text="A name, a team or a desk."
    )
    at = MomentField(label="When was the force asked?")
    note = note_field("What was asked", help_text="For example: which order, for which conditions, and in which words.")
    answer_due_on = DayField(
        label="By which day do you expect an answer?",
        required=False,
        help_text="The request shows this as its next date. If you recommend the order, a task waits for the answer.",
    )
    field_order = (
        *("force", "defendant_force", "area_basis", "asked_by", "officer", "at", "note", "answer_due_on"),
        *SHARE_FIELDS,
    )

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        case: Case,
        now: datetime,
        shared_with: Collection[Organisation],
    ) -> None:
        initial = {"force": case.victim_force.slug}
        known = case.applications.all()
        super().__init__(typed, case=case, now=now, shared_with=shared_with, initial=initial, beside=known)
        if shared_with:
            names = " and ".join(force.name for force in shared_with)
            self.fields["share"].required = False
            self.fields["share"].label = "If you ask a force that cannot see this case yet: let it see the case now?"
            self.fields["share"].help_text = f"Nothing to choose for {names}: this case is shared already."

    def force_asked(self) -> Organisation | None:
        return self.cleaned_data.get("force")

    def clean(self) -> dict[str, Any]:
        super().clean()
        force = self.force_asked()
        if force is not None and not self.errors.keys() & {"defendant_force", "area_basis"}:
            self._check_area(force)
        if self.cleaned_data.get("asked_by") == SERVICE:
            self._check_recommended()
        return self.cleaned_data

    def _check_area(self, force: Organisation) -> None:
        lives_in = self.cleaned_data.get("defendant_force")
        asking = ForceToAsk(
            force=force.slug,
            defendant_force=lives_in.slug if lives_in else "",
            area_basis=self.cleaned_data.get("area_basis", ""),
        )
        try:
            checked_force_to_ask(asking)
        except RuleViolation as refusal:
            self.add_error(refusal.field or None, refusal.sentence)

    def _check_recommended(self) -> None:
        if self.cleaned_data.get("note") == "":
            self.add_error("note", "Write down what you recommended, in the words that you used.")
        if self.cleaned_data.get("answer_due_on", True) is None:
            self.add_error("answer_due_on", "Say by which day you expect an answer to your recommendation.")

    def new_request(self) -> NewRequest:
        typed = self.cleaned_data
        return NewRequest(
            force=typed["force"],
            at=typed["at"],
            note=typed["note"],
            defendant_force=typed["defendant_force"],
            area_basis=typed["area_basis"],
            is_recommended=typed["asked_by"] == SERVICE,
            officer=typed["officer"],
            answer_due_on=typed["answer_due_on"],
        )


class ApplicationStepForm(StepForm):
    """One step of an application: the form shows only what that step needs."""

    officer = WordsField(
        label="Officer in the case",
        longest=LONGEST_NAME,
        help_text="Name, and number if you have it.",
        missing="Give the name of the officer.",
    )
    provider = WordsField(
        label="Which provider was asked?",
        longest=LONGEST_NAME,
        required=False,
        help_text="For example: the trust that runs the programme. Ask whether it has a place, and from when.",
    )
    hearing_on = DayField(label="Date of the hearing")
    until = DayField(
        label="Last day of the pause",
        help_text="For example, 3/3/2026. At most 10 working days count. Time since the client first asked goes on.",
    )
    why = WordsField(label="Why the clocks pause", longest=2_000, rows=2, missing="Say why the clocks pause.")
    reason = PickField(
        label="Reason",
        widget=forms.Select,
        choices=[("", "Choose one"), *REASONS.items()],
        missing="Choose a reason.",
    )
    words = WordsField(label="The reason in their own words", rows=2, longest=LONGEST_REASON, required=False)
    alternatives = WordsField(
        label="What the police offer instead",
        rows=2,
        help_text="For example: bail conditions, a warning, an injunction. If they offer nothing, write “nothing”.",
        missing="Say what they offer instead. If they offer nothing, write “nothing”.",
    )
    appealed_by = WordsField(
        label="Who appeals?",
        longest=LONGEST_NAME,
        required=False,
        help_text="Only the chief officer who applied can appeal against a refusal, to the Crown Court.",
    )
    note = note_field(help_text="What was said, by whom.")
    field_order = ("at", "officer", "provider", "hearing_on", "until", "why", "reason", "words", "alternatives", "note")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, step: ApplicationStep, case: Case, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(typed, case=case, now=now, **kwargs)
        self.step = step
        self.keep_only(WANTED.get(step, frozenset()))
        self.declared = {each.attribute: each for each in asked_of(ApplicationEvent, step)}
        note = self.fields.pop("note")
        self.fields |= {name: field_of(each.fact) for name, each in self.declared.items()}
        self.fields["note"] = note
        if step in WORDS_NEEDED:
            self._require_words()
        if step is ApplicationStep.ADJOURNED:
            self._make_date_optional()

    def clean_hearing_on(self) -> date | None:
        day: date | None = self.cleaned_data["hearing_on"]
        if day and day - local_day(self.now) > FURTHEST_HEARING:
            raise ValidationError("That is more than three years away. Check the year.")
        return day

    def _require_words(self) -> None:
        words = self.fields["words"]
        words.label, words.required = "The force’s reason in its own words", True
        words.help_text = "As it was written or said to you. Ask for it in writing if you do not have it."
        words.error_messages["required"] = "Write down the force’s reason. If it gave none, write that it gave none."

    def _make_date_optional(self) -> None:
        hearing, reason = self.fields["hearing_on"], self.fields["reason"]
        hearing.label, hearing.required, reason.required = "Next date", False, False
        hearing.help_text = "For example, 3/3/2026. Leave it empty if the court gave no new date: we will be warned."

    def clean(self) -> dict[str, Any]:
        super().clean()
        said = self.cleaned_data.get("words") or self.cleaned_data.get("note")
        if self.cleaned_data.get("reason") == OTHER and not said and "words" not in self.errors:
            self.add_error("words", "Say what the reason was: you chose “something else”.")
        return self.cleaned_data

    def new_step(self) -> NewApplicationStep:
        typed = self.cleaned_data
        declared = {each.name: written(typed[name]) for name, each in self.declared.items() if typed[name]}
        facts = {**self._facts(), **declared}
        return NewApplicationStep(step=self.step, at=typed["at"], facts=facts, note=typed["note"], seen=self.seen)

    def _facts(self) -> dict[str, object]:
        """The fields as a case file names them."""
        typed = self.cleaned_data
        match self.step:
            case ApplicationStep.ADJOURNED:
                day = typed["hearing_on"]
                return {"next_on": day.isoformat() if day else None, **self._reason()}
            case ApplicationStep.LISTED:
                return {"hearing_on": typed["hearing_on"].isoformat()}
            case ApplicationStep.PAUSED:
                return {"until": typed["until"].isoformat(), "reason": typed["why"]}
            case "appealed":
                return {"by": typed["appealed_by"]} if typed["appealed_by"] else {}
            case "declined":
                return {**self._reason(), "alternatives": typed["alternatives"]}
            case _ if "reason" in typed:
                return self._reason()
            case _:
                return {name: typed[name] for name in WANTED.get(self.step, frozenset()) if typed[name]}

    def _reason(self) -> dict[str, object]:
        """The code that reports count, and the words if there are any; without words the code stands for them."""
        code, words = self.cleaned_data["reason"], self.cleaned_data["words"]
        return {"reason": words or code, **({"reason_code": code} if code else {})}
