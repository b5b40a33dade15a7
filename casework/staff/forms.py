"""Forms by which a service manager invites and changes people, and keeps teams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from accounts.invitations.forms import name_field, username_field
from accounts.invitations.services.links import NewColleague
from accounts.people.models import Organisation, Role, Team, User
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.drawn_form import SettingForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.staff.queries import STAFF_ROLES
from casework.staff.rules import LONGEST_NAME, Standing

ROLE_HINTS: Final = {
    Role.CASEWORKER: "works on the cases they are given",
    Role.SUPERVISOR: "sees all cases of their teams, gives them out, signs",
    Role.SERVICE_MANAGER: "people and settings; no cases",
    Role.AUDITOR: "reads the trail; no cases",
    Role.DATA_PROTECTION_OFFICER: "reads the trail; no cases",
}


def role_field() -> PickField:
    choices = [(role.value, f"{role.label}: {ROLE_HINTS[role]}") for role in STAFF_ROLES]
    return PickField(label="Role", choices=choices, missing="Choose a role.")


class NumbersField(forms.TypedMultipleChoiceField):
    """Any of a few rows, ticked; gives their numbers."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        wrong = {"invalid_choice": "Choose only what is in the list.", "invalid_list": "Choose what is in the list."}
        super().__init__(coerce=int, required=False, error_messages=wrong, **kwargs)


def teams_field() -> NumbersField:
    return NumbersField(label="Teams", help_text="A caseworker or supervisor sees nothing without a team.")


def first_day_field() -> DayField:
    return DayField(label="First day", required=False, help_text="Until then nobody can sign in with the account.")


def last_day_field() -> DayField:
    return DayField(
        label="Last day", required=False, help_text="From the day after it nobody can sign in with the account."
    )


def offer_teams(form: forms.Form, organisation: Organisation, *, besides: frozenset[int] = frozenset()) -> None:
    """List the open teams of a service, and those closed ones that somebody is in."""
    teams = Team.objects.filter(organisation=organisation).order_by("name")
    offered = [team for team in teams if team.closed_at is None or team.pk in besides]
    form.fields["teams"].choices = [(team.pk, team.name) for team in offered]  # type: ignore[attr-defined]
    if not offered:
        del form.fields["teams"]


class InviteForm(ActForm):
    """Who is invited."""

    first_name = name_field("First name", "Enter the first name.")
    last_name = name_field("Last name", "Enter the last name.")
    sign_in_name = username_field(
        help_text="What the person types to sign in. It cannot be changed later. For example, r.hollow"
    )
    role = role_field()
    teams = teams_field()
    starts_on = first_day_field()
    ends_on = last_day_field()

    def __init__(self, typed: Mapping[str, Any] | None = None, *, organisation: Organisation) -> None:
        super().__init__(typed)
        self.organisation = organisation
        offer_teams(self, organisation)

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first.")
        return self.cleaned_data

    def new_colleague(self) -> NewColleague:
        given = self.cleaned_data
        return NewColleague(
            username=given["sign_in_name"],
            role=Role(given["role"]),
            first_name=given["first_name"],
            last_name=given["last_name"],
            joins=self.organisation,
            teams=list(Team.objects.filter(organisation=self.organisation, pk__in=given.get("teams", []))),
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
        )


class ColleagueForm(SettingForm):
    """Another role, other teams, other days."""

    role = role_field()
    teams = teams_field()
    starts_on = first_day_field()
    ends_on = last_day_field()

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, standing: Standing, organisation: Organisation
    ) -> None:
        facts = {**vars(standing), "teams": sorted(standing.teams)}
        super().__init__(typed, drawn_with=standing.mark, initial=facts)
        offer_teams(self, organisation, besides=standing.teams)

    def standing(self) -> Standing:
        given = self.values
        return Standing(
            role=given["role"],
            teams=frozenset(given.get("teams", ())),
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
        )


class TeamForm(ActForm):
    """The name of a team, and who supervises it."""

    name = WordsField(label="Name of the team", longest=100, missing="Enter a name.")
    supervisors = NumbersField(label="Who supervises it?", help_text="They see all its cases.")

    field_order = ("name", "supervisors")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, organisation: Organisation, team: Team | None = None
    ) -> None:
        able = User.objects.filter(organisation=organisation, role=Role.SUPERVISOR, is_active=True)
        now = list(able.filter(teams=team).values_list("pk", flat=True)) if team else []
        super().__init__(typed, initial={"name": team.name if team else "", "supervisors": now})
        choices = [(each.pk, each.get_full_name() or each.username) for each in able.order_by("first_name", "username")]
        self.fields["supervisors"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["supervisors"]

    def values(self) -> dict[str, Any]:
        return {"name": self.cleaned_data["name"], "supervisors": self.cleaned_data.get("supervisors", [])}


class LiaisonForm(ActForm):
    """Who is to be a liaison of which force."""

    force = PickField(
        label="Police force", widget=forms.Select, missing="Choose a force that your service shares a case with."
    )
    first_name = name_field("First name", "Enter the first name.")
    last_name = name_field("Last name", "Enter the last name.")
    sign_in_name = username_field(
        help_text="What the person types to sign in. It cannot be changed later. For example, sussex-liaison-2"
    )
    ends_on = last_day_field()

    def __init__(self, typed: Mapping[str, Any] | None = None, *, forces: Sequence[Organisation]) -> None:
        super().__init__(typed)
        self.forces = {force.slug: force for force in forces}
        choices = [("", "Choose one"), *((slug, force.name) for slug, force in self.forces.items())]
        self.fields["force"].choices = choices  # type: ignore[attr-defined]

    def new_colleague(self) -> NewColleague:
        given = self.cleaned_data
        return NewColleague(
            username=given["sign_in_name"],
            role=Role.POLICE_LIAISON,
            first_name=given["first_name"],
            last_name=given["last_name"],
            joins=self.forces[given["force"]],
            ends_on=given["ends_on"],
        )


class OwnNameForm(SettingForm):
    """How the product is called."""

    name = WordsField(
        label="Name",
        longest=LONGEST_NAME,
        required=False,
        help_text="A neutral one. Leave it empty for the name that it has everywhere.",
    )
