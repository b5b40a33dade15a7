"""Brings phone numbers, e-mail addresses, account names and registrations into the one form in which they compare."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import phonenumbers

from accounts.rules import RuleViolation

HOME: Final = "GB"
PUBLIC_LINES: Final = frozenset({"999", "112", "111", "101", "105", "116123"})
_EMAIL: Final = re.compile(r"[^\s@,;:<>()\"]+@[^\s@,;:<>()\"]+\.[^\s@.,;:<>()\"]{2,}")
_LINK: Final = re.compile(r"(?:https?://)?(?:www\.)?[a-z0-9.-]+\.[a-z]{2,}/", re.IGNORECASE)


def phone_key(written: str) -> str:
    """+447700900123, however a person wrote it; refuses letters, and lines that belong to nobody.

    Possible is enough: the ranges kept for drama, and numbers newer than our tables, must pass.
    """
    text = _plain(written)
    if re.sub(r"\D", "", text) in PUBLIC_LINES:
        raise RuleViolation(f"{text} is a public line, not a person's own number.")
    if any(each.isalpha() for each in text):
        raise RuleViolation("A phone number has no letters. Put words into the note.")
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        raise RuleViolation("This is not a phone number we can read. Write it like 07700 900123.") from None
    if not phonenumbers.is_possible_number(number):
        raise RuleViolation("This phone number is too short or too long. Write it like 07700 900123.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_key_or_none(written: str) -> str:
    """The same for a search, where a number that cannot be read finds nothing."""
    try:
        return phone_key(written)
    except RuleViolation:
        return ""


def email_key(written: str) -> str:
    """somebody@example.org in small letters, or a refusal."""
    text = _plain(written).casefold()
    if not _EMAIL.fullmatch(text):
        raise RuleViolation("This is not an e-mail address. Write it like name@example.org.")
    return text


def account_key(written: str) -> str:
    """An account name without the @, the address of its platform, and its capitals."""
    text = _LINK.sub("", _plain(written), count=1) if "/" in written else _plain(written)
    key = text.strip("/ ").removeprefix("@").split("?")[0].rstrip("/").casefold()
    if not key:
        raise RuleViolation("Give the name of the account, like @name.")
    return key


def registration_key(written: str) -> str:
    """AB12CDE, with or without its space."""
    key = "".join(each for each in _plain(written).upper() if each.isalnum())
    if not 2 <= len(key) <= 12:
        raise RuleViolation("This is not a registration. Write it like AB12 CDE.")
    return key


def _plain(written: str) -> str:
    """Text without marks of direction and other things that nobody sees."""
    text = unicodedata.normalize("NFKC", written)
    return "".join(each for each in text if unicodedata.category(each) != "Cf").strip()
