"""Forms to acknowledge a flag, and to set thresholds, the escalation ladder and the review cadence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms

from casework.editing.forms.drawn_form import SettingForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import WordsField
from risk.clocks.models.clock import Clock
from risk.thresholds.rules.allowed_limits import LARGEST, is_settable
from risk.thresholds.rules.limits import LEVELS, Limit
from risk.thresholds.rules.rule_words import STEP_RECIPIENTS, UNITS
from risk.thresholds.services.limits import NewThreshold

LONGEST_REASON: Final = 2_000
LEVEL_LABELS: Final = {"amber": "Amber", "red": "Red", "critical": "Critical"}


class AcknowledgeForm(SettingForm):
    """Why a late thing waits, until when it may be quiet, and what else of the same thing this is said of."""

    reason = WordsField(
        label="Why it waits",
        longest=LONGEST_REASON,
        rows=3,
        help_text="For example: the officer is back on Monday and will send the draft then.",
        missing="Say why it waits.",
    )
    quiet_until = DayField(
        label="Look at it again on",
        help_text="A day after today and within 28 days. For example, 3/3/2026",
        error_messages={"required": "Give the day on which to look at it again."},
    )
    others = forms.MultipleChoiceField(
        label="Say the same of",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Other late things of the same kind of wait.",
    )

    def __init__(self, *args: Any, others: Sequence[tuple[Clock, str]], **kwargs: Any) -> None:
        choices = [(str(clock.public_id), words) for clock, words in others]
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = choices  # type: ignore[attr-defined]
        self.fields["others"].initial = [value for value, _ in choices]
        if not choices:
            del self.fields["others"]


class ThresholdForm(SettingForm):
    """New limits of one rule at one risk level, from a day on."""

    amber = forms.IntegerField(min_value=0, max_value=LARGEST)
    red = forms.IntegerField(min_value=0, max_value=LARGEST)
    critical = forms.IntegerField(min_value=0, max_value=LARGEST)
    valid_from = DayField(
        label="From",
        help_text="Today or later. For example, 3/3/2026",
        error_messages={"required": "Give the day from which it holds."},
    )
    reason = WordsField(
        label="Why it changes",
        longest=LONGEST_REASON,
        rows=3,
        help_text="This is kept with the change.",
        missing="Say why it changes.",
    )

    def __init__(self, *args: Any, limit: Limit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fixed = {level: limit.at(level) for level in LEVELS if not is_settable(limit, level)}
        for level in LEVELS:
            if level in self.fixed:
                del self.fields[level]
                continue
            field = self.fields[level]
            field.label = f"{LEVEL_LABELS[level]}, in {UNITS[limit.unit]}"
            field.initial = limit.at(level)
            field.widget.attrs["class"] = "govuk-input--width-4"
            field.error_messages["required"] = "Enter a whole number."
        self.fields["valid_from"].initial = today

    def threshold(self, rule: str, risk_level: str) -> NewThreshold:
        """What was typed, with the levels that have no number of their own left as they are."""
        given = {**self.fixed, **self.cleaned_data}
        return NewThreshold(
            rule=rule,
            risk_level=risk_level,
            amber=given["amber"],
            red=given["red"],
            critical=given["critical"],
            valid_from=given["valid_from"],
            reason=given["reason"],
            seen=self.seen,
        )


class EscalationForm(SettingForm):
    """Whom a step of the ladder is for, from a day on."""

    step = forms.DecimalField(
        label="Step",
        min_value=1,
        max_value=20,
        decimal_places=1,
        max_digits=4,
        help_text="How many times the red limit is over: 1.5 is half as long again.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "decimal"}),
        error_messages={"required": "Enter a number such as 1.5."},
    )
    to = forms.ChoiceField(
        label="For",
        choices=[("", "Choose"), *((code, words[0].upper() + words[1:]) for code, words in STEP_RECIPIENTS.items())],
        error_messages={"required": "Choose whom the step is for."},
    )
    valid_from = DayField(
        label="From",
        help_text="Today or later. For example, 3/3/2026",
        error_messages={"required": "Give the day from which it holds."},
    )


class CadenceForm(SettingForm):
    """How many days pass until the risk is looked at again, from a day on."""

    days = forms.IntegerField(
        label="Days until the next review",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
        error_messages={"required": "Enter a whole number.", "invalid": "Enter a whole number."},
    )
    valid_from = DayField(
        label="From",
        help_text="Today or later. For example, 3/3/2026",
        error_messages={"required": "Give the day from which it holds."},
    )
    reason = WordsField(
        label="Why it changes", rows=3, help_text="This is kept with the change.", missing="Say why it changes."
    )
