"""The register of all other protection: its kinds (F-61), what it cost her (F-12), and its days."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from accounts.rules import RuleViolation
from orders.protection.models import ProtectionApplicant
from record.vocabulary.protection_kinds import (
    BINDS_NOBODY,
    BY_ORIGIN,
    CLIENT,
    PROTECTIONS,
    check_granted,
    pence_of,
    pounds,
    protection_words,
    she_paid,
)

TODAY: Final = date(2026, 6, 12)


def test_f61_every_kind_of_the_register_has_its_place_once() -> None:
    assert sum(len(kinds) for kinds in BY_ORIGIN.values()) == len(PROTECTIONS)
    wanted = {
        "restraining_order",
        "restraining_order_on_conviction",
        "restraining_order_on_acquittal",
        "non_molestation_order",
        "occupation_order",
        "injunction",
        "bail_conditions",
        "bail_before_charge",
        "bail_after_charge",
        "domestic_violence_protection_notice",
        "domestic_violence_protection_order",
        "domestic_abuse_protection_notice",
        "domestic_abuse_protection_order",
        "sexual_harm_prevention_order",
        "sexual_risk_order",
        "criminal_behaviour_order",
        "licence_conditions",
        "community_protection_notice",
        "conditional_caution",
        "non_contact_letter",
        "in_custody",
        "protected_in_scotland",
        "protected_in_northern_ireland",
        "other",
    }
    assert set(PROTECTIONS) == wanted
    assert wanted >= BINDS_NOBODY
    assert all(len(kind) <= 60 for kind in PROTECTIONS)


def test_a_kind_from_elsewhere_is_said_in_its_own_words() -> None:
    assert protection_words("exclusion_order") == "Exclusion order"
    assert protection_words("other") == "Something else"


@pytest.mark.parametrize(
    ("written", "pence"),
    [
        ("", None),
        ("  ", None),
        ("240", 24_000),
        ("£240", 24_000),
        ("£ 1,250.50", 125_050),
        ("0", 0),
        ("0.5", 50),
        ("100000", 10_000_000),
        ("100000.01", "refused"),
        ("-1", "refused"),
        ("12.345", "refused"),
        ("1e3", "refused"),
        ("NaN", "refused"),
        ("two hundred", "refused"),
        ("٢٤٠", "refused"),
        ("1,25", "refused"),
        ("9" * 400, "refused"),
    ],
)
def test_f12_what_it_cost_her_is_read_in_pounds(written: str, pence: int | str | None) -> None:
    if pence == "refused":
        with pytest.raises(RuleViolation) as refusal:
            pence_of(written)
        assert refusal.value.field == "cost"
    else:
        assert pence_of(written) == pence


@pytest.mark.parametrize(
    ("pence", "said"), [(None, ""), (0, "£0"), (5, "£0.05"), (24_000, "£240"), (125_050, "£1,250.50")]
)
def test_pounds(pence: int | None, said: str) -> None:
    assert pounds(pence) == said


@pytest.mark.parametrize(
    ("applicant", "pence", "asks"),
    [
        ("client", 24_000, True),
        ("client", 0, False),
        ("client", None, False),
        ("police", 24_000, False),
        ("", 24_000, False),
    ],
)
def test_f12_only_what_she_asked_and_paid_for_herself_asks_for_a_review(
    applicant: str,
    pence: int | None,
    asks: bool,
) -> None:
    assert ProtectionApplicant(CLIENT) is ProtectionApplicant.CLIENT
    assert she_paid(applicant, pence) is asks


@pytest.mark.parametrize(
    ("granted_on", "is_allowed"),
    [(None, True), (date(2026, 6, 10), True), (date(2026, 6, 1), True), (date(2026, 6, 11), False)],
)
def test_it_is_granted_before_it_holds_and_not_in_the_future(granted_on: date | None, is_allowed: bool) -> None:
    first = date(2026, 6, 10)
    if is_allowed:
        check_granted(granted_on, first_day=first, today=TODAY)
        return
    with pytest.raises(RuleViolation):
        check_granted(granted_on, first_day=first, today=TODAY)


def test_a_grant_to_come_is_refused() -> None:
    with pytest.raises(RuleViolation, match="future"):
        check_granted(date(2026, 6, 13), first_day=date(2026, 6, 20), today=TODAY)
