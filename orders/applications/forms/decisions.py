"""Forms for decisions about an interim order or no request, and for promises of others."""

from __future__ import annotations

from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.applications.models.decision import InterimChoice, NoRequestReason
from orders.applications.services.decisions import NewDecision
from orders.applications.services.expectations import NewExpectation
from orders.steps.forms.second_press import SecondPressForm

LOOK_AGAIN = "You are asked again on this day. For example, 3/3/2026"


class InterimDecisionForm(SecondPressForm):
    """Whether an interim order is wanted, and why."""

    choice = PickField(label="What is decided?", choices=InterimChoice.choices, missing="Choose what is decided.")
    reason = WordsField(label="Why?", rows=4, missing="Say why: this is what somebody who asks later will read.")
    look_again_on = DayField(label="When do we look at it again?", required=False, help_text=LOOK_AGAIN)

    def decision(self) -> NewDecision:
        return NewDecision(**self.facts)


class RequestDecisionForm(SecondPressForm):
    """Why no order is asked for."""

    choice = PickField(
        label="Why is no order asked for?", choices=NoRequestReason.choices, missing="Choose why no order is asked for."
    )
    reason = WordsField(
        label="Say it in your words", rows=4, missing="Say why: this is what somebody who asks later will read."
    )
    look_again_on = DayField(label="When do we look at it again?", required=False, help_text=LOOK_AGAIN)

    def decision(self) -> NewDecision:
        return NewDecision(**self.facts)


class ExpectationForm(SecondPressForm):
    """What the party that is awaited has promised."""

    words = WordsField(
        label="What was promised?",
        longest=300,
        missing="Say what was promised.",
        help_text="For example: the statement will be taken, the lawyer will have settled the papers.",
    )
    expected_on = DayField(label="For which day?")
    told_by = WordsField(label="Who said so?", longest=200, required=False)
    told_on = DayField(label="When did they say so?")

    def new_expectation(self) -> NewExpectation:
        return NewExpectation(**self.facts)
