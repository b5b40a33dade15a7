"""The form by which a leave is planned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.people.models import User
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField
from casework.leave.queries import may_be_away, may_cover
from casework.leave.services import NewLeave


class LeaveForm(ActForm):
    """Who is away, from when to when, and who covers."""

    person = PickField(label="Who is away?", widget=forms.Select, missing="Choose who is away.")
    first_day = DayField(label="First day away", error_messages={"required": "Enter the first day, like 3/3/2026."})
    last_day = DayField(label="Last day away", error_messages={"required": "Enter the last day, like 3/3/2026."})
    cover = PickField(
        label="Who covers?",
        widget=forms.Select,
        missing="Choose who covers.",
        help_text="Somebody of the same role and team. On these days they find the person’s cases among their own.",
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, by: User) -> None:
        super().__init__(typed)
        self.people = {str(user.pk): user for user in may_be_away(by).prefetch_related("teams")}
        self.covers = {str(user.pk): user for user in may_cover(by).prefetch_related("teams")}
        for name, found in (("person", self.people), ("cover", self.covers)):
            choices = [("", "Choose one"), *((key, _offered(user)) for key, user in found.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def new_leave(self) -> NewLeave:
        given = self.cleaned_data
        return NewLeave(
            person=self.people[given["person"]],
            cover=self.covers[given["cover"]],
            first_day=given["first_day"],
            last_day=given["last_day"],
        )


def _offered(user: User) -> str:
    teams = ", ".join(team.name for team in user.teams.all())
    return f"{user.get_full_name() or user.username}, {user.get_role_display().lower()}, {teams or 'in no team'}"
