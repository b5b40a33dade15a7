"""Declares what an event tells, each fact once: its type, its rule, its words, its question, and where it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, Final

from casework.form_fields.rules.text_input import LONGEST_TEXT

FACTS: Final = "facts"
"""Where the metadata of a dataclass's field holds its declarations."""


@dataclass(frozen=True)
class OneOf:
    """One code of a list, by its words."""

    codes: Mapping[str, str]


@dataclass(frozen=True)
class SomeOf:
    """Several codes of a list."""

    codes: Mapping[str, str]


@dataclass(frozen=True)
class TextFact:
    """Some words; where they are not required, none too."""

    longest: int = LONGEST_TEXT


@dataclass(frozen=True)
class WordsOrList:
    """Some words, or a list of them, which may be empty."""


@dataclass(frozen=True)
class LabelFact:
    """A label of the case file, such as A1; a force too is named by its label."""

    is_force: bool = False


@dataclass(frozen=True)
class OnDay:
    """A date."""


@dataclass(frozen=True)
class AtMoment:
    """A time in London, or with its offset."""


@dataclass(frozen=True)
class YesOrNo:
    """True or false; nothing said is false."""


@dataclass(frozen=True)
class Times:
    """How often."""


FactType = OneOf | SomeOf | TextFact | WordsOrList | LabelFact | OnDay | AtMoment | YesOrNo | Times


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that an event tells.

    `name` is what a case file calls it, where that is not the name of the attribute; `says` explains it in the schema.
    `steps` tell it; with none, every event of the kind does. `words` is what pages and chronology call it: a fact with
    none has a sentence of its own. `asks` is the question of the form, in its `part`; `heading` the column of an
    import, with `headings` that stand for it too. `is_always_written` also where it says nothing; `is_kept` in the
    column of that name of the thing's own row.
    """

    type: FactType
    says: str
    name: str = ""
    steps: tuple[str, ...] = ()
    is_required: bool = False
    is_always_written: bool = False
    words: str = ""
    asks: str = ""
    hint: str = ""
    part: str = ""
    heading: str = ""
    headings: tuple[str, ...] = ()
    is_kept: bool = False


@dataclass(frozen=True)
class Declared:
    """A fact with the attribute that holds it and what stands there where nothing is said."""

    attribute: str
    fact: Fact
    default: object

    @property
    def name(self) -> str:
        """What a case file calls it."""
        return self.fact.name or self.attribute


def told_as(*facts: Fact) -> dict[str, tuple[Fact, ...]]:
    """The metadata of a field that holds a fact; several where steps name it differently."""
    return {FACTS: facts}


def declared_by(kind: type[Any], step: str = "") -> Iterator[Declared]:
    """What a kind of event tells, in the order of its attributes; of steps, what this one tells."""
    for field in fields(kind):
        for fact in field.metadata.get(FACTS, ()):
            if not fact.steps or step in fact.steps:
                yield Declared(field.name, fact, _default(field))


def _default(field: Field[Any]) -> object:
    return None if field.default is MISSING else field.default


def said_words(told: object, step: str = "") -> list[tuple[str, str]]:
    """What an event or a row says of the facts that pages name, as pairs of name and words; nothing of the unsaid."""
    return [pair for each in declared_by(type(told), step) for pair in _pair(each, getattr(told, each.attribute))]


def kept_of(told: object, step: str = "") -> dict[str, object]:
    """What an event says of the facts that the thing's own row keeps, by column; what it does not say stays."""
    found = [(each, getattr(told, each.attribute)) for each in declared_by(type(told), step)]
    return {each.attribute: value for each, value in found if each.fact.is_kept and value != each.default}


def kept_said(row: object, kind: type[Any]) -> list[tuple[str, str]]:
    """What a row says of the facts of a kind that it keeps, as pairs of name and words; nothing of the unsaid."""
    facts = {field.name: fact for field in fields(kind) for fact in field.metadata.get(FACTS, ()) if fact.is_kept}
    said = [(fact.words, words_of(fact, getattr(row, name))) for name, fact in facts.items()]
    return [pair for pair in said if pair[1]]


def kept_words(kind: type[Any]) -> dict[str, str]:
    """The columns of the facts that a row keeps, each with what pages call it."""
    told = [(field.name, fact) for field in fields(kind) for fact in field.metadata.get(FACTS, ())]
    return {name: fact.words for name, fact in told if fact.is_kept}


def words_of(fact: Fact, value: Any) -> str:
    """A value of a fact as a page says it."""
    match fact.type:
        case OneOf(codes):
            return codes.get(value, "")
        case SomeOf(codes):
            return "; ".join(codes[each] for each in value if each in codes)
        case YesOrNo():
            return "Yes" if value else ""
        case OnDay():
            return f"{value.day} {value:%B %Y}" if value else ""
        case _:
            return str(value or "")


def _pair(each: Declared, value: object) -> list[tuple[str, str]]:
    said = words_of(each.fact, value) if each.fact.words else ""
    return [(each.fact.words, said)] if said else []
