"""Publishes what the kinds of event declare: the JSON Schema of a case file, and the fields in docs/case-files.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import singledispatch
from typing import Any, Final

from casework.dates.rules.precision import MOST_TIMES
from casework.fact_types.rules import (
    AtMoment,
    Declared,
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
from casework.form_fields.rules.text_input import LONGEST_TEXT
from casework.incidents.rules.incident_facts import BEHAVIOUR_WORDS
from record.events import events
from record.events.facts import LONGEST_NAME
from record.vocabulary.reasons import REASONS
from record.vocabulary.spellings_of_codes import RESPONSES
from record.vocabulary.steps import WORDS, ApplicationStep

Json = dict[str, Any]
SOME: Final = "^[^\\x00]*[^\\s\\x00][^\\x00]*$"
"""A text that is not blank and that a database keeps."""
ANY: Final = "^[^\\x00]*$"
SPELLINGS: Final[Mapping[str, Iterable[str]]] = {"police_response": RESPONSES}
"""By the name of a fact: other spellings of its codes that are read too."""
PLAIN_KINDS: Final[Mapping[str, type[Any]]] = {
    "incident": events.IncidentLogged,
    "incident_amended": events.IncidentAmended,
}
STEP_KINDS: Final[Mapping[str, tuple[type[Any], tuple[ApplicationStep, ...]]]] = {
    "application": (
        events.ApplicationEvent,
        tuple(step for step in ApplicationStep if step is not ApplicationStep.GRANTED),
    ),
}


def published(schema: Mapping[str, Any]) -> str:
    """The schema with each kind as its facts are declared now, as the file holds it."""
    defined = {name: _defined(name, found) for name, found in schema["$defs"].items()}
    return json.dumps({**schema, "$defs": defined}, indent=2, ensure_ascii=False) + "\n"


def _defined(name: str, found: Json) -> Json:
    if name in PLAIN_KINDS:
        return _plain_kind(found, PLAIN_KINDS[name])
    if name in STEP_KINDS:
        return _kind_of_steps(found, *STEP_KINDS[name])
    return found


def _plain_kind(found: Json, kind: type[Any]) -> Json:
    facts = list(declared_by(kind))
    beside = {name: found["properties"][name] for name in ("at", "type")}
    required = ["at", "type", *(each.name for each in facts if each.fact.is_required)]
    told = {**_properties(facts), **_as_incident(kind, facts)}
    return {**found, "required": required, "properties": {**beside, **told}}


def _as_incident(kind: type[Any], facts: Iterable[Declared]) -> Json:
    """What an amendment tells just as its incident did, by reference to that."""
    told = [] if kind is events.IncidentLogged else list(declared_by(events.IncidentLogged))
    return {each.name: _ref(f"incident/properties/{each.name}") for each in facts if each in told}


def _kind_of_steps(found: Json, kind: type[Any], steps: Sequence[ApplicationStep]) -> Json:
    choices = [{"const": step.value, "title": WORDS[step]} for step in steps]
    said = {"description": found["properties"]["step"]["description"], "anyOf": choices}
    told = [(step, list(declared_by(kind, step))) for step in steps]
    rules = [_rule(step, facts) for step, facts in told if facts]
    return {**found, "properties": {**found["properties"], "step": said}, "allOf": rules}


def _rule(step: ApplicationStep, facts: Sequence[Declared]) -> Json:
    required = [each.name for each in facts if each.fact.is_required]
    then = {**({"required": required} if required else {}), "properties": _properties(facts)}
    return {"if": {"required": ["step"], "properties": {"step": {"const": step.value}}}, "then": then}


def _properties(facts: Iterable[Declared]) -> Json:
    return {each.name: _property(each) for each in sorted(facts, key=lambda each: each.attribute != "label")}


def _property(each: Declared) -> Json:
    return {"description": each.fact.says, **_shape(each.fact.type, each)}


def _or_null(shape: Json, each: Declared) -> Json:
    return shape if each.fact.is_required else {"anyOf": [shape, {"type": "null"}]}


@singledispatch
def _shape(kind: object, each: Declared) -> Json:
    raise TypeError(f"unknown type of fact {kind!r}")


@_shape.register
def _(kind: OneOf, each: Declared) -> Json:
    if kind.codes == REASONS:
        return _ref("reason_code")
    return {"anyOf": [*_titled(kind.codes), *([] if each.fact.is_required else [{"type": "null"}])]}


@_shape.register
def _(kind: SomeOf, each: Declared) -> Json:
    if kind.codes == BEHAVIOUR_WORDS:
        return _ref("behaviours")
    items = [*_titled(kind.codes), *_spelled(SPELLINGS.get(each.name, ()))]
    return {"type": ["array", "null"], "items": {"anyOf": items}}


@_shape.register
def _(kind: TextFact, each: Declared) -> Json:
    if kind.longest == LONGEST_TEXT:
        return _ref("words" if each.fact.is_required else "words_or_nothing")
    if kind.longest == LONGEST_NAME and not each.fact.is_required:
        return _ref("short_words_or_nothing")
    pattern = SOME if each.fact.is_required else ANY
    return {"type": _type("string", each), "maxLength": kind.longest, "pattern": pattern}


@_shape.register
def _(kind: WordsOrList, each: Declared) -> Json:
    return {"anyOf": [_ref("words"), {"type": "array", "items": _ref("words")}]}


@_shape.register
def _(kind: LabelFact, each: Declared) -> Json:
    return _or_null(_ref("force" if kind.is_force else "label"), each)


@_shape.register
def _(kind: OnDay, each: Declared) -> Json:
    return _or_null(_ref("day"), each)


@_shape.register
def _(kind: AtMoment, each: Declared) -> Json:
    return _or_null(_ref("moment"), each)


@_shape.register
def _(kind: YesOrNo, each: Declared) -> Json:
    return {"type": _type("boolean", each)}


@_shape.register
def _(kind: Times, each: Declared) -> Json:
    return _or_null({"type": "integer", "minimum": 1, "maximum": MOST_TIMES}, each)


def _type(name: str, each: Declared) -> str | list[str]:
    return name if each.fact.is_required else [name, "null"]


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _titled(codes: Mapping[str, str]) -> list[Json]:
    return [{"const": code, **({"title": words} if words != code else {})} for code, words in codes.items()]


def _spelled(spellings: Iterable[str]) -> Iterator[Json]:
    known = "|".join(sorted(each.replace("_", "[-_]") for each in spellings))
    if known:
        yield {
            "type": "string",
            "pattern": f"^({known})$",
            "deprecated": True,
            "description": "Another spelling of one of the codes above. It is read, and written back as the code.",
        }


def fields_told(kind: type[Any], step: str = "") -> str:
    """The fields of a kind, or of one of its steps, as the tables of docs/case-files.md say them."""
    facts = sorted(declared_by(kind, step), key=lambda each: (not each.fact.is_required, each.attribute != "label"))
    return ", ".join(f"`{each.name}`" if each.fact.is_required else f"*`{each.name}`*" for each in facts)


def with_fields(page: str) -> str:
    """The page docs/case-files.md with the fields of each declared kind and step as they are declared now."""
    lines = page.split("\n")
    return "\n".join(_row_with_fields(line) for line in lines)


def _row_with_fields(line: str) -> str:
    cells = line.split(" | ")
    name = cells[0].removeprefix("| `").removesuffix("`")
    if name == "incident" and len(cells) == 3:
        return " | ".join([cells[0], fields_told(PLAIN_KINDS[name]), cells[2]])
    return line
