"""Finds cases by what was typed, the surest first, a page at a time, and says why each is a hit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case as When_
from django.db.models import Exists, IntegerField, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from accounts.people.models import User
from casework.cases.models.case import Case, CaseQuerySet
from casework.search.access import SharedPage, cases_in_reach, pages_for_force, terms_in_reach
from casework.search.models import SearchTerm
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
    """Cases in reach that what was typed can mean: in five statements at most, and those of the pages of a liaison.

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
    """The next page as pairs of kind and case, in at most three statements.

    What sounds alike is looked for only where what is the same does not fill the page.
    """
    found: list[Place] = []
    for step in (_surest, _together, _other):
        if len(found) <= HITS_PER_PAGE:
            found += step(user, sought, start)
    return found[: HITS_PER_PAGE + 1]


def _surest(user: User, sought: SoughtTerms, start: Place | None) -> list[Place]:
    if start is not None and start[0] > MatchKind.BEGINS:
        return []
    return _by_surest_row(user, sought, (MatchKind.EXACT, MatchKind.BEGINS), MatchKind.EXACT, start)


def _together(user: User, sought: SoughtTerms, start: Place | None) -> list[Place]:
    """Cases of which each word is found in some row, and no row holds them all."""
    if MatchKind.TOGETHER not in sought or (start is not None and start[0] > MatchKind.TOGETHER):
        return []
    terms, same = terms_in_reach(user), (MatchKind.EXACT, MatchKind.BEGINS)
    surer = reduce(or_, (_agrees(kind, sought[kind][0]) for kind in same if kind in sought))
    found = _holding_each(cases_in_reach(user), terms, sought)
    found = found.exclude(Exists(terms.filter(surer, case=OuterRef("pk"))))  # of the few that hold each
    if start is not None and start[0] == MatchKind.TOGETHER:
        found = found.filter(pk__lt=start[1])
    ids = found.order_by("-pk").values_list("pk", flat=True)[: HITS_PER_PAGE + 1]
    return [(int(MatchKind.TOGETHER), case) for case in ids]


def _holding_each(cases: CaseQuerySet, terms: QuerySet[SearchTerm], sought: SoughtTerms) -> CaseQuerySet:
    for query in sought[MatchKind.TOGETHER]:
        cases = cases.filter(pk__in=terms.filter(pk__in=_matching({MatchKind.TOGETHER: (query,)})).values("case_id"))
    return cases


def _other(user: User, sought: SoughtTerms, start: Place | None) -> list[Place]:
    return _by_surest_row(user, sought, [kind for kind in sought if len(sought[kind]) == 1], MatchKind.ALIKE, start)


def _by_surest_row(
    user: User, sought: SoughtTerms, kinds: Iterable[MatchKind], first: MatchKind, start: Place | None
) -> list[Place]:
    """Cases by the surest of their rows that agree in one of these ways, from `first` on."""
    agree = {kind: _agrees(kind, sought[kind][0]) for kind in kinds if kind in sought}
    if not any(kind >= first for kind in agree):
        return []
    terms = terms_in_reach(user)
    matching = _matching({kind: sought[kind] for kind in agree})
    rows = terms.filter(pk__in=matching, case__in=cases_in_reach(user))
    if first > MatchKind.TOGETHER and MatchKind.TOGETHER in sought:
        rows = rows.exclude(case__in=_holding_each(cases_in_reach(user), terms, sought))
    found = rows.values("case_id").annotate(match=Min(_surest_kind(agree))).filter(match__gte=int(first))
    if start is not None:
        found = found.filter(Q(match__gt=start[0]) | Q(match=start[0], case_id__lt=start[1]))
    places = found.order_by("match", "-case_id").values_list("match", "case_id")
    return [(match, case) for match, case in places[: HITS_PER_PAGE + 1]]


def _matching(sought: SoughtTerms) -> RawSQL:
    """The rows that agree in any of these ways, by the index (casework/migrations/0020_search_by_index.py)."""
    lexemes = " | ".join(query for kind, (query,) in sought.items() if kind is not MatchKind.IN_TEXT)
    words = " | ".join(query for kind, (query,) in sought.items() if kind is MatchKind.IN_TEXT)
    return RawSQL("SELECT unnest(ARRAY(SELECT search_matching(%s, %s)))", [lexemes, words])


def _surest_kind(agree: Mapping[MatchKind, Q]) -> When_:
    whens = (When(each, then=Value(int(kind))) for kind, each in sorted(agree.items()))
    return When_(*whens, output_field=IntegerField())


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
    match = _surest_kind(agree)
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
