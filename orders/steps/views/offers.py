"""Links to the steps that can be recorded next, in groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class StepOffer:
    """One step that can be recorded: its words and the page that asks for it."""

    words: str
    href: str


@dataclass(frozen=True)
class StepOfferGroup:
    """Offers that belong together."""

    title: str
    offers: list[StepOffer]


def offer(steps: Iterable[StrEnum], words: Mapping[str, str], address: str) -> list[StepOffer]:
    return [StepOffer(words[step], f"{address}?step={step.value}") for step in steps]


def groups(*pairs: tuple[str, list[StepOffer]]) -> list[StepOfferGroup]:
    """The groups that offer anything."""
    return [StepOfferGroup(title, offers) for title, offers in pairs if offers]
