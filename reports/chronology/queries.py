"""Reads everything that happened in a case a page at a time, merged from every source, in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import CharField, Q, QuerySet, Value

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import midnight
from reports.chronology.entries import ChronologyEntry, ChronologyPart, ChronologySource
from reports.chronology.rules.searched_codes import also_called
from reports.chronology.sources.all_sources import SOURCES

ENTRIES_PER_PAGE: Final = 50
_BETWEEN: Final = "~"
_FARTHEST: Final = 2**63 - 1

Key = tuple[datetime, str, int]


@dataclass(frozen=True)
class Chronology:
    """One page of a chronology and where the next one begins (empty after the last)."""

    entries: list[ChronologyEntry]
    next_cursor: str


@dataclass(frozen=True, kw_only=True)
class ChronologyQuery:
    """What to read: one part or all, between two days, holding some words; from which end, after which place."""

    part: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    oldest_first: bool = False
    after: str = ""
    count: int = ENTRIES_PER_PAGE


@ReadInRounds
def chronology(case: Case, user: User, wanted: ChronologyQuery) -> ReadPlan[Chronology]:
    """One page of what happened in a case; the same few statements at 20 and at 20,000 entries."""
    found = _keys(case, user, wanted)
    yield [found]
    keys = list(found)
    shown, more = keys[: wanted.count], keys[wanted.count :]
    entries = yield from _told(case, shown)
    return Chronology(entries, _written(shown[-1]) if more else "")


def _keys(case: Case, user: User, wanted: ChronologyQuery) -> QuerySet[Any, Key]:
    """The places of the entries of one page, and of one more: one statement over all sources."""
    start = _read(wanted.after)
    parts = [_narrowed(source, case, user, wanted, start) for source in SOURCES]
    first, *rest = [part for part in parts if part is not None]
    direction = "" if wanted.oldest_first else "-"
    order = (f"{direction}moment", f"{direction}teller", f"{direction}pk")
    limit = wanted.count + 1
    cut = [part.order_by(*order)[:limit] for part in (first, *rest)]
    if not rest:
        return cut[0]
    return cut[0].union(*cut[1:], all=True).order_by(*order)[:limit]


def _narrowed(
    source: ChronologySource, case: Case, user: User, wanted: ChronologyQuery, start: Key | None
) -> QuerySet[Any, Key] | None:
    if wanted.part and ChronologyPart(wanted.part) not in source.parts:
        return None
    rows = source.rows(case, user).filter(_between(wanted), _found(source, wanted.words))
    if wanted.part:
        rows = rows.filter(**source.parts[ChronologyPart(wanted.part)])
    if start is not None:
        rows = rows.filter(_beyond(source.code, start, oldest_first=wanted.oldest_first))
    named = rows.annotate(teller=Value(source.code, output_field=CharField()))
    places: QuerySet[Any, Key] = named.values_list("moment", "teller", "pk")
    return places


def _between(wanted: ChronologyQuery) -> Q:
    since = Q(moment__gte=midnight(wanted.since)) if wanted.since else Q()
    return since & (Q(moment__lt=midnight(wanted.until + timedelta(days=1))) if wanted.until else Q())


def _found(source: ChronologySource, words: str) -> Q:
    """Every word stands somewhere in the row, in any case and order."""
    found = Q()
    for word in words.split():
        found &= reduce(or_, (source.holds(each) for each in also_called(word)))
    return found


def _beyond(code: str, start: Key, *, oldest_first: bool) -> Q:
    """What comes after a place: by moment, then source, then row, each entry exactly once."""
    moment, source, pk = start
    later = "gt" if oldest_first else "lt"
    beyond = Q(**{f"moment__{later}": moment})
    if code == source:
        return beyond | Q(moment=moment, **{f"pk__{later}": pk})
    comes_after = code > source if oldest_first else code < source
    return beyond | Q(moment=moment) if comes_after else beyond


def _told(case: Case, keys: list[Key]) -> ReadPlan[list[ChronologyEntry]]:
    """Each source tells its own rows, which are all read in one statement."""
    ids = defaultdict(list)
    for _moment, source, pk in keys:
        ids[source].append(pk)
    found = {source.code: source.find(case, ids[source.code]) for source in SOURCES}
    yield [*found.values()]
    entries = {source.code: source.tell(case, list(found[source.code])) for source in SOURCES}
    return [entries[source][pk] for _moment, source, pk in keys]


def _written(key: Key) -> str:
    moment, source, pk = key
    return _BETWEEN.join((moment.isoformat(), source, str(pk)))


def _read(cursor: str) -> Key | None:
    try:
        at, source, pk = cursor.split(_BETWEEN)
        moment = datetime.fromisoformat(at)
        return (moment, source, min(int(pk), _FARTHEST)) if moment.tzinfo else None
    except ValueError:
        return None
