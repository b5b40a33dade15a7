"""Counts what became of applications, orders and breaches: ratios and shares in words, small numbers as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from record.vocabulary.reasons import OTHER, REASONS, without_instruction

GRANTED: Final = frozenset({"granted"})
REFUSED: Final = frozenset({"refused", "appeal_dismissed"})
"""What a court has refused; an appeal that waits is pending, a withdrawal and a police refusal are neither."""
OUTCOMES: Final = ("charged", "out_of_court", "no_further_action", "not_pursued", "open")
OUTCOME_WORDS: Final[Mapping[str, str]] = {
    "charged": "Charged",
    "out_of_court": "Dealt with out of court",
    "no_further_action": "No further action",
    "not_pursued": "Not pursued",
    "open": "Not decided yet",
}
UNCODED: Final = "No reason given"


@dataclass(frozen=True)
class DecidedCounts:
    """What courts made of applications: granted against refused, and how many still wait."""

    granted: int = 0
    refused: int = 0
    pending: int = 0

    @property
    def words(self) -> str:
        return ratio(self.granted, self.refused)


@dataclass(frozen=True)
class BreachedCounts:
    """How many orders were made, and of how many a breach is recorded, however often."""

    orders: int = 0
    breached: int = 0

    @property
    def words(self) -> str:
        return share(self.breached, self.orders)


def ratio(granted: int, refused: int) -> str:
    """15.0 : 1; 7 : 0 where nothing was refused; words where nothing is decided."""
    if not granted and not refused:
        return "None decided yet"
    if not refused:
        return f"{granted} : 0"
    return f"{_tenths(granted, refused)} : 1"


def _tenths(part: int, whole: int) -> str:
    """A quotient to one place, halves rounded up, without the slips of binary fractions."""
    tenths = (part * 20 + whole) // (whole * 2)
    return f"{tenths // 10}.{tenths % 10}"


def share(part: int, whole: int) -> str:
    """30% (50 of 168); words where there is nothing to share."""
    if not whole:
        return "None yet"
    return f"{(part * 200 + whole) // (whole * 2)}% ({part:,} of {whole:,})"


def decided(statuses: Iterable[str], pending: Iterable[str]) -> DecidedCounts:
    """Court decisions among the statuses of applications; those that wait are counted apart and excluded."""
    counts, waiting = Counter(statuses), frozenset(pending)
    return DecidedCounts(
        granted=sum(counts[status] for status in GRANTED),
        refused=sum(counts[status] for status in REFUSED),
        pending=sum(count for status, count in counts.items() if status in waiting),
    )


def breached(orders: Iterable[int], of_breaches: Iterable[int | None]) -> BreachedCounts:
    """An order with three breaches is one order that was breached; a breach of no order counts for none."""
    made = set(orders)
    return BreachedCounts(len(made), len(made & set(of_breaches)))


def outcomes(steps: Iterable[Iterable[str]]) -> Counter[str]:
    """What became of each breach, by the furthest thing that was decided about it."""
    return Counter(outcome(each) for each in steps)


def outcome(steps: Iterable[str]) -> str:
    taken = set(steps)
    return next((one for one in OUTCOMES if one in taken), "open")


def charged_words(found: Mapping[str, int]) -> str:
    """The share of decided breaches that were charged (F-11); those that wait are excluded."""
    closed = sum(count for name, count in found.items() if name != "open")
    return share(found.get("charged", 0), closed)


def reasons(codes: Iterable[str]) -> list[tuple[str, int]]:
    """How often each reason was given, the most frequent first; words that are no code count together."""
    counts = Counter(_reason(code) for code in codes)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _reason(code: str) -> str:
    if not code:
        return UNCODED
    return without_instruction(REASONS.get(code, REASONS[OTHER]))
