"""Decides the form in which a trait of a perpetrator compares, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from accounts.rules import RuleViolation
from casework.people.rules.address_keys import address_key
from casework.people.rules.name_keys import name_words
from casework.people.rules.number_keys import account_key, email_key, phone_key, registration_key
from casework.safe_contact.rules.contact_plan import ContactWay

LONGEST_KEY: Final = 500


def trait_key(kind: str, value: str) -> str:
    """The one form of a value, or a refusal that stands beside it."""
    try:
        key = _KEYS[kind](value)
    except RuleViolation as refusal:
        raise RuleViolation(refusal.sentence, field="value") from refusal
    if not key:
        raise RuleViolation("This says nothing that can be found again. Write letters or digits.", field="value")
    return key[:LONGEST_KEY]


_KEYS: Final[Mapping[str, Callable[[str], str]]] = {
    "alias": lambda value: " ".join(name_words(value)),
    "phone": phone_key,
    "email": email_key,
    "account": account_key,
    "vehicle": registration_key,
    "address": address_key,
}

KEYED_WAYS: Final[Mapping[ContactWay, str]] = {
    ContactWay.PHONE: "phone",
    ContactWay.TEXT: "phone",
    ContactWay.EMAIL: "email",
}
"""The ways of reaching the client whose numbers compare, and as what."""
