"""The tabs of the case page in their order, and the pages that lie behind each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from casework.cases.models.case import Case

TABS: Final[Mapping[str, Mapping[str, str]]] = {
    "Overview": {"case_detail": "Overview"},
    "Chronology": {
        "case_chronology": "Chronology",
        "case_pattern": "Pattern of conduct",
        "case_history": "History of changes",
    },
    "Contact and people": {"case_safety": "Safety and contact", "case_people": "People"},
    "Orders and breaches": {
        "case_orders": "Applications and orders",
        "case_breaches": "Breaches",
        "case_letters": "Letters",
    },
    "Risk": {"case_risk": "Risk"},
    "Evidence": {"case_evidence": "Evidence"},
    "Work and sharing": {"case_work": "Work", "case_sharing": "Sharing"},
}
"""Each tab with its pages by the names of their addresses; a tab leads to the first of them."""
PARTS: Final = {name: words for pages in TABS.values() for name, words in pages.items()}


@dataclass(frozen=True)
class CaseTab:
    """One link of components/case_tabs.html; `current` where it leads to this page, or the page lies behind the tab."""

    words: str
    href: str
    current: bool
    pages: tuple[CaseTab, ...] = ()


def tabs(case: Case, current: str) -> list[CaseTab]:
    """The tabs of a case, the current one marked; it names its pages where it has more than one."""
    return [_tab(case, words, pages, current) for words, pages in TABS.items()]


def _tab(case: Case, words: str, pages: Mapping[str, str], current: str) -> CaseTab:
    links = tuple(CaseTab(said, _address(case, name), current=name == current) for name, said in pages.items())
    return CaseTab(words, links[0].href, current=current in pages, pages=links if len(links) > 1 else ())


def _address(case: Case, name: str) -> str:
    return reverse(name, kwargs={"case_id": case.public_id})
