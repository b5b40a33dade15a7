"""What is asked to request an order of a force, and of each step that follows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Organisation
from casework.fields import DayField, MomentField
from casework.forms import PickField, WordsField
from casework.models import Case
from casework.rules.london import local_day
from orders.forms.record import StepForm, note_field
from orders.forms.sharing import SHARE_FIELDS, SharingForm
from orders.rules.reading import LONGEST_NAME
from orders.rules.reasons import OTHER, REASONS
from orders.rules.vocabulary import Step
from orders.services.applications import NewStep

FURTHEST_HEARING: Final = timedelta(days=3 * 366)
WANTED: Final[dict[Step, frozenset[str]]] = {
    Step.ACKNOWLEDGED: frozenset({"officer"}),
    Step.LISTED: frozenset({"hearing_on"}),
    Step.ADJOURNED: frozenset({"hearing_on", "reason"}),
    Step.DECLINED: frozenset({"reason", "alternatives"}),
    Step.REFUSED: frozenset({"reason"}),
    Step.WITHDRAWN: frozenset({"reason"}),
    Step.SUPERSEDED: frozenset({"reason"}),
    Step.PAUSED: frozenset({"until", "why"}),
}
"""The fields that a step needs, beside when it happened and a note."""


class RequestForm(SharingForm):
    """Which force is asked for an order, when, and what was asked."""

    purpose = "To act on our request for an order, and to tell us how it goes on."

    force = forms.ModelChoiceField(
        Organisation.objects.able_to_apply(),
        label="Which force is asked?",
        to_field_name="slug",
        empty_label="Choose a force",
        help_text="Only these forces can apply for an order.",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a force from the list."},
    )
    at = MomentField(label="When was the force asked?")
    note = note_field("What was asked", help_text="For example: which order, for which conditions, and whom you asked.")
    field_order = ("force", "at", "note", *SHARE_FIELDS)

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        case: Case,
        now: datetime,
        shared_with: Collection[Organisation],
    ) -> None:
        initial = {"force": case.victim_force.slug}
        super().__init__(typed, case=case, now=now, shared_with=shared_with, initial=initial)
        if shared_with:
            names = " and ".join(force.name for force in shared_with)
            self.fields["share"].required = False
            self.fields["share"].label = "If you ask a force that cannot see this case yet: let it see the case now?"
            self.fields["share"].help_text = f"Nothing to choose for {names}: this case is shared already."

    def force_asked(self) -> Organisation | None:
        return self.cleaned_data.get("force")


class ApplicationStepForm(StepForm):
    """One step of an application: the form shows only what that step needs."""

    officer = WordsField(
        label="Officer in the case",
        longest=LONGEST_NAME,
        help_text="Name, and number if you have it.",
        missing="Give the name of the officer.",
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
    alternatives = WordsField(
        label="What the police offer instead",
        rows=2,
        required=False,
        help_text="For example: bail conditions, a warning, a civil injunction. Leave it empty if they offer nothing.",
    )
    note = note_field(help_text="What was said, by whom.")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, step: Step, case: Case, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(typed, case=case, now=now, **kwargs)
        self.step = step
        self.keep_only(WANTED.get(step, frozenset()))
        if step is Step.ADJOURNED:
            self._make_date_optional()

    def clean_hearing_on(self) -> date | None:
        day: date | None = self.cleaned_data["hearing_on"]
        if day and day - local_day(self.now) > FURTHEST_HEARING:
            raise ValidationError("That is more than three years away. Check the year.")
        return day

    def _make_date_optional(self) -> None:
        hearing, reason = self.fields["hearing_on"], self.fields["reason"]
        hearing.label, hearing.required, reason.required = "Next date", False, False
        hearing.help_text = "For example, 3/3/2026. Leave it empty if the court gave no new date: we will be warned."

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("reason") == OTHER and not self.cleaned_data.get("note"):
            self.add_error("note", "Say what the reason was: you chose “something else”.")
        return self.cleaned_data

    def new_step(self) -> NewStep:
        typed = self.cleaned_data
        return NewStep(step=self.step, at=typed["at"], facts=self._facts(), note=typed["note"], seen=self.seen)

    def _facts(self) -> dict[str, object]:
        """The fields as a case file names them."""
        typed = self.cleaned_data
        match self.step:
            case Step.ADJOURNED:
                day = typed["hearing_on"]
                return {"next_on": day.isoformat() if day else None, "reason": typed["reason"]}
            case Step.LISTED:
                return {"hearing_on": typed["hearing_on"].isoformat()}
            case Step.PAUSED:
                return {"until": typed["until"].isoformat(), "reason": typed["why"]}
            case Step.DECLINED:
                offered = typed["alternatives"]
                return {"reason": typed["reason"], "alternatives": offered or []}
            case _:
                return {name: typed[name] for name in WANTED.get(self.step, frozenset())}
