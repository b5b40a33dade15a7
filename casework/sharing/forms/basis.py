"""Form fields for the basis of a share: the client's agreement, or a ground for sharing without it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from django import forms

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import WordsField
from casework.sharing.models.agreement import Agreement, GivenHow
from casework.sharing.models.share import ShareGround
from casework.sharing.services.shares import AgreedBefore, AgreedNow, SharedWithoutAgreement

AGREED: Final = "agreed"
ON_RECORD: Final = "on_record"
WITHOUT: Final = "without"
ANSWERS: Final = ((AGREED, "Yes, the client agreed"), (WITHOUT, "No: without the client’s agreement"))
NAMES: Final = ("agreed_on", "agreed_how", "ground", "ground_words")


def agreed_on_field() -> DayField:
    return DayField(label="If the client agreed: on which day?", required=False)


def agreed_how_field() -> forms.ChoiceField:
    choices = [("", "Choose one"), *GivenHow.choices]
    return forms.ChoiceField(label="If the client agreed: how was it said?", choices=choices, required=False)


def ground_field() -> forms.ChoiceField:
    choices = [("", "Choose one"), *ShareGround.choices]
    return forms.ChoiceField(label="If without agreement: on which ground?", choices=choices, required=False)


def ground_words_field() -> WordsField:
    return WordsField(
        label="If without agreement: why it cannot wait for it",
        rows=2,
        longest=2_000,
        required=False,
        help_text="The share holds at once. It stands on Delays until a supervisor approves or ends it.",
    )


def on_record(case: Case, on: date) -> list[Organisation]:
    """The forces with which the client has agreed to share."""
    rows = Agreement.objects.filter(case=case, force__isnull=False).to_share().holding(on).select_related("force")
    return list({row.force_id: row.force for row in rows if row.force}.values())


def on_record_answer(forces: Collection[Organisation]) -> list[tuple[str, str]]:
    """The answer that her agreement is in the case already, if any is."""
    names = " and ".join(force.name for force in forces)
    return [(ON_RECORD, f"Yes, the agreement is on record already ({names})")] if forces else []


def check_basis(form: forms.Form, answer: str, prefix: str = "") -> None:
    """What each answer needs stands beside its field."""
    typed = form.cleaned_data
    if answer == AGREED and f"{prefix}agreed_on" in typed and typed[f"{prefix}agreed_on"] is None:
        form.add_error(f"{prefix}agreed_on", "Enter the day on which the client agreed.")
    if answer == AGREED and typed.get(f"{prefix}agreed_how") == "":
        form.add_error(f"{prefix}agreed_how", "Choose how the client said so.")
    if answer == WITHOUT and typed.get(f"{prefix}ground") == "":
        form.add_error(f"{prefix}ground", "Choose the ground for sharing without agreement.")
    if answer == WITHOUT and typed.get(f"{prefix}ground_words") == "":
        form.add_error(f"{prefix}ground_words", "Say why it has to be shared without agreement.")


def basis_of(
    typed: Mapping[str, Any], answer: str, prefix: str = ""
) -> AgreedNow | AgreedBefore | SharedWithoutAgreement:
    if answer == AGREED:
        return AgreedNow(typed[f"{prefix}agreed_on"], typed[f"{prefix}agreed_how"])
    if answer == ON_RECORD:
        return AgreedBefore()
    return SharedWithoutAgreement(typed[f"{prefix}ground"], typed[f"{prefix}ground_words"])
