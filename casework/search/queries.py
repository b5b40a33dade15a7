"""Finds cases by what was typed, the surest first, a page at a time, and says why each is a hit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case as When_
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.search.access import SharedPage, cases_in_reach, pages_for_force, terms_in_reach
from casework.search.rules.kinds import PLACES, why_words
from casework.search.rules.lexemes import MatchKind, SoughtTerms, sought_terms

HITS_PER_PAGE: Final = 30
MOST_REASONS: Final = 4
_BETWEEN: Final = "-"
LARGEST_ID: Final = 2**63 - 1

Place = tuple[int, int]


@dataclass(frozen=True)
class SearchHit:
    """One case, how sure it is, why it was found, and where a liaison reads on."""

    case: Case
    match: MatchKind
    reasons: Sequence[str]
    more: int = 0
    pages: Sequence[SharedPage] = ()


@dataclass(frozen=True)
class SearchResults:
    """One page of hits, and where the next one begins (empty after the last)."""

    hits: Sequence[SearchHit]
    next_cursor: str = ""


def find_cases(user: User, typed: str, *, after: str = "") -> SearchResults:
    """Cases in the user's reach that what was typed can mean: in four statements, and those of a liaison's pages.

    Within one kind of agreement the latest case comes first. `after` is the cursor of the page before.
    """
    sought = sought_terms(typed)
    places = _places(user, sought, _read(after))
    shown, more = places[:HITS_PER_PAGE], places[HITS_PER_PAGE:]
    ids = [case for _, case in shown]
    cases = Case.objects.for_list().in_bulk(ids) if ids else {}
    reasons, pages = _reasons(user, sought, shown), pages_for_force(user, ids)
    hits = [_hit(cases[case], MatchKind(match), reasons.get(case, ()), pages) for match, case in shown if case in cases]
    return SearchResults(hits, _written(shown[-1]) if more else "")


def _places(user: User, sought: SoughtTerms, start: Place | None) -> list[Place]:
    """The next page as pairs of kind and case.

    PostgreSQL stops at the branch that fills it: what sounds alike is looked for where what is the same was not enough.
    """
    branches = [_branch(user, sought, kind, start) for kind in sought if start is None or kind >= start[0]]
    if not branches:
        return []
    first, *others = branches
    return sorted((first.union(*others, all=True) if others else first)[: HITS_PER_PAGE + 1], key=_place)


def _place(place: Place) -> Place:
    return place[0], -place[1]


def _branch(user: User, sought: SoughtTerms, kind: MatchKind, start: Place | None) -> QuerySet[Case, Place]:
    """Cases that agree in this way and in no surer one."""
    terms = terms_in_reach(user)
    found = cases_in_reach(user)
    for query in sought[kind]:
        found = found.filter(pk__in=terms.filter(_agrees(kind, query)).values("case_id"))
    for surer in (each for each in sought if each < kind):
        agreeing = (Exists(terms.filter(_agrees(surer, query), case=OuterRef("pk"))) for query in sought[surer])
        found = found.exclude(reduce(and_, map(Q, agreeing)))
    if start is not None and kind == start[0]:
        found = found.filter(pk__lt=start[1])
    rows: Any = found.annotate(match=Value(int(kind), output_field=IntegerField())).order_by("-pk")
    return rows.values_list("match", "pk")[: HITS_PER_PAGE + 1]  # type: ignore[no-any-return]


def _agrees(kind: MatchKind, query: str) -> Q:
    if kind is MatchKind.IN_TEXT:
        return Q(terms=SearchQuery(query, search_type="raw", config="pg_catalog.english"))
    return Q(terms__matches=query)


def _reasons(user: User, sought: SoughtTerms, shown: Sequence[Place]) -> Mapping[int, Sequence[str]]:
    """Why each case is a hit, in words: of each kind of thing the surest, the latest of several.

    Of one word among several it is said only where nothing holds them all.
    """
    if not shown:
        return {}
    agree = {kind: reduce(or_, (_agrees(kind, query) for query in queries)) for kind, queries in sought.items()}
    match = When_(*(When(each, then=Value(int(kind))) for kind, each in agree.items()), output_field=IntegerField())
    rows = terms_in_reach(user).filter(reduce(or_, agree.values()), case__in=[case for _, case in shown])
    surest = rows.annotate(match=match).order_by("case_id", "kind", "match", "-source_id").distinct("case_id", "kind")
    places = {case: kind for kind, case in shown}
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for case, kind, agreed, written in surest.values_list("case_id", "kind", "match", "shown"):
        if agreed != MatchKind.TOGETHER or places[case] == MatchKind.TOGETHER:
            found[case].append((agreed, _told_as(kind), why_words(kind, MatchKind(agreed), written)))
    return {case: [words for *_, words in sorted(each)] for case, each in found.items()}


def _told_as(kind: str) -> int:
    return PLACES.index(kind) if kind in PLACES else len(PLACES)


def _hit(case: Case, match: MatchKind, reasons: Sequence[str], pages: Mapping[int, Sequence[SharedPage]]) -> SearchHit:
    more = max(len(reasons) - MOST_REASONS, 0)
    return SearchHit(case, match, reasons[:MOST_REASONS], more, pages.get(case.pk, ()))


def shown_cases(hits: Iterable[SearchHit]) -> list[Any]:
    """The public numbers of the cases of a page, for the trail."""
    return [each.case.public_id for each in hits]


def _written(place: Place) -> str:
    return _BETWEEN.join(map(str, place))


def _read(cursor: str) -> Place | None:
    """A cursor that makes no sense begins at the first page."""
    kind, _, case = cursor.partition(_BETWEEN)
    if kind not in {str(int(each)) for each in MatchKind} or not (case.isascii() and case.isdecimal()):
        return None
    return int(kind), min(int(case[:20]), LARGEST_ID)
