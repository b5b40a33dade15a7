"""The base of a form that acts on a case: a refusal by a rule comes back beside the field that it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from django import forms

from accounts.rules import AlreadyDone, RuleViolation

Result = TypeVar("Result")
CONFLICT: Final = 409


class ActForm(forms.Form):
    """A form whose act may be refused by a rule: the sentence then stands beside the field it is about.

    A view renders with `status=form.status`: 200, or 409 when somebody else was quicker. What they wrote then stands
    above the form (components/done_meanwhile.html), and what was typed here stays in it.
    """

    status = 200
    done_meanwhile: Sequence[tuple[str, str]] = ()

    def carry_out(self, act: Callable[[], Result]) -> Result | None:
        """Do the act and give its result; None, with the refusal in the form's errors, if a rule says no."""
        try:
            return act()
        except RuleViolation as refusal:
            if isinstance(refusal, AlreadyDone):
                self.status, self.done_meanwhile = CONFLICT, refusal.stored
                self.catch_up(refusal)
            self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)
            return None

    def catch_up(self, done: AlreadyDone) -> None:
        """Let the form carry what is stored now, where it carries what its page had seen."""
