"""Reads the events of one case a page at a time, in words, with who wrote each down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from accounts.models import Organisation, User
from casework.models import Case, Event, EventQuerySet, EventSource, RiskLevel
from casework.templatetags.display import risk_words
from orders.models import Application, Breach, Order
from orders.rules.reading import read_event
from reports import links
from reports.rules.chronology import Said, recorded_words, said
from reports.rules.rows import Noun
from risk.models import RiskReview

EVENTS_PER_PAGE: Final = 50
_BETWEEN: Final = "~"


@dataclass(frozen=True)
class Entry:
    """One event as components/timeline.html draws it."""

    title: str
    moment: datetime
    by: str
    description: str
    href: str
    tag: str


@dataclass(frozen=True)
class Chronology:
    """One page of a chronology and where the next one begins (empty after the last)."""

    entries: list[Entry]
    next_cursor: str


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which events to read: of one kind or all, from which end, after which place, how many."""

    kind: str = ""
    oldest_first: bool = False
    after: str = ""
    count: int = EVENTS_PER_PAGE


def chronology(case: Case, user: User, wanted: Wanted) -> Chronology:
    """One page of what happened in a case; the same few statements at 20 and at 20,000 events."""
    events = Event.objects.visible_to(user).filter(case=case).select_related("recorded_by")
    if wanted.kind:
        events = events.filter(kind=wanted.kind)
    rows = list(_from(events, wanted)[: wanted.count + 1])
    shown, more = rows[: wanted.count], rows[wanted.count :]
    last = shown[-1] if more else None
    return Chronology(_entries(case, shown), f"{last.at.isoformat()}{_BETWEEN}{last.number}" if last else "")


def _from(events: EventQuerySet, wanted: Wanted) -> EventQuerySet:
    start = _read(wanted.after)
    if wanted.oldest_first:
        if start:
            events = events.filter(Q(at__gt=start[0]) | Q(at=start[0], number__gt=start[1]))
        return events.chronology()
    if start:
        events = events.filter(Q(at__lt=start[0]) | Q(at=start[0], number__lt=start[1]))
    return events.order_by("-at", "-number")


def _read(cursor: str) -> tuple[datetime, int] | None:
    at, _, number = cursor.partition(_BETWEEN)
    try:
        moment = datetime.fromisoformat(at)
        return (moment, min(int(number), 2**31 - 1)) if moment.tzinfo else None
    except ValueError:
        return None


def _entries(case: Case, rows: Sequence[Event]) -> list[Entry]:
    raised = dict(
        RiskReview.objects.filter(event__in=[row.pk for row in rows], raised_automatically=True).values_list(
            "event_id", "level"
        )
    )
    forces = dict(Organisation.objects.forces().values_list("slug", "name"))
    pages = _pages(case)
    return [_entry(row, raised.get(row.pk, ""), forces, pages) for row in rows]


def _pages(case: Case) -> dict[tuple[Noun, str], str]:
    """Where each application, order and breach of the case has its own page."""
    return {
        **{(Noun.APPLICATION, row.label): links.application_page(row) for row in Application.objects.filter(case=case)},
        **{(Noun.ORDER, row.label): links.order_page(row) for row in Order.objects.filter(case=case)},
        **{(Noun.BREACH, row.label): links.breach_page(row) for row in Breach.objects.filter(case=case)},
    }


def _entry(row: Event, raised_to: str, forces: Mapping[str, str], pages: Mapping[tuple[Noun, str], str]) -> Entry:
    words = said(read_event(row.number, row.at, row.kind, row.facts), forces)
    return Entry(
        title=words.title,
        moment=row.at,
        by=_by(row),
        description="\n".join(_lines(words, row, raised_to)),
        href=pages.get((words.noun, words.label), ""),
        tag="" if row.source == EventSource.SERVICE else EventSource(row.source).label,
    )


def _lines(words: Said, row: Event, raised_to: str) -> list[str]:
    raised = f"The risk level rose by itself to {risk_words(RiskLevel(raised_to)).lower()}." if raised_to else ""
    return [line for line in (*words.lines, row.note, raised) if line]


def _by(row: Event) -> str:
    who = (row.recorded_by.get_full_name() or row.recorded_by.username) if row.recorded_by else "import"
    return recorded_words(at=row.at, recorded_at=row.recorded_at, by=who)
