"""Forms for signing in, changing a password, filtering the trail, managing accounts, and for the draft script."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, cast

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, UsernameField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils.timezone import localtime

from accounts.drafts.services import MOST_FORMS, DraftInput, Fields, read_fields
from accounts.people.models import User
from accounts.rules import REPLACED, RuleViolation
from accounts.sign_in.client_address import client_address
from accounts.sign_in.device_cookie import device_token
from accounts.sign_in.rules.sign_in_limits import closed_sentence
from accounts.sign_in.services.sign_in import SignInTry, begin_try
from accounts.sign_in.services.try_limits import LimitsTaken
from accounts.trail.models import AuditEntry

REFUSED: Final = "We could not sign you in. Check the user name and the password, and try again."


class SignInForm(AuthenticationForm):
    """User name and password; one message whatever is wrong, so that nobody learns which accounts exist."""

    error_messages = {"invalid_login": REFUSED, "inactive": REFUSED}

    taken: LimitsTaken | None = None
    """What became of the try among the limits; None while nothing was tried."""

    username = UsernameField(
        label="User name",
        max_length=150,
        error_messages={"max_length": REFUSED},
        validators=[RegexValidator(REPLACED, REFUSED, inverse_match=True)],
        widget=forms.TextInput(attrs={"autocomplete": "username", "class": "govuk-input--width-20"}),
    )
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "govuk-input--width-20"}),
    )

    def clean(self) -> dict[str, Any]:
        """Count the try before the password is looked at, and do not look at it if there were too many."""
        if {"username", "password"} <= self.cleaned_data.keys():
            self.taken = begin_try(self._tried())
            if self.taken.closed_until:
                raise ValidationError(REFUSED, code="closed")
        return super().clean()

    def _tried(self) -> SignInTry:
        request = cast("HttpRequest", self.request)
        return SignInTry(
            username=self.cleaned_data["username"],
            password=self.cleaned_data["password"],
            address=client_address(request),
            device_token=device_token(request),
        )


class OwnPasswordForm(PasswordChangeForm):
    """The password one has, and a new one twice; what is wrong with the new one stands beside the first of the two."""

    def __init__(self, *args: Any, closed_until: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.closed_until = closed_until
        self.was_right: bool | None = None
        """Whether the old password was; None while nobody has looked at it."""

    def clean_old_password(self) -> str:
        """Do not look at it if too many were wrong."""
        if self.closed_until:
            raise ValidationError(closed_sentence(localtime(self.closed_until), settings.SIGN_IN_HELP), code="closed")
        self.was_right = self.user.check_password(self.cleaned_data["old_password"])
        if not self.was_right:
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return str(self.cleaned_data["old_password"])

    def validate_password_for_user(self, user: User, *_: object, **__: object) -> None:
        super().validate_password_for_user(user, "new_password1")


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


class SessionForm(forms.Form):
    """Which of one's sessions is to end."""

    session = forms.UUIDField()


class AccountActForm(forms.Form):
    """What is to be done to which account."""

    account = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    act = forms.ChoiceField(choices=[(act, act) for act in ("switch_off", "switch_on", "lift_lock", "end_sessions")])


class SavedDraftForm(forms.Form):
    """What the page's script sends every few seconds; every mistake gets the same plain sentence."""

    place = forms.CharField(strip=False)
    key = forms.UUIDField()
    form = forms.IntegerField(min_value=0, max_value=MOST_FORMS, required=False)
    title = forms.CharField(required=False)
    fields_typed = forms.CharField(strip=False)
    instead_of = forms.UUIDField(required=False)
    unchanged_since = forms.CharField(required=False)

    def clean_fields_typed(self) -> Fields:
        try:
            return read_fields(self.cleaned_data["fields_typed"])
        except RuleViolation as refusal:
            raise ValidationError(refusal.sentence) from refusal

    def clean_unchanged_since(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.cleaned_data["unchanged_since"])
        except ValueError:
            return None

    def typed(self) -> DraftInput:
        given = self.cleaned_data
        return DraftInput(
            place=given["place"],
            key=given["key"],
            form=given["form"] or 0,
            title=given["title"],
            fields=given["fields_typed"],
            instead_of=given["instead_of"],
            unchanged_since=given["unchanged_since"],
        )


class DiscardForm(forms.Form):
    """Which draft is thrown away."""

    key = forms.UUIDField()
