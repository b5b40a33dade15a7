"""How often each police response followed a report, and whether together they were good or poor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from casework.codes.rules.codes import POLICE_RESPONSES

GOOD: Final = frozenset({"taken_seriously", "safeguarded", "risk_tool_done", "referred_to_advocate"})
NEITHER: Final = frozenset({"transferred", "other"})
"""What says nothing of how well it was answered (practice.md 4.4)."""


@dataclass(frozen=True)
class PoliceAnswers:
    """How many reports were made, how often each answer came, the most frequent first, and what they add up to."""

    reports: int
    counted: tuple[tuple[str, int], ...]
    quality: str


def answers(told: Iterable[tuple[bool, Collection[str]]]) -> PoliceAnswers:
    """Of each incident: whether it was reported, and the codes of how the police answered."""
    known = [(reported or bool(codes), codes) for reported, codes in told]
    times = Counter(code for _, codes in known for code in codes)
    counted = tuple((POLICE_RESPONSES[code], count) for code, count in times.most_common())
    return PoliceAnswers(sum(reported for reported, _ in known), counted, quality(times))


def quality(codes: Collection[str]) -> str:
    """Whether the answers were good, poor, or some of both; "" if nothing can be said."""
    judged = [code in GOOD for code in codes if code not in NEITHER]
    if not judged:
        return ""
    if all(judged):
        return "good"
    return "good and poor" if any(judged) else "poor"
