"""Forms of a link: a password twice; for the first manager of a service, names and a user name too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from accounts.invitations.models import Invitation, InvitationKind
from accounts.invitations.services.accepting import OwnWords
from accounts.people.models import User
from accounts.rules import REPLACED, RuleViolation

UNKEEPABLE: Final = "This holds a character that cannot be kept. Delete it, or type the text again."
KEEPABLE: Final = RegexValidator(REPLACED, UNKEEPABLE, inverse_match=True)


def username_field(**kwargs: Any) -> forms.CharField:
    """The box for a user name that is not there yet."""
    return forms.CharField(
        label="User name",
        max_length=150,
        validators=[KEEPABLE, UnicodeUsernameValidator(message="Use letters, digits and . _ - + @ only.")],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", **kwargs.pop("attrs", {})}),
        error_messages={"required": "Enter a user name.", "max_length": "Use 150 characters or fewer."},
        **kwargs,
    )


def name_field(label: str, missing: str) -> forms.CharField:
    """The box for a first or last name."""
    return forms.CharField(
        label=label,
        max_length=150,
        validators=[KEEPABLE],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": missing, "max_length": "Use 150 characters or fewer."},
    )


class LinkPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A new password twice; what is wrong with it stands beside the first of the two."""

    def __init__(self, invitation: Invitation, typed: Any = None) -> None:
        self.invitation = invitation
        super().__init__(self._candidate({}), typed)

    def _candidate(self, said: dict[str, Any]) -> User:
        """Whose names the password may not hold."""
        of = self.invitation
        if of.kind == InvitationKind.RESET and of.person is not None:
            return of.person
        names = {name: said.get(name) or getattr(of, name) for name in ("username", "first_name", "last_name")}
        return User(organisation=of.joins, role=of.role, **names)

    def validate_password_for_user(self, user: User, *_: object, **__: object) -> None:
        super().validate_password_for_user(self._candidate(self.cleaned_data), "new_password1")

    def said(self) -> OwnWords:
        return OwnWords(password=self.cleaned_data["new_password1"])

    def carry_out(self, act: Callable[[OwnWords], User | None]) -> User | None:
        """Do the act; None, perhaps with a refusal among the errors, if it could not be done."""
        try:
            return act(self.said())
        except RuleViolation as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)
            return None


class FirstManagerForm(LinkPasswordForm):
    """Who the first manager is, with a password."""

    first_name = name_field("First name", "Enter your first name.")
    last_name = name_field("Last name", "Enter your last name.")
    username = username_field(
        help_text="What you type to sign in. For example, r.hollow", attrs={"autocomplete": "username"}
    )

    field_order = ("first_name", "last_name", "username", "new_password1", "new_password2")

    def clean_username(self) -> str:
        """Say at once that a name is taken; the service asks again."""
        username = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError("That user name is taken. Choose another one.")
        return username

    def said(self) -> OwnWords:
        given = self.cleaned_data
        names = {name: given[name] for name in ("username", "first_name", "last_name")}
        return OwnWords(password=given["new_password1"], **names)


def form_of(invitation: Invitation, typed: Any = None) -> LinkPasswordForm:
    is_first = invitation.kind == InvitationKind.FIRST_MANAGER
    return FirstManagerForm(invitation, typed) if is_first else LinkPasswordForm(invitation, typed)
