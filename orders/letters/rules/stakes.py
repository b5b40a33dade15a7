"""Sentences of a letter on why an order or breach matters, and what protects the client."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from orders.letters.rules.sentences import LetterIncident, acts_in_words, numbers_of
from orders.letters.rules.wording import counted, day_words, listed, lowered, moment_words
from record.clocks.protection_at import ClientProtection, ClientStanding
from record.vocabulary.protection_kinds import PROTECTIONS
from record.vocabulary.reasons import without_instruction

PHRASES: Final = {
    "in_custody": "custody",
    "non_contact_letter": "a letter that asks for no contact",
    "protected_in_scotland": "an order in Scotland",
    "protected_in_northern_ireland": "an order in Northern Ireland",
    "other": "another protection",
}
"""Kinds of protection whose words are no noun that could follow «protected by»."""


def protection_phrase(kind: str) -> str:
    """A restraining order, bail conditions: as it stands in a sentence."""
    if kind in PHRASES:
        return PHRASES[kind]
    words = lowered(without_instruction(PROTECTIONS.get(kind, kind)))
    if "conditions" in words:
        return words
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"


def protected_line(protection: ClientProtection, by: Sequence[str]) -> str:
    """What protects the client, or why what there is does not; `by` are its things as phrases."""
    named = listed(by)
    capital, has = f"{named[:1].upper()}{named[1:]}", "has" if len(by) == 1 else "have"
    until = f", until {day_words(protection.until)}" if protection.until and len(by) == 1 else ""
    match protection.standing:
        case ClientStanding.PROTECTED:
            return f"In force today to protect our client: {named}{until}."
        case ClientStanding.NOT_SERVED:
            return f"{capital} {has} been made, but by our record the perpetrator has not been given it."
        case ClientStanding.LAST_DAY_UNKNOWN:
            return f"There is {named}, but its last day is not known to us: we do not count on it."
        case ClientStanding.ONLY_OTHERS:
            return f"{capital} protects others only. Nothing in force protects our client today."
        case _:
            return "Nothing in force protects our client today."


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """An order, as far as a letter tells of it; `is_served` as of the moment that the letter is about."""

    name: str
    made_on: date
    served_at: datetime | None
    last_day: date | None
    last_day_known: bool


@dataclass(frozen=True, kw_only=True)
class AtStake:
    """What else a letter about an order or a breach says of its case."""

    risk: str
    acts: Sequence[LetterIncident]
    breaches: int
    protected: str


def order_matters(order: OrderFacts, known: AtStake) -> tuple[str, ...]:
    """Of an order: when it was made, whether he has it, until when it holds, and what has happened since."""
    since = [each for each in known.acts if each.happened_at.date() >= order.made_on]
    number = sum(each.count for each in since)
    acts = f"{_recorded(number, 'act')}: {acts_in_words(numbers_of(since))}" if number else "No act has been recorded"
    return (
        f"The order was made on {day_words(order.made_on)}. {_service(order)} {_lasting(order)}",
        f"Since then: {lowered(acts)}.",
        *_rest(known),
    )


def breach_matters(
    behaviours: Sequence[str], happened_at: datetime, order: OrderFacts | None, known: AtStake
) -> tuple[str, ...]:
    """Of a breach: what is alleged, what it was against, which others there are, and the risk."""
    return (
        (
            f"What is alleged: {acts_in_words(Counter(behaviours))}, on {moment_words(happened_at)}. "
            "It is alleged until a court finds it."
        ),
        *(() if order is None else (f"What it was against: {order.name}. {_given(order, happened_at)}",)),
        *_rest(known),
    )


def _rest(known: AtStake) -> Iterator[str]:
    if known.breaches:
        verb = "is" if known.breaches == 1 else "are"
        yield f"Breaches: {counted(known.breaches, 'breach')} {verb} recorded in this case."
    threats = Counter({code: n for code, n in numbers_of(known.acts).items() if code.startswith("THR")})
    said = f" Among what has been recorded: {acts_in_words(threats)}." if threats else ""
    yield f"Risk: we assess it as {known.risk}.{said}"
    yield f"Protection: {lowered(known.protected)}"


def _service(order: OrderFacts) -> str:
    if order.served_at is None:
        return "By our record the perpetrator has not been given it."
    return f"It was served on {day_words(order.served_at)}."


def _given(order: OrderFacts, at: datetime) -> str:
    if order.served_at is not None and order.served_at <= at:
        return f"It had been served on {day_words(order.served_at)}."
    return "By our record the perpetrator had not been given it by then."


def _lasting(order: OrderFacts) -> str:
    if not order.last_day_known:
        return "Its last day is not known to us."
    return f"Its last day is {day_words(order.last_day)}." if order.last_day else "It lasts until further order."


def _recorded(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'has' if number == 1 else 'have'} been recorded"
