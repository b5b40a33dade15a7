"""Who finds what: by the same query as the list of cases; a police force only by what its desk shows it anyway."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet

from accounts.people.models import Role, User
from casework.cases.models.case import Case, CaseQuerySet
from casework.search.models import SearchTerm

FOR_POLICE_ALONE: Final = ("first_name",)
"""A client's first name is a kind of its own, since a force may know no more of the name."""
SHARED_ALWAYS: Final = ("reference", "first_name")


@dataclass(frozen=True)
class SharedSource:
    """What a floor above lets a liaison find: rows of one source, some kinds of them, and where a hit leads.

    `rows` gives those that the liaison may see; `href` is the address of one, `words` what it is.
    """

    source: str
    kinds: tuple[str, ...]
    rows: Callable[[User], QuerySet[Any]]
    words: str
    href: Callable[[Any], str]


_SHARED: Final[list[SharedSource]] = []


def register_shared_source(source: SharedSource) -> None:
    """Called once by the configuration of the floor that shows a force such rows (`orders.apps`)."""
    if source.source not in {each.source for each in _SHARED}:
        _SHARED.append(source)


def cases_in_reach(user: User) -> CaseQuerySet:
    """The cases that a search may find at all."""
    return Case.objects.visible_to(user)


def terms_in_reach(user: User) -> QuerySet[SearchTerm]:
    """What cases may be found by; the case itself must be in reach too."""
    if user.role != Role.POLICE_LIAISON:
        own = SearchTerm.objects.filter(organisation_id=user.organisation_id)
        return own.exclude(kind__in=FOR_POLICE_ALONE)
    found = Q(kind__in=SHARED_ALWAYS)
    for each in _SHARED:
        if each.kinds:
            found |= Q(source=each.source, kind__in=each.kinds, source_id__in=each.rows(user).values("pk"))
    return SearchTerm.objects.filter(found)


@dataclass(frozen=True)
class SharedPage:
    """A page of the desk about one thing in a case."""

    words: str
    href: str


def pages_for_force(user: User, cases: Collection[int]) -> Mapping[int, Sequence[SharedPage]]:
    """Where a liaison may read on, by case: a statement for each kind of thing, and none for anybody else."""
    found: dict[int, list[SharedPage]] = {}
    if user.role != Role.POLICE_LIAISON or not cases:
        return found
    for each in _SHARED:
        for row in each.rows(user).filter(case__in=cases).order_by("pk"):
            found.setdefault(row.case_id, []).append(SharedPage(each.words, each.href(row)))
    return found
