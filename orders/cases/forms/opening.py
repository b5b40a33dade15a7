"""The form that opens a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.people.models import Organisation, Role, Team, User
from casework.cases.models.risk_level import RiskLevel
from casework.codes.rules.codes import RELATIONSHIPS
from casework.dates.rules.london_time import local_day
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.people.forms.key_fields import set_today
from casework.people.models.victim_perpetrator import SafeContact
from orders.cases.forms.matching import IdentifyingDetailsForm
from orders.cases.services.opening import KnownPeople, NewCase
from record.events.facts import LONGEST_NAME


class PersonChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by name."""

    def label_from_instance(self, person: User) -> str:
        return person.get_full_name() or person.get_username()


class CaseForm(ActForm, IdentifyingDetailsForm):
    """Who is stalked and by whom, how dangerous it is, and who works on it."""

    first_name = WordsField(
        label="Client's first name",
        longest=LONGEST_NAME,
        help_text="The name that the client wants us to use.",
        missing="Give the client's first name.",
    )
    last_name = WordsField(label="Client's last name", longest=LONGEST_NAME, required=False)
    safe_contact = PickField(
        label="Is it safe to phone or write to the client?",
        choices=SafeContact.choices,
        missing="Choose whether it is safe.",
        initial=SafeContact.UNKNOWN,
    )
    safe_contact_note = WordsField(
        label="How to contact the client safely",
        rows=2,
        longest=2_000,
        required=False,
        help_text="For example: weekday mornings only, no voicemail.",
    )
    perpetrator = WordsField(
        label="Name of the person who is stalking",
        longest=LONGEST_NAME,
        required=False,
        help_text="Leave it empty if it is not known.",
    )
    relationship = PickField(
        label="Who is that person to the client?",
        widget=forms.Select,
        choices=[("", "Choose one"), *RELATIONSHIPS.items()],
        missing="Choose who that person is to the client.",
    )
    victim_force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force where the client lives",
        to_field_name="slug",
        empty_label="Choose a force",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a force from the list."},
    )
    risk = PickField(
        label="Risk now",
        choices=RiskLevel.choices,
        help_text="Your own judgement. It decides how soon we are warned of delay.",
        missing="Choose a level of risk.",
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Team",
        empty_label="Choose a team",
        error_messages={"required": "Choose a team.", "invalid_choice": "Choose one of your own teams."},
    )
    caseworker = PersonChoiceField(
        User.objects.none(),
        label="Caseworker",
        required=False,
        empty_label="Nobody yet",
        help_text="Until somebody has the case, only supervisors of the team see it.",
        error_messages={"invalid_choice": "Choose a caseworker of one of your teams."},
    )
    at = MomentField(
        label="When was the case opened?",
        help_text="What happened before, such as a request to the police, is recorded afterwards with its own date.",
    )

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        by: User,
        now: datetime,
        initial: Mapping[str, Any] | None = None,
        asks_in_full: bool = True,
    ) -> None:
        super().__init__(typed, initial={"at": now, **(initial or {})})
        self.by, self.asks_in_full = by, asks_in_full
        set_today(self, local_day(now))
        teams = Team.objects.open().filter(members=by)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.initial["team"] = teams[0].pk
        if by.role == Role.CASEWORKER:
            del self.fields["caseworker"]
        else:
            workers = User.objects.filter(role=Role.CASEWORKER, is_active=True, teams__in=teams).distinct()
            self.fields["caseworker"].queryset = workers.order_by("first_name", "username")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        team, worker = self.cleaned_data.get("team"), self.cleaned_data.get("caseworker")
        if team and worker and not worker.teams.filter(pk=team.pk).exists():
            self.add_error("caseworker", ValidationError("This caseworker is not in that team."))
        self.ask_whether_number_is_safe()
        self.ask_who_is_known(self.by, in_full=self.asks_in_full)
        return self.cleaned_data

    def new_case(self) -> NewCase:
        facts = {
            name: value for name, value in self.cleaned_data.items() if name not in IdentifyingDetailsForm.base_fields
        }
        worker = self.by if self.by.role == Role.CASEWORKER else facts.pop("caseworker")
        known = KnownPeople(
            client=facts.pop("client_is"),
            perpetrator=facts.pop("perpetrator_is"),
            **self.births(),
            traits=self.traits(),
            channels=self.channels(),
        )
        was = self.cleaned_data["old_reference"]
        return NewCase(caseworker=worker, opened_at=facts.pop("at"), known=known, imported_as=was, **facts)
