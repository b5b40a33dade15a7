"""Refuses letters that contain the client's safe address or contact details."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.people.rules.address_keys import holds_address
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.models.safe_address import SafeAddress
from orders.letters.models.letter import Letter
from orders.letters.rules.facts import LetterFacts
from orders.letters.rules.steps import names_found

LEFT_OUT: Final = "[write here: something was left out that no letter may say]"
_RUN: Final = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){6,14}")
_MAIL: Final = re.compile(r"[^\s<>@,;]+@[^\s<>@,;]+")
LAST_DIGITS: Final = 9


@dataclass(frozen=True)
class LetterGuard:
    """What must stand in no letter about a case."""

    addresses: tuple[str, ...]
    numbers: frozenset[str]
    mails: frozenset[str]

    def stops(self, text: str) -> bool:
        """Whether a text says where the client is hidden, or holds one of her numbers or addresses."""
        if any(holds_address(text, address) for address in self.addresses):
            return True
        mails = {mail.lower().strip(".") for mail in _MAIL.findall(text)}
        return bool(self.numbers & set(_numbers(text)) or self.mails & mails)

    def kept(self, facts: LetterFacts) -> LetterFacts:
        """The facts without what must not be said."""
        return replace(facts, **{each.name: self._kept(getattr(facts, each.name)) for each in fields(facts)})

    def _kept(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(LEFT_OUT if self.stops(line) else line for line in value)
        return LEFT_OUT if self.stops(value) else value


def _numbers(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        yield re.sub(r"\D", "", run)[-LAST_DIGITS:]


def guard_of(case: Case) -> LetterGuard:
    """The guard of a case, in two statements."""
    addresses = SafeAddress.objects.filter(victim=case.victim_id).values_list("address", flat=True)
    said = [*Channel.objects.filter(victim=case.victim_id).values_list("value", flat=True)]
    said += [case.victim.safe_contact_note, case.victim.safe_contact_summary]
    numbers = frozenset(number for each in said for number in _numbers(each))
    return LetterGuard(
        tuple(addresses), numbers, frozenset(mail.lower() for each in said for mail in _MAIL.findall(each))
    )


def check_says_nothing_secret(letter: Letter, guard: LetterGuard) -> None:
    """Refuse words that give the client away, or that name somebody whom the writer has not chosen to name."""
    said = "\n".join((letter.recipient, letter.recipient_role, letter.subject, letter.text))
    if guard.stops(said):
        raise RuleViolation(
            "This says where the client is hidden or how to reach the client. No letter may: take it out.", field="text"
        )
    victim, perpetrator = letter.case.victim, letter.case.perpetrator
    if not letter.names_client and names_found(said, (victim.name, victim.last_name, victim.legal_name)):
        raise RuleViolation(
            "This names the client. Take the name out, or say below that the client is named.", field="text"
        )
    if not letter.names_perpetrator and names_found(said, (perpetrator.name,)):
        raise RuleViolation(
            "This names the perpetrator. Take it out, or say below that the perpetrator is named.", field="text"
        )
