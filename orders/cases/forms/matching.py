"""The form that asks, before a case is opened, whether its people are known already."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.people.models import User
from accounts.trail.page_look import asks_after_people
from casework.cases.rules import reference_key
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.people.forms.key_fields import BirthDateField, ComparableField
from casework.people.models.trait import TraitKind
from casework.people.models.victim_perpetrator import Perpetrator, SafeContact, Victim
from casework.people.rules.matching import IdentifyingDetails
from casework.people.rules.traits import trait_key
from casework.people.services.first_details import FirstChannel
from casework.people.services.matching import PossibleMatch, perpetrators_like, victims_like
from casework.safe_contact.rules.contact_plan import ContactWay
from casework.safe_contact.rules.may_call import number_contradicts
from record.events.facts import LONGEST_NAME

NEW: Final = "new"
TRAITS: Final = {
    "perpetrator_alias": TraitKind.ALIAS,
    "perpetrator_phone": TraitKind.PHONE,
    "perpetrator_email": TraitKind.EMAIL,
    "perpetrator_account": TraitKind.ACCOUNT,
    "perpetrator_vehicle": TraitKind.VEHICLE,
}
ASKED: Final = (
    *("first_name", "last_name", "perpetrator", "client_phone", "client_email", "client_born_on", "old_reference"),
    *("perpetrator_alias", "perpetrator_phone", "perpetrator_email", "perpetrator_account", "perpetrator_vehicle"),
    "perpetrator_born_on",
)
"""What of the form asks whether somebody is recorded."""
BESIDE_CONTACT: Final = frozenset({"client_phone", "client_phone_safe", "client_phone_voicemail", "old_reference"})
"""What of the form stands open: the number that may be called, beside whether it is safe."""
NUMBER_SAFE: Final = (
    (SafeContact.SAFE.value, "Yes, the client says so"),
    (SafeContact.UNSAFE.value, "No"),
    (SafeContact.UNKNOWN.value, "Nobody has asked yet"),
)
SAY_OF_NUMBER: Final = "Say whether this number is safe. If nobody has asked yet, say that."


class IdentifyingDetailsForm(forms.Form):
    """What tells the people of a new case, none of it required."""

    client_phone = ComparableField(
        kind="phone", label="Client's phone number", longest=LONGEST_NAME, required=False, help_text="07700 900123"
    )
    client_phone_safe = PickField(
        label="Is it safe to call this number?", choices=NUMBER_SAFE, required=False, missing=SAY_OF_NUMBER
    )
    client_phone_voicemail = forms.BooleanField(label="Voicemail may be left on this number", required=False)
    client_email = ComparableField(kind="email", label="Client's e-mail address", longest=LONGEST_NAME, required=False)
    client_born_on = BirthDateField(label="Client's date of birth", required=False)
    old_reference = WordsField(
        label="Reference in your old list",
        longest=80,
        required=False,
        help_text="If the case had one before Hawthorn: it is found by it, however it is typed.",
    )
    perpetrator_alias = ComparableField(
        kind="alias", label="That person's other name", longest=LONGEST_NAME, required=False
    )
    perpetrator_phone = ComparableField(
        kind="phone", label="That person's phone number", longest=LONGEST_NAME, required=False, help_text="07700 900123"
    )
    perpetrator_email = ComparableField(
        kind="email", label="That person's e-mail address", longest=LONGEST_NAME, required=False
    )
    perpetrator_account = ComparableField(
        kind="account", label="That person's account name", longest=LONGEST_NAME, required=False
    )
    perpetrator_vehicle = ComparableField(
        kind="vehicle", label="Registration of that person's vehicle", longest=LONGEST_NAME, required=False
    )
    perpetrator_born_on = BirthDateField(label="That person's date of birth", required=False)

    @property
    def marks_have_errors(self) -> bool:
        """Whether the folded part of the page must stand open."""
        return any(name in self.errors for name in IdentifyingDetailsForm.base_fields if name not in BESIDE_CONTACT)

    @property
    def asks_who_is_known(self) -> bool:
        """Whether somebody like one of the people was found, and nobody has answered yet who it is."""
        return any(name in self.errors for name in ("client_is", "perpetrator_is"))

    def ask_who_is_known(self, by: User, *, in_full: bool) -> None:
        """Search, and add the question to the form if there is anybody to look at; the trail is told what was asked.

        Not `in_full`, nothing is said of people in cases out of reach: whether they are recorded was asked too often.
        """
        typed = self.cleaned_data
        client = _marks(typed, "client", (typed.get("first_name"), typed.get("last_name")))
        perpetrator = _marks(typed, "perpetrator", (typed.get("perpetrator"),))
        clients, perpetrators = victims_like(client, by), perpetrators_like(perpetrator, by)
        if not in_full:
            clients, perpetrators = ([each for each in found if each.is_in_reach] for found in (clients, perpetrators))
        self._ask("client_is", "Is the client one of these?", clients)
        self._ask("perpetrator_is", "Is the person who is stalking one of these?", perpetrators)
        told_of = [case for each in (*clients, *perpetrators) for case in each.told_of]
        asks_after_people(question_of(self.data), told_of=told_of, in_full=in_full)

    def traits(self) -> tuple[tuple[str, str], ...]:
        """What was typed about the perpetrator, as kinds and values of traits."""
        return tuple((kind.value, self.cleaned_data[name]) for name, kind in TRAITS.items() if self.cleaned_data[name])

    def births(self) -> dict[str, Any]:
        """When the two were born, as far as that was typed."""
        found = {role: self.cleaned_data[f"{role}_born_on"] for role in ("client", "perpetrator")}
        days = {f"{role}_born_on": born and born.on for role, born in found.items()}
        return days | {f"{role}_born_precision": born.precision for role, born in found.items() if born}

    def channels(self) -> tuple[FirstChannel, ...]:
        """What was typed about reaching the client; of an address nobody was asked whether it is safe."""
        typed = self.cleaned_data
        phone = FirstChannel(
            way=ContactWay.PHONE.value,
            value=typed["client_phone"],
            safe=typed["client_phone_safe"] or SafeContact.UNKNOWN.value,
            voicemail=typed["client_phone_voicemail"] and typed["client_phone_safe"] == SafeContact.SAFE.value,
        )
        email = FirstChannel(way=ContactWay.EMAIL.value, value=typed["client_email"])
        return tuple(each for each in (phone, email) if each.value)

    def ask_whether_number_is_safe(self) -> None:
        """A number asks whether it is safe, right there; the answer may not contradict what was said of the client."""
        typed = self.cleaned_data
        said = typed.get("client_phone_safe")
        if not typed.get("client_phone"):
            return
        if not said:
            self.add_error("client_phone_safe", SAY_OF_NUMBER)
        elif refusal := number_contradicts(typed.get("safe_contact"), said):
            self.add_error("client_phone_safe", refusal)

    def _ask(self, name: str, label: str, matches: Sequence[PossibleMatch]) -> None:
        self.cleaned_data[name] = None
        if not matches:
            return
        seen = {str(match.person.public_id): match for match in matches if match.person}
        nobody = f"{NEW}-{_digest(matches)}"
        choices = [*((key, _words(match)) for key, match in seen.items()), (nobody, "No, this is somebody else")]
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, widget=forms.RadioSelect, required=False, help_text=_hidden(matches)
        )
        answer = self.data.get(name, "")
        if answer in seen:
            self.cleaned_data[name] = seen[answer].person
        elif answer != nobody:
            self.add_error(name, "We may know this person already. Look at the reasons, then choose.")


def question_of(sent: Mapping[str, Any]) -> str:
    """What a form asks after people, as it was sent, in words that compare; empty if it names nobody."""
    said = {name: " ".join(str(sent.get(name) or "").casefold().split()) for name in ASKED}
    return "\n".join(f"{name}:{value}" for name, value in said.items() if value)


def _marks(typed: dict[str, Any], role: str, names: tuple[str | None, ...]) -> IdentifyingDetails:
    def keys(kind: str) -> frozenset[str]:
        written = typed.get(f"{role}_{kind}")
        return frozenset({trait_key(kind, written)}) if written else frozenset()

    alias = typed.get(f"{role}_alias")
    name = " ".join(part for part in names if part)
    old = reference_key(typed.get("old_reference") or "") if role == "client" else ""
    return IdentifyingDetails(
        references=frozenset({old} - {""}),
        names=(name,) if name else (),
        aliases=(alias,) if alias else (),
        phones=keys("phone"),
        emails=keys("email"),
        accounts=keys("account"),
        vehicles=keys("vehicle"),
        born=typed.get(f"{role}_born_on"),
    )


def _words(match: PossibleMatch) -> SafeString:
    person = match.person
    name = (person.name or "Name not known") if isinstance(person, Victim | Perpetrator) else ""
    cases = ", ".join(case.reference for case in match.cases)
    former = match.likeness.former_name
    before = format_html(", known before as <bdi>{}</bdi>", former) if former else ""
    return format_html("Yes: <bdi>{}</bdi>{}, in case {} ({})", name, before, cases, ", ".join(match.likeness.reasons))


def _hidden(matches: Sequence[PossibleMatch]) -> str:
    """What is said of people in cases out of reach: that they are recorded, and why we think so."""
    hidden = [(", ".join(match.likeness.reasons),) for match in matches if match.person is None]
    said = "Somebody like this is recorded in a case that you cannot see ({}): ask your supervisor."
    return format_html_join(" ", said, hidden)


def _digest(matches: Sequence[PossibleMatch]) -> str:
    """Names these matches in the answer “none of them”: if others turn up, the question is asked again."""
    told = "|".join(f"{match.person and match.person.public_id} {match.likeness.reasons}" for match in matches)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
