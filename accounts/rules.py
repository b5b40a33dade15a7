"""The refusal that every rule of the house raises, and which role belongs to which kind of organisation."""

from __future__ import annotations


class RuleViolation(Exception):
    """A rule said no; the sentence is written for the person at the screen, the field is the form's own."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


def check_role_suits_organisation(*, role_is_liaison: bool, organisation_is_police: bool) -> None:
    """Keep police accounts and advocacy accounts apart: a liaison belongs to a force, nobody else does."""
    if role_is_liaison and not organisation_is_police:
        raise RuleViolation("A police liaison must belong to a police force.", field="organisation")
    if organisation_is_police and not role_is_liaison:
        raise RuleViolation("A user of a police force can only be a police liaison.", field="role")
