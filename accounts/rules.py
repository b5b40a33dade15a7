"""RuleViolation and AlreadyDone, which every rule raises; which role suits an organisation; who owns a form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Final
from uuid import UUID

REPLACED: Final = "\ufffd"
"""What stands for a character that no text of ours can hold (config/keepable.py), and for bytes that are no text."""


class RuleViolation(Exception):
    """A rule said no; the sentence is written for the person at the screen, the field is the form's own."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    @property
    def in_full(self) -> str:
        """What is said where no form stands beside it."""
        return self.sentence


class AlreadyDone(RuleViolation):
    """Somebody else has done it already; `stored` is what they wrote, each with its label, for whoever came second.

    `stands_at` is what a page that is drawn now would carry, for a form that may do it all the same once it was read.
    """

    def __init__(
        self,
        sentence: str,
        stored: Sequence[tuple[str, str]] = (),
        *,
        field: str | None = None,
        stands_at: str = "",
    ) -> None:
        super().__init__(sentence, field=field)
        self.stored, self.stands_at = stored, stands_at

    @property
    def in_full(self) -> str:
        """With what the first one recorded: a button has no form in which both texts could stand."""
        return " ".join((self.sentence, *(f"{label}: {text}." for label, text in self.stored)))


def check_role_suits_organisation(*, role_is_liaison: bool, organisation_is_police: bool) -> None:
    """Keep police accounts and advocacy accounts apart: a liaison belongs to a force, nobody else does."""
    if role_is_liaison and not organisation_is_police:
        raise RuleViolation("A police liaison must belong to a police force.", field="organisation")
    if organisation_is_police and not role_is_liaison:
        raise RuleViolation("A user of a police force can only be a police liaison.", field="role")


class FormOwner(Enum):
    """What a form is to the person whose browser sends it."""

    OWN = auto()
    ANOTHERS = auto()
    UNKNOWN = auto()
    """Somebody is signed in, and the form does not say for whom it was drawn."""
    SIGNED_OUT = auto()
    """The form is somebody's, and nobody is signed in."""
    NOBODYS = auto()


def whose_form(*, drawn_for: int | None, signed_in: int | None) -> FormOwner:
    """Tell by two accounts, that of the form and that of the session, what may become of a form."""
    if signed_in is None:
        return FormOwner.NOBODYS if drawn_for is None else FormOwner.SIGNED_OUT
    if drawn_for is None:
        return FormOwner.UNKNOWN
    return FormOwner.OWN if drawn_for == signed_in else FormOwner.ANOTHERS


CODE: Final = re.compile(r"[a-z0-9_.-]{1,60}")


def check_says_no_words(facts: Mapping[str, object]) -> None:
    """Keep people out of what a job carries: only ids, codes, numbers and lists of them (a bug if not, no refusal)."""
    for name, value in facts.items():
        for each in value if isinstance(value, list | tuple) else [value]:
            if not (isinstance(each, int | UUID) or (isinstance(each, str) and CODE.fullmatch(each))):
                raise ValueError(f"{name} of a job is neither id, code nor number")
