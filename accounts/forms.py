"""What people type to sign in, to change a password and to narrow the trail."""

from __future__ import annotations

from typing import Final

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField

from accounts.models import AuditEntry, User

REFUSED: Final = "We could not sign you in. Check the user name and the password, and try again."


class SignInForm(AuthenticationForm):
    """User name and password; one message whatever is wrong, so that nobody learns which accounts exist."""

    error_messages = {"invalid_login": REFUSED, "inactive": REFUSED}

    # The limit matters: django-axes keeps what was tried in a column of 255 characters, and fails on more.
    username = UsernameField(
        label="User name",
        max_length=150,
        error_messages={"max_length": REFUSED},
        widget=forms.TextInput(attrs={"autocomplete": "username", "class": "govuk-input--width-20"}),
    )
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "govuk-input--width-20"}),
    )

    def was_tried(self) -> bool:
        """Whether a user name and a password were really put to the test."""
        return self.is_bound and {"username", "password"} <= self.cleaned_data.keys()


class TrailFilterForm(forms.Form):
    """Narrows the trail to one act or one person of the reader's own organisation."""

    act = forms.ChoiceField(
        required=False,
        label="What was done",
        error_messages={"invalid_choice": "Choose one of the acts in the list."},
    )
    user = forms.ModelChoiceField(
        User.objects.none(),
        required=False,
        label="By whom",
        empty_label="Everybody",
        error_messages={"invalid_choice": "Choose one of the people in the list."},
    )

    def __init__(self, *args: object, reader: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        acts = AuditEntry.objects.acts_of(reader.organisation_id)
        self.fields["act"].choices = [("", "Everything"), *((act, act) for act in acts)]  # type: ignore[attr-defined]
        people = User.objects.filter(organisation_id=reader.organisation_id).order_by("username")
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
