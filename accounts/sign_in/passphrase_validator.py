"""The password validator of Django's settings: refuses passphrases that hold names of the service or the person."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.sign_in.rules.passphrases import SHORTEST, check_passphrase


class PassphraseValidator:
    """What Django asks of every new password; the rule itself is pure."""

    def validate(self, password: str, user: User | None = None) -> None:
        try:
            check_passphrase(password, service=("Hawthorn", settings.SERVICE_NAME), person=_names_of(user))
        except RuleViolation as refusal:
            raise ValidationError(refusal.sentence, code="too_easily_guessed") from refusal

    def get_help_text(self) -> str:
        return (
            f"Use at least {SHORTEST} characters: four or five words that do not belong together do well. "
            "Leave out names, and whatever runs along the keyboard or repeats."
        )


def _names_of(user: User | None) -> list[str]:
    if user is None:
        return []
    organisation = user.organisation
    return [user.username, user.first_name, user.last_name, organisation.name, organisation.short_name]
