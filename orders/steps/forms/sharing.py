"""Form fields that share a case with the force an act is for, on a stated basis."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.dates.forms import MISSING, NOT_KNOWN, ON_A_DAY, check_ends, last_day_field, optional_ends_field
from casework.dates.rules.london_time import local_day
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.sharing.forms.basis import (
    AGREED,
    ON_RECORD,
    WITHOUT,
    agreed_how_field,
    agreed_on_field,
    basis_of,
    check_basis,
    ground_field,
    ground_words_field,
    on_record,
    on_record_answer,
)
from casework.sharing.services.shares import NewShare
from orders.steps.forms.recording import RecordForm

NOT_YET: Final = "not_yet"
PREFIX: Final = "share_"
SHARE_FIELDS: Final = (
    *("share", "share_agreed_on", "share_agreed_how", "share_ground", "share_ground_words"),
    *("share_purpose", "share_ends", "share_last_day"),
)


class SharingForm(RecordForm):
    """A form with the question, asked of every force that has no live share of the case."""

    share = PickField(
        label="Let the force see this case now?",
        choices=[
            (AGREED, "Yes, the client agrees"),
            (WITHOUT, "Yes, without the client’s agreement"),
            (NOT_YET, "Not yet"),
        ],
        help_text="A liaison who can sign in sees what is for the force: no notes, and not how to contact the client.",
        missing="Choose whether to share the case with the force now.",
    )
    share_agreed_on = agreed_on_field()
    share_agreed_how = agreed_how_field()
    share_ground = ground_field()
    share_ground_words = ground_words_field()
    share_purpose = WordsField(
        label="If yes: why the police need to see it",
        rows=2,
        longest=2_000,
        required=False,
        help_text="This is kept with the share.",
    )
    share_ends = optional_ends_field("Until you end it", label="If yes: until when may the force see it?")
    share_last_day = last_day_field(help_text="The share lasts to the end of this day.")

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
        self._offer_agreements(on_record(case, local_day(now)))

    def _offer_agreements(self, forces: Collection[Organisation]) -> None:
        """Where her agreement is in the case already, nobody has to ask her again."""
        share = self.fields["share"]
        share.choices = [*on_record_answer(forces), *share.choices]  # type: ignore[attr-defined]

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
        check_basis(self, answer or "", PREFIX)
        if self.wants_share and self.cleaned_data.get("share_purpose") == "":
            self.add_error("share_purpose", "Say why the police need to see this case.")
        if self.cleaned_data.get("share_ends") == "" and self.cleaned_data.get("share_last_day"):
            self.cleaned_data["share_ends"] = ON_A_DAY
        if self.wants_share and self.cleaned_data.get("share_ends") == "" and "share_last_day" not in self.errors:
            self.add_error("share_ends", MISSING)
        check_ends(self, ends="share_ends", last_day="share_last_day")

    @property
    def wants_share(self) -> bool:
        return self.cleaned_data.get("share") in {AGREED, ON_RECORD, WITHOUT}

    def new_share(self, force: Organisation) -> NewShare:
        """The share that is asked for."""
        typed = self.cleaned_data
        return NewShare(
            force=force,
            purpose=typed["share_purpose"],
            last_day=typed["share_last_day"],
            last_day_known=typed["share_ends"] != NOT_KNOWN,
            rests_on=basis_of(typed, typed["share"], PREFIX),
        )
