"""What is asked of somebody who asks to close a case, confirms it, or takes a case up again."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from casework.cases.models.closing import ClientToldHow
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.cases.services.closing import ClosingChecklist
from record.vocabulary.reasons import CLOSING_REASONS, REOPENING_REASONS

TOLD: Final = "told"
NOT_TOLD: Final = "not_told"


def looked_at(label: str, missing: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, error_messages={"required": missing})


class AskToCloseForm(ActForm):
    """Why a caseworker thinks that a case can be closed."""

    because = WordsField(
        label="Why the case can be closed",
        rows=4,
        help_text="For example: what has been reached, what the client says, who else gives support.",
        missing="Say why the case can be closed.",
    )


class CloseForm(ActForm):
    """The checklist of a supervisor."""

    risk = looked_at("I have looked at the risk and its last review", "Look at the risk, then tick this.")
    orders = looked_at("I have looked at the orders and at other protection", "Look at the orders, then tick this.")
    breaches = looked_at("I have looked at the breaches and their outcomes", "Look at the breaches, then tick this.")
    told = PickField(
        label="Does the client know that the case is closed?",
        choices=[(TOLD, "Yes, the client has been told"), (NOT_TOLD, "No")],
        missing="Say whether the client has been told.",
    )
    told_on = DayField(label="If yes: when was the client told?", required=False)
    told_how = forms.ChoiceField(
        label="If yes: how?", required=False, choices=[("", "Choose one"), *ClientToldHow.choices]
    )
    not_told_because = WordsField(
        label="If no: why not?",
        rows=2,
        required=False,
        help_text="For example: no safe way to reach the client, tried three times at different hours.",
    )
    reason = PickField(
        label="Why is the case closed?",
        choices=list(CLOSING_REASONS.items()),
        missing="Choose why the case is closed.",
    )
    words = WordsField(
        label="In your words", rows=3, required=False, help_text="This stands in the chronology of the case."
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("told") == TOLD and "told_on" in self.cleaned_data:
            self._check_told()
        return self.cleaned_data

    def _check_told(self) -> None:
        if self.cleaned_data["told_on"] is None:
            self.add_error("told_on", "Enter the day on which the client was told.")

    def checklist(self) -> ClosingChecklist:
        typed = self.cleaned_data
        told = typed["told"] == TOLD
        return ClosingChecklist(
            reason=typed["reason"],
            words=typed["words"],
            told_on=typed["told_on"] if told else None,
            told_how=typed["told_how"] if told else "",
            not_told_because="" if told else typed["not_told_because"],
        )


class ReopenForm(ActForm):
    """Why a case is taken up again."""

    reason = PickField(
        label="Why is the case reopened?",
        choices=list(REOPENING_REASONS.items()),
        missing="Choose why the case is reopened.",
    )
    words = WordsField(
        label="In your words", rows=3, required=False, help_text="This stands in the chronology of the case."
    )
