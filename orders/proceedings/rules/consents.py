"""Says whose consent the discharge of an order needs, and whose is still missing (Stalking Protection Act 2019 s.4)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accounts.rules import RuleViolation
from record.law.figures import AS_SHIPPED, Law
from record.vocabulary.steps import OrderKind


class ConsentParty(StrEnum):
    """Who can have to consent."""

    DEFENDANT = "defendant"
    CHIEF_OFFICER = "chief_officer"


@dataclass(frozen=True)
class NeededConsent:
    """One consent that is needed: of him, or of the chief officer of a force, empty while nobody knows which."""

    party: ConsentParty
    force: str
    why: str

    @property
    def key(self) -> tuple[ConsentParty, str]:
        return self.party, self.force


@dataclass(frozen=True, kw_only=True)
class DischargeFacts:
    """What the consents depend on: forces by their slugs, empty where there is none.

    `asked_by_force` is the force whose chief officer asks for the discharge, empty if the defendant does; `applied` the
    force that applied for the order, empty if a court made it by itself; `lives_in` the force in whose area he lives,
    empty if that is not known or lies outside England and Wales.
    """

    kind: OrderKind
    made_on: date
    on: date
    asked_by_force: str
    applied: str
    lives_in: str


HIS = NeededConsent(ConsentParty.DEFENDANT, "", "The perpetrator consents.")
ASKS = "The chief officer who asks for the discharge consents."
APPLIED = "The chief officer who applied for the order consents."
LIVES = "The chief officer for the area where the perpetrator lives consents."
UNKNOWN = (
    "No chief officer applied for this order: the chief officer for the area where the perpetrator lives consents."
)


def needs_consents(case: DischargeFacts, law: Law = AS_SHIPPED) -> bool:
    """Whether the law asks for consents at all: of a full order, to the end of two years that begin with its making.

    The rule is not repeated for interim orders (s.5).
    """
    return case.kind is OrderKind.FULL and case.on <= law.consent_needed_until(case.made_on)


def consents_needed(case: DischargeFacts, law: Law = AS_SHIPPED) -> tuple[NeededConsent, ...]:
    """Every consent without which the order is not discharged on that day."""
    if not needs_consents(case, law):
        return ()
    if case.asked_by_force:
        return (HIS, NeededConsent(ConsentParty.CHIEF_OFFICER, case.asked_by_force, ASKS))
    return (HIS, *_chief_officers(case))


def _chief_officers(case: DischargeFacts) -> tuple[NeededConsent, ...]:
    """Of an application by the defendant; where a court made the order by itself, only he where he lives is left."""
    if not case.applied:
        return (NeededConsent(ConsentParty.CHIEF_OFFICER, case.lives_in, UNKNOWN),)
    first = NeededConsent(ConsentParty.CHIEF_OFFICER, case.applied, APPLIED)
    if case.lives_in in ("", case.applied):
        return (first,)
    return (first, NeededConsent(ConsentParty.CHIEF_OFFICER, case.lives_in, LIVES))


def missing_consents(
    case: DischargeFacts, given: Collection[tuple[ConsentParty, str]], law: Law = AS_SHIPPED
) -> tuple[NeededConsent, ...]:
    """Those needed that nobody has recorded; a force that is not known can have given none."""
    return tuple(
        each
        for each in consents_needed(case, law)
        if each.key not in given or (each.party is ConsentParty.CHIEF_OFFICER and not each.force)
    )


def check_consents(missing: Collection[NeededConsent], *, may_override: bool, override: str) -> None:
    """Refuse a discharge that lacks a consent, unless a supervisor says why it is recorded all the same."""
    if not missing:
        return
    if not may_override:
        raise RuleViolation(
            "The law asks for consents that are not recorded. Record them first; if the court has discharged the order "
            "without them, a supervisor records it."
        )
    if not override.strip():
        raise RuleViolation(
            "Consents that the law asks for are not recorded. Say why you record the discharge all the same.",
            field="override",
        )
