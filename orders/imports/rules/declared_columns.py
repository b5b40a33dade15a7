"""Makes the columns of an import, and what is read of them, of the facts that are declared with a heading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from casework.fact_types.rules import Declared, OneOf, declared_by
from casework.incidents.rules.incident_facts import IncidentFacts

INCIDENT_COLUMNS: Final = tuple(each for each in declared_by(IncidentFacts) if each.fact.heading)


def codes_of(each: Declared) -> Mapping[str, str]:
    """The codes of a column; only a fact of one code can be a column of its own today."""
    if not isinstance(each.fact.type, OneOf):
        raise TypeError(f"the column “{each.fact.heading}” needs a reader: it is no code")
    return each.fact.type.codes


def said_in(facts: Mapping[str, Any]) -> dict[str, object]:
    """What a row says of the declared columns, as a case file writes it; nothing of empty cells."""
    return {each.name: facts[each.attribute] for each in INCIDENT_COLUMNS if facts[each.attribute]}
