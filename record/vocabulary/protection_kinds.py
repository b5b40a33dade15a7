"""Names the kinds of protection other than a Stalking Protection Order, and says what may be recorded of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.last_day import FIND_OUT

BY_ORIGIN: Final[Mapping[str, Mapping[str, str]]] = {
    "From a criminal court": {
        "restraining_order": "Restraining order",
        "restraining_order_on_conviction": "Restraining order on conviction",
        "restraining_order_on_acquittal": "Restraining order on acquittal",
        "criminal_behaviour_order": "Criminal behaviour order",
        "sexual_harm_prevention_order": "Sexual harm prevention order",
        "sexual_risk_order": "Sexual risk order",
    },
    "From a family or civil court": {
        "non_molestation_order": "Non-molestation order",
        "occupation_order": "Occupation order",
        "injunction": "Injunction",
    },
    "Against domestic abuse": {
        "domestic_abuse_protection_notice": "Domestic abuse protection notice",
        "domestic_abuse_protection_order": "Domestic abuse protection order",
        "domestic_violence_protection_notice": "Domestic violence protection notice",
        "domestic_violence_protection_order": "Domestic violence protection order",
    },
    "Bail, prison and after": {
        "bail_conditions": "Bail conditions",
        "bail_before_charge": "Bail conditions before charge (police bail)",
        "bail_after_charge": "Bail conditions after charge (court bail)",
        "in_custody": "The perpetrator is in custody",
        "licence_conditions": "Licence conditions after prison",
    },
    "From the police or the council": {
        "conditional_caution": "Conditional caution",
        "community_protection_notice": "Community protection notice",
        "non_contact_letter": "Letter that forbids contact with the client",
    },
    "Elsewhere, or something else": {
        "protected_in_scotland": "Protected in Scotland: say by what in the conditions",
        "protected_in_northern_ireland": "Protected in Northern Ireland: say by what in the conditions",
        "other": "Something else: say what in the note",
    },
}
PROTECTIONS: Final[Mapping[str, str]] = dict(chain.from_iterable(kinds.items() for kinds in BY_ORIGIN.values()))
ELSEWHERE: Final = frozenset({"protected_in_scotland", "protected_in_northern_ireland"})
BINDS_NOBODY: Final = frozenset({"non_contact_letter"})
"""What asks him to stay away and cannot be enforced: it is shown, and counts as no protection."""
SHE_APPLIES: Final = frozenset({"non_molestation_order", "occupation_order", "injunction"})
"""What a client usually has to ask a court for herself, and may pay for."""
CLIENT: Final = "client"
SOON_DAYS: Final = 28
PENCE: Final = 100
MOST_PENCE: Final = 10_000_000

_MONEY: Final = re.compile(r"(\d{1,3}(?:,?\d{3})*)(?:\.(\d\d?))?", re.ASCII)


def protection_words(kind: str) -> str:
    """The words for a kind; a case file from elsewhere may give its own."""
    return PROTECTIONS.get(kind, kind.replace("_", " ").capitalize()).partition(":")[0]


def binds(kind: str) -> bool:
    return kind not in BINDS_NOBODY


def pence_of(written: str) -> int | None:
    """What somebody typed as pounds, in pence: 1,250 or £1250.50; nothing for nothing."""
    text = written.strip().removeprefix("£").strip()
    if not text:
        return None
    found = _MONEY.fullmatch(text)
    if found is None:
        raise RuleViolation("Enter pounds, like 240 or 1,250.50.", field="cost")
    pence = int(found[1].replace(",", "")) * PENCE + int((found[2] or "0").ljust(2, "0"))
    if pence > MOST_PENCE:
        raise RuleViolation("Check the sum: it is more than £100,000.", field="cost")
    return pence


def pounds(pence: int | None) -> str:
    """£1,250.50; £240 where there are no pence; nothing for nothing."""
    if pence is None:
        return ""
    return f"£{pence // PENCE:,}" + (f".{pence % PENCE:02}" if pence % PENCE else "")


def she_paid(applicant: str, cost_pence: int | None) -> bool:
    """Whether the client went to court herself and paid: he may answer it, so the risk is looked at again (F-12)."""
    return applicant == CLIENT and bool(cost_pence)


def check_granted(granted_on: date | None, *, first_day: date, today: date) -> None:
    if granted_on is None:
        return
    if granted_on > today:
        raise RuleViolation("That day lies in the future: record it when it has been granted.", field="granted_on")
    if granted_on > first_day:
        raise RuleViolation("It was granted after the day from which it holds: check both days.", field="granted_on")


def state_words(first_day: date, last_day: date | None, today: date, *, is_known: bool = True) -> str:
    """How a protection stands on a day, in a few words; one whose last day nobody knows is not said to be in force."""
    if today < first_day:
        return "Not yet in force"
    if not is_known:
        return FIND_OUT
    if last_day is None:
        return "In force"
    left = (last_day - today).days
    if left < 0:
        return "Ended"
    return "Ends soon" if left <= SOON_DAYS else "In force"
