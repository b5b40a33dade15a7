"""What staff fill in about a case, and how a refusal of the record comes back beside its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms

from accounts.models import Organisation
from accounts.rules import RuleViolation
from casework.fields import DayField

Result = TypeVar("Result")


class ActForm(forms.Form):
    """A form whose act may be refused by a rule: the sentence then stands beside the field it is about."""

    def carry_out(self, act: Callable[[], Result]) -> Result | None:
        """Do the act and give its result; None, with the refusal in the form's errors, if a rule says no."""
        try:
            return act()
        except RuleViolation as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)
            return None


class ShareForm(ActForm):
    """With which force a case is shared, why, and until when."""

    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force",
        to_field_name="slug",
        empty_label="Choose a force",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a police force from the list."},
    )
    purpose = forms.CharField(
        label="Why the police need to see this case",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example: to act on a breach of the order. This is kept with the share.",
        error_messages={"required": "Say why the police need to see this case."},
    )
    last_day = DayField(
        label="Last day of the share",
        required=False,
        help_text="The force can see the case until the end of this day. Leave it empty to share until you end it.",
    )
