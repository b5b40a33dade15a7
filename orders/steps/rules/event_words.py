"""The words of an event beyond its title, shared by the page of a thing and the chronology."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Final

from casework.fact_types.rules import said_words
from record.events import events as told
from record.events.events import AREA_BASES
from record.vocabulary.breach_codes import BREACH_KINDS, COURT_RESULTS, INITIATORS, RECORDED_AS
from record.vocabulary.steps import BreachStep, ConditionKind, OrderOrigin

Named = Callable[[str], str]
"""The name of a force by its slug."""

ORIGINS: Final = {
    OrderOrigin.COURT_ON_CONVICTION: "Made by the court on its own decision, on conviction: no force applied.",
    OrderOrigin.COURT_ON_ACQUITTAL: "Made by the court on its own decision, on acquittal: no force applied.",
}
ON_REGISTER: Final = (
    "The perpetrator notifies as a sex offender already: this order asks for no notification until that ends."
)


def application_event_words(content: told.ApplicationEvent, named: Named) -> list[str]:
    """The other forces and the ground of a request, and each fact that is declared with its words."""
    return _whole(
        f"{AREA_BASES[content.area_basis]}." if content.area_basis else "",
        f"The force where the perpetrator lives: {named(content.defendant_force)}." if content.defendant_force else "",
        *(f"{name}: {words}." for name, words in said_words(content, content.step)),
    )


def order_made_words(content: told.OrderMade, named: Named) -> list[str]:
    """Which court made it, whether of its own motion, and which force answers for the order."""
    return _whole(
        ORIGINS.get(content.origin, ""),
        f"Court: {content.court}." if content.court else "",
        f"{named(content.force)} answers for the order." if content.force else "",
        protects_words(content.protects) if content.protects != (told.CLIENT,) else "",
    )


def order_event_words(content: told.OrderEvent, named: Named) -> list[str]:
    """The sex offenders register, what a variation changed, the force that answers for the order now."""
    return _whole(
        ON_REGISTER if content.register else "",
        *(f"New: {condition_words(each)}" for each in content.conditions),
        f"Taken out: {', '.join(content.ended)}." if content.ended else "",
        f"{named(content.force)} answers for the order now." if content.force else "",
        protects_words(content.protects) if content.protects else "",
    )


def protects_words(labels: Collection[str]) -> str:
    """Whom an order protects, nobody by name."""
    others = len(labels) - (told.CLIENT in labels)
    if told.CLIENT not in labels:
        return "It protects only others, not the client."
    return "It protects the client and others." if others else "It protects the client."


def condition_words(condition: told.ConditionFacts) -> str:
    """Prohibition C1: No contact (in Leeds only; from 1 March 2026 to 3 April 2026)."""
    kind = "Requirement" if condition.kind is ConditionKind.POSITIVE_REQUIREMENT else "Prohibition"
    limits = "; ".join(_limits(condition))
    return f"{kind} {condition.label}: {condition.text}{f' ({limits})' if limits else ''}"


def _limits(condition: told.ConditionFacts) -> Iterator[str]:
    if condition.due_on:
        yield f"by {_day(condition.due_on)}"
    if condition.locality:
        yield f"only in {condition.locality}"
    days = [f"from {_day(condition.first_day)}" if condition.first_day else ""]
    days += [f"to {_day(condition.last_day)}" if condition.last_day else ""]
    yield from [" ".join(_whole(*days))] if any(days) else []


def what_was_broken_words(content: told.BreachLearned | told.BreachEvent) -> str:
    """Of what it is a breach: of order O1, condition C1; of P1; of what is being looked for."""
    if content.order:
        return f"of order {content.order}" + (f", condition {content.condition}" if content.condition else "")
    return f"of other protection {content.protection}" if content.protection else "of an order that is being looked for"


def breach_event_words(content: told.BreachLearned) -> list[str]:
    """Its kind, and who began the contact."""
    return _whole(
        f"{BREACH_KINDS[content.kind]}." if content.kind else "",
        f"Begun by: {INITIATORS[content.initiated_by].lower()}." if content.initiated_by else "",
    )


def breach_step_event_words(content: told.BreachEvent) -> list[str]:
    """What the police or a court said and did, in words."""
    return _whole(
        f"A breach {what_was_broken_words(content)}." if content.step is BreachStep.ORDER_IDENTIFIED else "",
        _reference(content),
        f"Recorded as: {RECORDED_AS[content.recorded_as].lower()}." if content.recorded_as else "",
        f"Charged with: {content.offence}." if content.offence else "",
        f"{COURT_RESULTS[content.result]}." if content.result else "",
        f"Plea: {content.plea}." if content.plea else "",
        f"Sentence: {content.sentence}" if content.sentence else "",
        content.reason,
    )


def _reference(content: told.BreachEvent) -> str:
    if content.step is BreachStep.CRIME_RECORDED:
        return f"Crime reference {content.reference}."
    return f"Their reference: {content.reference}." if content.reference else ""


def _whole(*sentences: str) -> list[str]:
    return [each for each in sentences if each]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
