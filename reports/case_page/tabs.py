"""The tabs of the case page, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from casework.cases.models.case import Case

PARTS: Final = {
    "case_detail": "Overview",
    "case_chronology": "Chronology",
    "case_people": "People",
    "case_safety": "Safety and contact",
    "case_orders": "Applications and orders",
    "case_breaches": "Breaches",
    "case_risk": "Risk",
    "case_evidence": "Evidence",
    "case_work": "Work",
    "case_sharing": "Sharing",
    "case_history": "History",
}


@dataclass(frozen=True)
class CaseTab:
    """One link of components/case_tabs.html."""

    words: str
    href: str
    current: bool


def tabs(case: Case, current: str) -> list[CaseTab]:
    """Links to every part of a case, the current one marked."""
    return [
        CaseTab(words, reverse(name, kwargs={"case_id": case.public_id}), name == current)
        for name, words in PARTS.items()
    ]
