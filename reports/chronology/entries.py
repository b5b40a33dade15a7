"""The interface of a chronology source: its rows, the columns that are searched, and how an entry is worded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from accounts.people.models import User
from casework.cases.models.case import Case


class ChronologyPart(StrEnum):
    """What a reader may choose to see of a chronology."""

    INCIDENTS = "incidents"
    POLICE_AND_COURT = "police_and_court"
    BREACHES = "breaches"
    RISK = "risk"
    PROTECTION = "protection"
    CONTACT = "contact"
    EVIDENCE = "evidence"
    MEETINGS = "meetings"
    SAFETY = "safety"
    SHARING = "sharing"
    NOTES = "notes"
    TASKS = "tasks"
    CASE = "case"


PART_WORDS: Mapping[ChronologyPart, str] = {
    ChronologyPart.INCIDENTS: "Incidents",
    ChronologyPart.POLICE_AND_COURT: "Applications and orders",
    ChronologyPart.BREACHES: "Breaches",
    ChronologyPart.RISK: "Risk",
    ChronologyPart.PROTECTION: "Other protection",
    ChronologyPart.CONTACT: "Contact with the client",
    ChronologyPart.EVIDENCE: "Evidence",
    ChronologyPart.MEETINGS: "Meetings and recommendations",
    ChronologyPart.SAFETY: "Safety measures",
    ChronologyPart.SHARING: "Agreements and sharing",
    ChronologyPart.NOTES: "Notes",
    ChronologyPart.TASKS: "Tasks done",
    ChronologyPart.CASE: "The case itself",
}


@dataclass(frozen=True)
class ChronologyEntry:
    """One thing that happened, as components/timeline.html draws it."""

    title: str
    moment: datetime
    by: str
    description: str
    href: str = ""
    tag: str = ""
    is_whole_day: bool = False


@dataclass(frozen=True)
class ChronologySource:
    """One kind of row. `rows` are those of a case that the user may see, each with its `moment`; `parts` says which
    filter of the rows a chosen part is, and leaves out the parts that this source has nothing of; `holds` says which
    rows hold a word; `find` asks for a few rows by their ids, and `tell` gives an entry for each that was found, in a
    constant number of statements.
    """

    code: str
    rows: Callable[[Case, User], QuerySet[Any]]
    parts: Mapping[ChronologyPart, Mapping[str, Any]]
    holds: Callable[[str], Q]
    find: Callable[[Case, Collection[int]], QuerySet[Any]]
    tell: Callable[[Case, Sequence[Any]], Mapping[int, ChronologyEntry]]


def holding(*columns: str) -> Callable[[str], Q]:
    """A word is sought in these columns, whatever its case."""

    def holds(word: str) -> Q:
        return reduce(or_, (Q(**{f"{column}__icontains": word}) for column in columns))

    return holds


def name_of(person: User | None) -> str:
    """Who did it, as the page names them."""
    return (person.get_full_name() or person.username) if person else ""
