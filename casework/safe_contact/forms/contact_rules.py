"""Forms for safe contact: channels, safe hours, rules, and the safe address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from accounts.rules import RuleViolation
from casework.editing.forms.act_form import ActForm
from casework.editing.models.versioned import Versioned
from casework.form_fields.forms.day_fields import MomentField, TimeOfDayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.form_fields.rules.reason_quality import check_reason
from casework.people.forms.key_fields import PastDayField, check_key
from casework.people.forms.people import ENDED, LINE, NAME, NOTE, PersonForm
from casework.people.models.victim_perpetrator import KnownAnswer, SafeContact, Victim
from casework.people.rules.address_keys import LONGEST_ADDRESS
from casework.people.rules.traits import KEYED_WAYS
from casework.safe_contact.models.contact_rules import COURT_DAYS, WAYS, Channel, SafeHours
from casework.safe_contact.models.safe_address import SafeAddress
from casework.safe_contact.rules.contact_plan import WEEKDAYS, ContactWay
from casework.safe_contact.services.contact_plan import rules_of

STATUS_FIELDS = ("safe_contact", "safe_contact_note")


class SafeContactForm(PersonForm):
    """Whether we may be in touch at all, and the rules that hold whenever we are."""

    safe_contact = PickField(
        label="Is it safe to phone or write to the client?",
        choices=SafeContact.choices,
        help_text="As long as this is not known, nobody may phone or write.",
        missing="Choose whether it is safe.",
    )
    not_before = MomentField(label="Not before", required=False, help_text="No contact at all until then.")
    safe_contact_note = WordsField(label="How to contact the client safely", rows=2, longest=2_000, required=False)
    ask_for = WordsField(label="Name to ask for", longest=NAME, required=False)
    may_answer = WordsField(
        label="Who else may answer",
        longest=LINE,
        required=False,
        help_text="And what may be said to them, if anything.",
    )
    cover_story = WordsField(
        label="What to say we are", rows=2, longest=NOTE, required=False, help_text="If somebody else answers."
    )
    code_word = WordsField(
        label="Code word", longest=NAME, required=False, help_text="Shows that it is the client, and safe to talk."
    )
    duress_word = WordsField(
        label="Duress word",
        longest=NAME,
        required=False,
        help_text="Means: I am not free to talk, get help.",
    )
    withhold_number = forms.BooleanField(label="Withhold our number", required=False)
    court_day_rule = PickField(label="On a day in court", choices=COURT_DAYS, missing="Choose one.")
    device_watched = PickField(
        label="May the phone or computer be watched?",
        choices=KnownAnswer.choices,
        help_text="If so, say nothing on it that must stay secret, and help to find another device.",
        missing="Choose yes, no or not known.",
    )
    language = WordsField(label="Language", longest=NAME, required=False)
    interpreter = PickField(
        label="Is an interpreter needed?",
        choices=KnownAnswer.choices,
        help_text="Never a relative or a friend.",
        missing="Choose yes, no or not known.",
    )
    accessible_format = WordsField(
        label="What makes it easier to read or to talk",
        longest=LINE,
        required=False,
        help_text="For example: large print.",
    )

    row: Victim

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        rules = rules_of(row) if isinstance(row, Victim) else row
        return {name: getattr(row if name in STATUS_FIELDS else rules, name, None) for name in self.base_fields}

    def clean(self) -> dict[str, Any]:
        code, duress = self.cleaned_data.get("code_word"), self.cleaned_data.get("duress_word")
        if code and duress and code.casefold() == duress.casefold():
            self.add_error("duress_word", "The duress word must differ from the code word.")
        return self.cleaned_data

    @property
    def status_values(self) -> dict[str, Any]:
        return {name: self.values[name] for name in STATUS_FIELDS}

    @property
    def rule_values(self) -> dict[str, Any]:
        return {name: value for name, value in self.values.items() if name not in STATUS_FIELDS}


class ChannelForm(PersonForm):
    """One number or address of the client."""

    way = PickField(label="What is it?", choices=WAYS, missing="Choose what it is.")
    value = WordsField(
        label="Number, address or name",
        longest=LINE,
        missing="Write the number, the address or the name.",
        help_text="For the post, write where it may go only if that is not the safe address, which has its own page.",
    )
    safe = PickField(
        label="Is it safe?",
        choices=SafeContact.choices,
        help_text="Safe means that the client says nobody else hears, sees or opens it.",
        missing="Choose whether it is safe.",
    )
    voicemail = forms.BooleanField(label="Voicemail may be left", required=False)
    texts = forms.BooleanField(label="Texts may be sent to it", required=False)
    note = WordsField(label="Note", rows=2, longest=NOTE, required=False)
    last_day = PastDayField(label="Last day", required=False, help_text=ENDED)

    row: Channel

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Channel, today: date, **kwargs: Any) -> None:
        super().__init__(typed, row=row, today=today, **kwargs)
        if not row.is_kept:
            del self.fields["last_day"]

    def clean(self) -> dict[str, Any]:
        way, value = self.cleaned_data.get("way"), self.cleaned_data.get("value")
        kind = KEYED_WAYS.get(ContactWay(way)) if way else None
        if kind and value:
            try:
                check_key(kind, value)
            except forms.ValidationError as refusal:
                self.add_error("value", refusal)
        return self.cleaned_data


class SafeHoursForm(PersonForm):
    """Hours in which contact is safe."""

    days = forms.TypedMultipleChoiceField(
        label="On which days?",
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one day.",
            "invalid_choice": "Choose days of the week.",
            "invalid_list": "Choose days of the week.",
        },
    )
    opens = TimeOfDayField(label="From", widget=forms.TextInput({"class": "govuk-input--width-5"}))
    closes = TimeOfDayField(
        label="Until",
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
        help_text="An earlier time than the first means the next day; the same time means a whole day.",
    )
    note = WordsField(label="Note", rows=2, longest=NOTE, required=False)
    last_day = PastDayField(label="Last day", required=False, help_text=ENDED)

    row: SafeHours

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: SafeHours, today: date, **kwargs: Any) -> None:
        super().__init__(typed, row=row, today=today, **kwargs)
        if not row.is_kept:
            del self.fields["last_day"]

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        initial = super().initial_of(row)
        for name in ("opens", "closes"):
            initial[name] = f"{initial[name]:%H:%M}" if isinstance(initial.get(name), time) else ""
        return {**initial, "days": [str(day) for day in initial.get("days") or []]}

    @property
    def values(self) -> dict[str, Any]:
        return {**super().values, "days": sorted(set(super().values["days"]))}


class SafeAddressForm(PersonForm):
    """Where the client is safe. The address that is kept is never drawn here; an empty box keeps it.

    `is_unkept`: no draft may hold it, for a draft would be a second copy outside its own table.
    """

    is_unkept = True

    address = WordsField(label="Safe address", rows=4, longest=LONGEST_ADDRESS, missing="Write the address.")
    hidden_from = WordsField(
        label="From whom is it hidden?",
        rows=2,
        longest=NOTE,
        help_text="In words: the perpetrator, the perpetrator’s family, the school, a colleague.",
        missing="Say from whom it is hidden.",
    )
    who_else_knows = WordsField(
        label="Who else knows it?",
        rows=2,
        longest=NOTE,
        help_text="Ask each time: who was told, who visited, which phone was there. “Nobody” is an answer.",
        missing="Say who else knows it, or that nobody does.",
    )
    post_is_safe = forms.BooleanField(label="Post may go there", required=False)
    checked = forms.BooleanField(
        label="I have asked the client today who else knows it",
        error_messages={"required": "Ask the client who else knows the address, then tick this."},
    )
    override = WordsField(
        label="Why keep it, if it is also the perpetrator's?",
        rows=2,
        longest=NOTE,
        required=False,
        help_text="Only needed if this page has stopped you. The reason goes to a second supervisor.",
    )

    row: SafeAddress

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, row: SafeAddress, today: date, by: User, **kwargs: Any
    ) -> None:
        super().__init__(typed, row=row, today=today, **kwargs)
        if row.is_kept:
            self.fields["address"].required = False
            self.fields["address"].label = "New safe address"
            self.fields["address"].help_text = "Leave it empty to keep the one that is recorded."
        if not has_permission(by, Permission.OVERRIDE_ADDRESS_CLASH):
            del self.fields["override"]

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        return {**super().initial_of(row), "address": ""}


class RevealForm(ActForm):
    """Why the safe address has to be shown."""

    reason = WordsField(
        label="Why do you need to see it now?",
        rows=2,
        longest=2_000,
        help_text="For example: the police go there tonight. The reason is kept with your name.",
        missing="Say why you need to see it.",
    )

    def clean_reason(self) -> str:
        try:
            return check_reason(self.cleaned_data["reason"], hint=str(self.fields["reason"].help_text))
        except RuleViolation as refusal:
            raise forms.ValidationError(refusal.sentence) from None
