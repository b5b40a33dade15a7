"""Decides how the fine codes for who he is to her are grouped in reports."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from casework.codes.rules.codes import RELATIONSHIPS


class RelationshipGroup(StrEnum):
    """The four groups that published figures use."""

    INTIMATE = "Present or former partner"
    KNOWN_OTHER = "Known in another way"
    STRANGER = "Stranger"
    UNKNOWN = "Not known"


_GROUPS: Final[Mapping[str, RelationshipGroup]] = {
    "current_partner": RelationshipGroup.INTIMATE,
    "ex_partner": RelationshipGroup.INTIMATE,
    "family": RelationshipGroup.KNOWN_OTHER,
    "friend": RelationshipGroup.KNOWN_OTHER,
    "acquaintance": RelationshipGroup.KNOWN_OTHER,
    "colleague": RelationshipGroup.KNOWN_OTHER,
    "ex_colleague": RelationshipGroup.KNOWN_OTHER,
    "client_or_patient": RelationshipGroup.KNOWN_OTHER,
    "neighbour": RelationshipGroup.KNOWN_OTHER,
    "former_schoolmate": RelationshipGroup.KNOWN_OTHER,
    "online_only": RelationshipGroup.KNOWN_OTHER,
    "stranger": RelationshipGroup.STRANGER,
    "public_figure_fan": RelationshipGroup.STRANGER,
}


def relationship_group(code: str) -> RelationshipGroup:
    """The group of a code; one that is not listed is not known."""
    return _GROUPS.get(code, RelationshipGroup.UNKNOWN)


def codes_of(group: RelationshipGroup) -> list[str]:
    """The codes of a group; of those not known, every code that stands in no other."""
    return [code for code in RELATIONSHIPS if relationship_group(code) is group]
