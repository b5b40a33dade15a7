"""The form with which a supervisor answers a concern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.text_fields import PickField, WordsField

APPROVE: Final = "approve"
END: Final = "end"


class ConcernForm(ActForm):
    """What was done about it; of a share without agreement, whether it goes on."""

    decision = PickField(
        label="May the force go on seeing this case?",
        choices=[(APPROVE, "Yes, the ground is good: I approve it"), (END, "No: the share ends now")],
        missing="Choose whether the share goes on.",
    )
    answer = WordsField(label="What have you done about it?", rows=4, missing="Say what you have done about it.")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, is_about_share: bool, is_about_closing: bool, **kwargs: Any
    ) -> None:
        super().__init__(typed, **kwargs)
        if not is_about_share:
            del self.fields["decision"]
        if is_about_share:
            self.fields["answer"].label = "Why?"
        if is_about_closing:
            self.fields["answer"].label = "Why does the case stay open?"
