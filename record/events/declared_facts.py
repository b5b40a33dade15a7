"""Reads the facts that a kind of event declares out of a case file, and writes them as a case file says them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import singledispatch
from typing import Any

from casework.fact_types.rules import (
    AtMoment,
    Declared,
    Fact,
    LabelFact,
    OnDay,
    OneOf,
    SomeOf,
    TextFact,
    Times,
    WordsOrList,
    YesOrNo,
    declared_by,
)
from record.events.facts import EventFacts


def read_declared(kind: type[Any], facts: EventFacts, step: str = "") -> dict[str, Any]:
    """What is said of the facts of a kind, by attribute; what is not said is left to the default of its attribute."""
    return {each.attribute: value for each, value in _read(kind, facts, step)}


def _read(kind: type[Any], facts: EventFacts, step: str) -> Iterator[tuple[Declared, Any]]:
    for each in declared_by(kind, step):
        if each.fact.is_required or facts.raw(each.name) is not None:
            yield each, _value(each.fact.type, facts, each.name, each.fact)


@singledispatch
def _value(kind: object, facts: EventFacts, name: str, fact: Fact) -> object:
    raise TypeError(f"unknown type of fact {kind!r}")


@_value.register
def _(kind: OneOf, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.one_of(name, list(kind.codes))


@_value.register
def _(kind: SomeOf, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.codes(name, kind.codes, required=fact.is_required)


@_value.register
def _(kind: TextFact, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.text(name, None if fact.is_required else "", longest=kind.longest)


@_value.register
def _(kind: WordsOrList, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.texts(name)


@_value.register
def _(kind: LabelFact, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.label(name)


@_value.register
def _(kind: OnDay, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.day(name)


@_value.register
def _(kind: AtMoment, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.moment(name)


@_value.register
def _(kind: YesOrNo, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.flag(name)


@_value.register
def _(kind: Times, facts: EventFacts, name: str, fact: Fact) -> object:
    return facts.count(name)


def written_facts(content: object, step: str = "") -> dict[str, object]:
    """What an event tells as a case file writes it; what says no more than nothing said is left out."""
    told = [(each, getattr(content, each.attribute)) for each in declared_by(type(content), step)]
    return {each.name: written(value) for each, value in told if _must_be_written(each, value)}


def _must_be_written(each: Declared, value: object) -> bool:
    return each.fact.is_required or each.fact.is_always_written or value != each.default


def written(value: object) -> object:
    """One value as JSON holds it."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case list() | tuple():
            return list(value)
        case str():
            return str(value)
        case _:
            return value


def columns_of(content: object, kind: type[Any]) -> Mapping[str, Any]:
    """The values of the facts that `kind` declares, by the column of the same name."""
    found = {each.attribute: getattr(content, each.attribute) for each in declared_by(kind)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
