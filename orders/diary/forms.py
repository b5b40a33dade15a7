"""What a person chooses to make an address for a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accounts.people.models import Role, User
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.text_fields import PickField
from orders.diary.models import FeedScope


class FeedForm(ActForm):
    """Whose court dates the calendar shows; a caseworker sees no others than the own."""

    scope = PickField(label="Whose court dates?", choices=FeedScope.choices, missing="Choose whose court dates.")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(typed, initial={"scope": FeedScope.OWN}, **kwargs)
        if user.role == Role.CASEWORKER:
            own = [(FeedScope.OWN.value, FeedScope.OWN.label)]
            self.fields["scope"].choices = own  # type: ignore[attr-defined]
