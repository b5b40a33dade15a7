"""How a refusal of the record comes back beside the field that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms

from accounts.rules import RuleViolation

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
