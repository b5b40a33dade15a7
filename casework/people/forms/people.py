"""Forms for the client, the perpetrator, their traits, and other people of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.other_people.models import OtherPerson, Relation
from casework.people.forms.key_fields import AgeField, BirthDateField, ComparableField, PastDayField, set_today
from casework.people.models.trait import Trait, TraitKind
from casework.people.models.victim_perpetrator import KnownAnswer, Perpetrator, PersonWithBirthDate, Victim
from casework.people.rules.birth_dates import BirthPrecision

NAME = 200
LINE = 500
NOTE = 4_000
ENDED = "Leave it empty as long as this is so. What is ended stays in the record."


class PersonForm(EditForm):
    """Changes a row about a person; days in it are days that have come."""

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Versioned, today: date, **kwargs: Any) -> None:
        super().__init__(typed, row=row, **kwargs)
        set_today(self, today)

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        found = super().initial_of(row)
        return {**found, "born_on": row.born} if isinstance(row, PersonWithBirthDate) else found

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned fields; a date of birth goes with how much of it is known."""
        found = super().values
        if "born_on" in found:
            born = found.pop("born_on")
            found |= {"born_on": born and born.on, "born_precision": born.precision if born else BirthPrecision.DAY}
        return found


class ClientForm(PersonForm):
    """Who the client is. How to reach her has a page of its own."""

    first_name = WordsField(
        label="First name",
        longest=NAME,
        help_text="The name that the client wants us to use.",
        missing="Give the client's first name.",
    )
    last_name = WordsField(label="Last name", longest=NAME, required=False)
    legal_name = WordsField(
        label="Name on papers",
        longest=NAME,
        required=False,
        help_text="Only if it differs: for courts and police.",
    )
    pronouns = WordsField(label="Pronouns", longest=100, required=False, help_text="For example: she, he, they.")
    born_on = BirthDateField(label="Date of birth", required=False)

    row: Victim


class PerpetratorForm(PersonForm):
    """Who the perpetrator is. Several cases may name the same one, so nothing here may name a client."""

    name = WordsField(
        label="Name",
        longest=NAME,
        required=False,
        help_text="The whole name, or the part that is known. Leave it empty if none is.",
    )
    born_on = BirthDateField(label="Date of birth", required=False)
    about_age = AgeField(label="About how old", help_text="If the date of birth is not known.")
    description = WordsField(label="What this person looks like", rows=3, longest=NOTE, required=False)
    weapons = PickField(
        label="Does this person have, or could get, weapons?",
        choices=KnownAnswer.choices,
        missing="Choose yes, no or not known.",
    )
    weapons_note = WordsField(
        label="Which weapons, and how do we know?",
        rows=2,
        longest=NOTE,
        required=False,
        help_text="Also through work, sport, family or a licence.",
    )
    needs = WordsField(
        label="Needs that the police or a court should know of",
        rows=2,
        longest=NOTE,
        required=False,
        help_text="As information, never as a cause of the stalking: an interpreter, a disability, health, substances.",
    )

    row: Perpetrator


class OtherPersonForm(PersonForm):
    """A child, another target or somebody else to protect."""

    name = WordsField(label="Name", longest=NAME, missing="Give a name, or say who it is in a word.")
    relation = PickField(
        label="Who is that to the client?", choices=Relation.choices, missing="Choose who that is to the client."
    )
    born_on = BirthDateField(label="Date of birth", required=False)
    about_age = AgeField(label="About how old", help_text="If the date of birth is not known.")
    lives_with_client = PickField(
        label="Lives with the client?", choices=KnownAnswer.choices, missing="Choose yes, no or not known."
    )
    also_targeted = PickField(
        label="Also stalked or threatened?", choices=KnownAnswer.choices, missing="Choose yes, no or not known."
    )
    to_protect = PickField(
        label="Needs protection, for example by the order?",
        choices=KnownAnswer.choices,
        missing="Choose yes, no or not known.",
    )
    school = WordsField(
        label="School or nursery",
        longest=LINE,
        required=False,
        help_text="Says where a child can be found: it is never printed and never shared.",
    )
    note = WordsField(label="Note", rows=3, longest=NOTE, required=False)
    last_day = PastDayField(label="No longer concerned since", required=False, help_text=ENDED)

    row: OtherPerson


LABELS = {
    TraitKind.ALIAS: ("Other name", "An alias, a nickname, a name before or after marriage."),
    TraitKind.PHONE: ("Phone number", "For example, 07700 900123."),
    TraitKind.EMAIL: ("E-mail address", "For example, name@example.org."),
    TraitKind.ACCOUNT: ("Name of the account", "As it is shown there, with or without @."),
    TraitKind.VEHICLE: ("Registration", "For example, AB12 CDE."),
    TraitKind.ADDRESS: ("Address", "As much as is known: number and street, town, postcode."),
}


class TraitForm(PersonForm):
    """One thing that the perpetrator is known by; which fields are asked depends on its kind."""

    kind = forms.ChoiceField(choices=TraitKind.choices, widget=forms.HiddenInput)
    value = WordsField(longest=NAME, missing="Write it here.")
    platform = WordsField(
        label="Where is this account?", longest=100, missing="Name the app or site.", help_text="The app or the site."
    )
    detail = WordsField(label="Make and colour", longest=NAME, required=False)
    source = WordsField(
        label="How do we know?",
        longest=NAME,
        required=False,
        help_text="This person may be named in other cases too, so never name a client here.",
    )
    note = WordsField(label="Note", rows=2, longest=NOTE, required=False)
    from_day = PastDayField(label="Since", required=False)
    last_day = PastDayField(label="Last day", required=False, help_text=ENDED)
    override = WordsField(
        label="Why keep it, if it is also a safe address?",
        rows=2,
        longest=NOTE,
        required=False,
        help_text="Only needed if this page has stopped you. The reason goes to a second supervisor.",
    )

    row: Trait

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, row: Trait, today: date, by: User, **kwargs: Any
    ) -> None:
        super().__init__(typed, row=row, today=today, **kwargs)
        kind = TraitKind(row.kind)
        label, hint = LABELS[kind]
        rows, longest = (3, 1_000) if kind is TraitKind.ADDRESS else (0, NAME)
        self.fields["value"] = ComparableField(
            kind=kind, label=label, help_text=hint, rows=rows, longest=longest, missing="Write it here."
        )
        for name in _unasked(row, by):
            del self.fields[name]

    def clean_kind(self) -> str:
        return self.row.kind

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("from_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "This is before it began.")
        return self.cleaned_data


def _unasked(row: Trait, by: User) -> list[str]:
    """Fields that say nothing for a kind, or that this person may not use."""
    may_override = row.kind == TraitKind.ADDRESS and has_permission(by, Permission.OVERRIDE_ADDRESS_CLASH)
    asked = {
        "platform": row.kind == TraitKind.ACCOUNT,
        "detail": row.kind == TraitKind.VEHICLE,
        "override": may_override,
        "last_day": row.is_kept,
    }
    return [name for name, is_asked in asked.items() if not is_asked]
