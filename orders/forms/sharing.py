"""Asks, beside an act that is for a force, whether that force may see the case; nothing is shared unasked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from accounts.models import Organisation
from casework.fields import DayField
from casework.forms import PickField, WordsField
from casework.models import Case
from orders.forms.record import RecordForm

YES: Final = "yes"
NOT_YET: Final = "not_yet"
SHARE_FIELDS: Final = ("share", "share_purpose", "share_last_day")


class SharingForm(RecordForm):
    """A form with the question, asked of every force that has no live share of the case."""

    share = PickField(
        label="Let the force see this case now?",
        choices=[(YES, "Yes, share this case with the force now"), (NOT_YET, "Not yet")],
        help_text="Its liaison will see what is for that force: not your notes, and not how to contact the client.",
        missing="Choose whether to share the case with the force now.",
    )
    share_purpose = WordsField(
        label="If yes: why the police need to see it",
        rows=2,
        longest=2_000,
        required=False,
        help_text="This is kept with the share.",
    )
    share_last_day = DayField(
        label="If yes: last day of the share",
        required=False,
        help_text="The force can see the case to the end of this day. Leave it empty to share until you end it.",
    )

    purpose = ""

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        case: Case,
        now: datetime,
        shared_with: Collection[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, case=case, now=now, **kwargs)
        self.shared_with = shared_with
        self.initial.setdefault("share_purpose", self.purpose)

    def force_asked(self) -> Organisation | None:
        """The force that the act is for, once it is known."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        force = self.force_asked()
        if "share" not in self.fields or force is None:
            return self.cleaned_data
        if force in self.shared_with:
            self.cleaned_data["share"] = NOT_YET
        self._check_answer(force)
        return self.cleaned_data

    def _check_answer(self, force: Organisation) -> None:
        answer = self.cleaned_data.get("share")
        if answer == "":
            self.add_error("share", f"Choose whether to share the case with {force.name} now.")
        if answer == YES and self.cleaned_data.get("share_purpose") == "":
            self.add_error("share_purpose", "Say why the police need to see this case.")

    @property
    def wants_share(self) -> bool:
        return self.cleaned_data.get("share") == YES
