"""What is asked of a breach, and of each step that is taken about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from accounts.models import Organisation
from casework.fields import MomentField
from casework.forms import PickField, WordsField
from casework.models import Case, Incident
from orders.forms.incidents import SOMETHING_ELSE
from orders.forms.record import StepForm, behaviours_field, note_field
from orders.forms.sharing import SHARE_FIELDS, SharingForm
from orders.models import Order
from orders.rules.reading import LONGEST_REFERENCE
from orders.rules.vocabulary import BreachStep
from orders.services.applications import NewStep
from orders.services.breaches import NewBreach

WHY: Final[dict[BreachStep, tuple[str, str]]] = {
    BreachStep.NOT_REPORTED_REVIEWED: ("Why it is not reported", "Say why it is not reported."),
    BreachStep.NO_FURTHER_ACTION: ("The reason that the police gave", "Say what reason the police gave."),
    BreachStep.REVIEWED: ("What comes of it", "Say what comes of the review."),
}
"""The steps whose note is the point of them: its label, and what to say when it is missing."""


class BreachForm(SharingForm):
    """What broke which condition, when it happened, and when we learned of it."""

    too_early = "The order was made on {:%-d %B %Y at %H:%M}; a breach of it comes after that."
    purpose = "To act on a breach of the order, and to tell us what is done about it."

    condition = PickField(
        label="Which condition was broken?",
        required=False,
        missing="Choose one of the conditions of this order.",
    )
    happened_at = MomentField(label="When did it happen?")
    at = MomentField(label="When did you learn of it?", help_text="The clocks count from here.")
    behaviours = behaviours_field("What was done?")
    text = WordsField(label="What happened, in the client's words", rows=4, required=False)
    field_order = ("happened_at", "at", "condition", "behaviours", "text", *SHARE_FIELDS)

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        order: Order,
        now: datetime,
        shared_with: Collection[Organisation],
        incident: Incident | None = None,
    ) -> None:
        initial = {"happened_at": now, "condition": "", **(_told_of(incident, order) if incident else {})}
        super().__init__(typed, case=order.case, now=now, shared_with=shared_with, initial=initial)
        self.order, self.incident = order, incident
        self.begins_at = order.made_at
        choices = [(each.label, f"{each.get_kind_display()}: {each.text}") for each in order.conditions.all()]
        self.fields["condition"].choices = [*choices, ("", "Not known, or several")]  # type: ignore[attr-defined]
        if self.force_asked() in shared_with:
            for name in SHARE_FIELDS:
                del self.fields[name]

    def force_asked(self) -> Organisation:
        return self.order.application.force

    def clean(self) -> dict[str, Any]:
        super().clean()
        typed = self.cleaned_data
        if SOMETHING_ELSE in typed.get("behaviours", []) and not typed.get("text"):
            self.add_error("text", "Say what it was: you chose “something else”.")
        happened_at, learned_at = typed.get("happened_at"), typed.get("at")
        if happened_at and learned_at and happened_at > learned_at:
            self.add_error("happened_at", "It happened before you learned of it. Check the two times.")
        return typed

    def new_breach(self) -> NewBreach:
        typed = self.cleaned_data
        return NewBreach(
            condition=typed["condition"],
            happened_at=typed["happened_at"],
            learned_at=typed["at"],
            behaviours=typed["behaviours"],
            text=typed["text"],
        )


def _told_of(incident: Incident, order: Order) -> dict[str, Any]:
    """What an incident says of a breach; the service learned of both at once, but of no breach before the order."""
    return {
        "happened_at": incident.happened_at,
        "at": max(incident.recorded_at, order.made_at),
        "behaviours": incident.behaviours,
        "text": incident.text,
    }


class BreachStepForm(StepForm):
    """One step about a breach: the form shows only what that step needs."""

    reference = WordsField(
        label="Crime reference",
        longest=LONGEST_REFERENCE,
        help_text="As the police write it.",
        missing="Give the crime reference.",
    )
    note = note_field(help_text="What was said, by whom.")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, step: BreachStep, case: Case, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(typed, case=case, now=now, **kwargs)
        self.step = step
        self.keep_only(frozenset({"reference"}) if step is BreachStep.CRIME_RECORDED else frozenset())
        if step in WHY:
            self.require_note(*WHY[step])

    def new_step(self) -> NewStep:
        typed = self.cleaned_data
        facts = {"reference": typed["reference"]} if self.step is BreachStep.CRIME_RECORDED else {}
        return NewStep(step=self.step, at=typed["at"], facts=facts, note=typed["note"], seen=self.seen)
