"""Shows the steps that can be recorded next as links, in groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Offer:
    """One step that can be recorded: its words and the page that asks for it."""

    words: str
    href: str


@dataclass(frozen=True)
class OfferGroup:
    """Offers that belong together."""

    title: str
    offers: list[Offer]


def offer(steps: Iterable[StrEnum], words: Mapping[str, str], address: str) -> list[Offer]:
    return [Offer(words[step], f"{address}?step={step.value}") for step in steps]


def groups(*pairs: tuple[str, list[Offer]]) -> list[OfferGroup]:
    """The groups that offer anything."""
    return [OfferGroup(title, offers) for title, offers in pairs if offers]
