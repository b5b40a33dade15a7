"""Finds what is new to a person: what somebody else has recorded, given to them or decided since they last looked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Greatest
from django.urls import reverse

from accounts.people.models import Organisation, Role, User
from casework.case_tasks.models import Task
from casework.caseload.models.handover import Handover
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind, EventQuerySet, EventSource
from casework.news.rules import since
from casework.news.services import seen_by
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.desk.queries.words import OUR_OWN_BUSINESS
from orders.letters.models.letter import Letter
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from record.events.reading import read_event
from record.vocabulary.steps import WORDS
from reports.chronology.entries import name_of
from reports.chronology.rules.event_words import event_in_words
from reports.lists import links
from reports.lists.rules import ReasonSubject

MOST_SHOWN: Final = 200
"""So many of the oldest at a time: what a page did not show is never marked as seen."""
OF_A_SUPERVISOR: Final = Q(kind=EventKind.BREACH) | Q(source=EventSource.POLICE_REPORTED)
"""A supervisor's teams record all day long: new breaches and what the police say are what a supervisor acts on."""
KINDS_ABOUT: Final[Mapping[ReasonSubject, tuple[EventKind, ...]]] = {
    ReasonSubject.BREACH: (EventKind.BREACH, EventKind.BREACH_STEP),
    ReasonSubject.APPLICATION: (EventKind.APPLICATION,),
    ReasonSubject.ORDER: (EventKind.ORDER_MADE, EventKind.ORDER),
}
"""What a force hears of, by the thing that its desk has a page of."""


@dataclass(frozen=True)
class NewsItem:
    """One new thing, in a line: what, on which case, by whom, when it came to our record, and where it is read."""

    key: str
    at: datetime
    case: Case
    words: str
    by: str
    href: str
    is_breach: bool = False
    """A breach that somebody has just recorded: the one thing that may make a sound."""


@dataclass(frozen=True)
class News:
    """What is new, the latest first. `more` when there is more than is shown; `since` is how far back was looked."""

    items: list[NewsItem]
    since: datetime
    more: bool

    @property
    def breaches(self) -> int:
        return sum(item.is_breach for item in self.items)


def news_for(user: User, now: datetime) -> News:
    """What is new to one person, only on cases that they may see at this moment."""
    until, seen = seen_by(user)
    start = since(until, now)
    found = [item for item in _all(user, start, seen) if item.key not in seen]
    oldest = sorted(found, key=lambda item: (item.at, item.key))[:MOST_SHOWN]
    return News(oldest[::-1], start, len(found) > MOST_SHOWN)


def _all(user: User, start: datetime, seen: Collection[str]) -> Iterator[NewsItem]:
    limit = MOST_SHOWN + 1 + len(seen)
    yield from _events(user, start, limit)
    if user.role != Role.POLICE_LIAISON:
        yield from _tasks(user, start, limit)
        yield from _letters(user, start, limit)
        yield from _handovers(user, start, limit)


# --- What was recorded -----------------------------------------------------------------------------------------------


def _events(user: User, start: datetime, limit: int) -> Iterator[NewsItem]:
    rows = (
        Event.objects.visible_to(user)
        .filter(recorded_at__gt=start, case__closed_at=None)
        .exclude(recorded_by=user)
        .exclude(source=EventSource.IMPORT)
    )
    if user.role == Role.SUPERVISOR:
        rows = rows.filter(OF_A_SUPERVISOR)
    if user.role == Role.POLICE_LIAISON:
        rows = _on_the_desk(rows, user)
        rows = rows.exclude(facts__has_key="step", facts__step__in=OUR_OWN_BUSINESS)
    named = rows.select_related("recorded_by__organisation", "case__victim").order_by("recorded_at", "pk")
    events = list(named[:limit])
    if not events:
        return
    if user.role == Role.POLICE_LIAISON:
        yield from _told_to_the_police(user, events)
    else:
        yield from _told_to_the_service(events)


def _on_the_desk(rows: EventQuerySet, user: User) -> EventQuerySet:
    """Only what the desk has a page of: before any limit is drawn, lest what is out of sight fills the list."""
    found = Q()
    for noun, (model, _page) in PAGES_OF_THE_DESK.items():
        named = model.objects.visible_to(user).filter(case=OuterRef("case"), label=OuterRef(f"{noun}_label"))
        found |= Q(Exists(named), kind__in=KINDS_ABOUT[noun])
    return rows.annotate(**{f"{noun}_label": KT(f"facts__{noun}") for noun in PAGES_OF_THE_DESK}).filter(found)


def _told_to_the_service(events: list[Event]) -> Iterator[NewsItem]:
    forces = dict(Organisation.objects.forces().values_list("slug", "name"))
    words = {row.pk: event_in_words(read_event(row.number, row.at, row.kind, row.facts), forces) for row in events}
    labels = {row.pk: (row.case_id, words[row.pk].noun, words[row.pk].label) for row in events}
    pages = _pages(labels.values(), PAGES_OF_THE_SERVICE)
    for row in events:
        href = pages.get(labels[row.pk]) or links.case_page(row.case)
        yield _item(row, words[row.pk].title, _recorded_by(row), href)


def _told_to_the_police(user: User, events: list[Event]) -> Iterator[NewsItem]:
    """What a force may know of: only what its desk shows, in the words of the desk, without a name of the service's."""
    labels = {row.pk: (row.case_id, *_subject(row)) for row in events}
    pages = _pages(labels.values(), PAGES_OF_THE_DESK, user)
    for row in events:
        if href := pages.get(labels[row.pk]):
            step = str(row.facts.get("step", ""))
            by = _name(row.recorded_by) if row.source == EventSource.POLICE_REPORTED else "the service"
            yield _item(row, WORDS.get(step) or EventKind(row.kind).label, by, href)


def _subject(row: Event) -> tuple[ReasonSubject, str]:
    """The thing that an event names by its label, under the name of its kind (`{"breach": "B1"}`)."""
    noun = next(noun for noun, kinds in KINDS_ABOUT.items() if row.kind in kinds)
    return noun, str(row.facts[noun])


def _recorded_by(row: Event) -> str:
    who = row.recorded_by
    is_police = row.source == EventSource.POLICE_REPORTED
    return f"{_name(who)}, {who.organisation}" if who and is_police else _name(who)


def _item(row: Event, words: str, by: str, href: str) -> NewsItem:
    is_breach = row.kind == EventKind.BREACH
    return NewsItem(f"event:{row.pk}", row.recorded_at, row.case, words, by, href, is_breach)


Subject = tuple[int, ReasonSubject, str]
PAGES_OF_THE_SERVICE: Final[Mapping[ReasonSubject, tuple[Any, Any]]] = {
    ReasonSubject.BREACH: (Breach, links.breach_page),
    ReasonSubject.APPLICATION: (Application, links.application_page),
    ReasonSubject.ORDER: (Order, links.order_page),
    ReasonSubject.PROTECTION: (OtherProtection, links.protection_page),
}
PAGES_OF_THE_DESK: Final[Mapping[ReasonSubject, tuple[Any, Any]]] = {
    ReasonSubject.BREACH: (Breach, lambda row: reverse("desk_breach", args=[row.public_id])),
    ReasonSubject.APPLICATION: (Application, lambda row: reverse("desk_application", args=[row.public_id])),
    ReasonSubject.ORDER: (Order, lambda row: reverse("desk_order", args=[row.public_id])),
}


def _pages(
    subjects: Iterable[Subject], pages: Mapping[ReasonSubject, tuple[Any, Any]], user: User | None = None
) -> dict[Subject, str]:
    """Where each of these things is read, one statement a kind; only what `user` may see, where one is given."""
    wanted = set(subjects)
    found: dict[Subject, str] = {}
    for noun, (model, page) in pages.items():
        of_kind = [(case, label) for case, each, label in wanted if each == noun]
        if of_kind:
            rows: QuerySet[Any] = model.objects.visible_to(user) if user else model.objects.all()
            rows = rows.filter(case__in={case for case, _ in of_kind}, label__in={label for _, label in of_kind})
            found |= {(row.case_id, noun, row.label): page(row) for row in rows}
    return found


# --- What was given, decided, handed over ---------------------------------------------------------------------------


def _tasks(user: User, start: datetime, limit: int) -> Iterator[NewsItem]:
    rows = Task.objects.seen_by_or_given_to(user).open().filter(owner=user, set_at__gt=start, case__closed_at=None)
    named = rows.exclude(set_by=user).select_related("case__victim", "set_by").order_by("set_at", "pk")
    for row in named[:limit]:
        href = reverse("case_work", args=[row.case.public_id])
        yield NewsItem(f"task:{row.pk}", row.set_at, row.case, f"A task for you: {row.title}", _name(row.set_by), href)


def _letters(user: User, start: datetime, limit: int) -> Iterator[NewsItem]:
    mine = Q(written_by=user) | Q(asked_by=user)
    rows = Letter.objects.visible_to(user).filter(mine, case__closed_at=None)
    rows = rows.filter(Q(approved_at__gt=start) | Q(returned_at__gt=start))
    named = rows.select_related("case__victim", "approved_by", "returned_by").annotate(
        decided_at=Greatest("approved_at", "returned_at")
    )
    for row in named.order_by(F("decided_at"), "pk")[:limit]:
        decided_at: datetime = row.decided_at  # type: ignore[attr-defined]
        is_approved = row.approved_at == decided_at
        by = row.approved_by if is_approved else row.returned_by
        words = (
            "A letter of yours is approved and can go" if is_approved else "A letter of yours came back to be changed"
        )
        key = f"letter{'approved' if is_approved else 'returned'}:{row.pk}"
        yield NewsItem(key, decided_at, row.case, words, _name(by), links.letter_page(row))


def _handovers(user: User, start: datetime, limit: int) -> Iterator[NewsItem]:
    rows = Handover.objects.visible_to(user).unread_by(user).filter(at__gt=start).exclude(by=user)
    for row in rows.select_related("case__victim", "by").order_by("at", "pk")[:limit]:
        href = links.case_page(row.case)
        yield NewsItem(f"handover:{row.pk}", row.at, row.case, "A case was handed over to you", _name(row.by), href)


def _name(person: User | None) -> str:
    return name_of(person) or "the service's own rules"
