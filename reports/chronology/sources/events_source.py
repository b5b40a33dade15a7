"""The chronology source of the record's events: what happened, in words, who recorded it and when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import F, Func, Q, QuerySet, TextField
from django.db.models.functions import Coalesce

from accounts.database.read_plans import ReadPlan, read_now, side_by_side
from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind, EventSource
from casework.cases.models.risk_level import RiskLevel
from casework.incidents.models.incident import IncidentAccount
from casework.templatetags.display import risk_words
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.breaches.rules.reported import PoliceReport
from orders.breaches.services.reported import reports_in
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from record.events.reading import read_event
from reports.chronology.entries import ChronologyEntry, ChronologyPart, ChronologySource, name_of
from reports.chronology.rules.event_words import AccountInWords, event_in_words, recorded_words
from reports.chronology.rules.searched_codes import spelled_with
from reports.lists import links
from reports.lists.rules import ReasonSubject
from risk.reviews.models.review import RiskReview

HAPPENED = Coalesce(F("incident_row__happened_at"), F("at"))
"""An incident stands where it happened, however late it was told; everything else when it was done."""
TEXTS = """jsonb_path_query_array(%(expressions)s, '$.** ? (@.type() == "string")')::text"""
"""What the facts say, without the names of their fields."""
SAID_BESIDES = ("police_words", "quoted_words", "platform", "place", "other_targets", "crime_reference")
"""What accounts of incidents say that the record does not, and that a search must find."""
PARTS = {
    ChronologyPart.INCIDENTS: [EventKind.INCIDENT, EventKind.INCIDENT_AMENDED],
    ChronologyPart.POLICE_AND_COURT: [EventKind.APPLICATION, EventKind.ORDER_MADE, EventKind.ORDER],
    ChronologyPart.BREACHES: [EventKind.BREACH, EventKind.BREACH_STEP],
    ChronologyPart.RISK: [EventKind.RISK_REVIEWED],
    ChronologyPart.PROTECTION: [
        EventKind.OTHER_PROTECTION,
        EventKind.PROTECTION_LAST_DAY_FOUND,
        EventKind.PROTECTION_ENDED,
    ],
    ChronologyPart.CASE: [EventKind.CASE_OPENED, EventKind.CASE_CLOSED, EventKind.CASE_REOPENED],
}


@dataclass(frozen=True)
class EventLookups:
    """What the entries of one case need besides their rows: names of forces, what was reported, pages of things."""

    forces: Mapping[str, str]
    reports: Mapping[str, PoliceReport]
    pages: Mapping[tuple[ReasonSubject, str], str]


def _rows(case: Case, user: User) -> QuerySet[Event]:
    events = Event.objects.visible_to(user).filter(case=case)
    return events.annotate(moment=HAPPENED, told=Func("facts", template=TEXTS, output_field=TextField()))


def _holds(word: str) -> Q:
    """In what was written, or in the words that a code stands for: “threat” finds THR-01."""
    codes = Q()
    for code in spelled_with(word):
        codes |= Q(told__contains=f'"{code}"')
    besides = reduce(or_, (Q(**{f"account_row__{name}__icontains": word}) for name in SAID_BESIDES))
    return Q(told__icontains=word) | Q(note__icontains=word) | codes | besides


def _find(case: Case, ids: Collection[int]) -> QuerySet[Event]:
    return Event.objects.filter(case=case, pk__in=ids).annotate(moment=HAPPENED).select_related("recorded_by")


def _tell(case: Case, rows: Sequence[Event]) -> Mapping[int, ChronologyEntry]:
    ids = [row.pk for row in rows]
    levels = RiskReview.objects.filter(event__in=ids, raised_automatically=True).values_list("event_id", "level")
    names = Organisation.objects.forces().values_list("slug", "name")
    said_of = IncidentAccount.objects.filter(event__in=ids).select_related("incident")
    of_case = _with_pages(case)
    _, reports = read_now(side_by_side(_these(levels, names, said_of, *of_case.values()), reports_in.plan(case)))
    raised, forces = dict(levels), dict(names)
    accounts = {each.event_id: each for each in said_of}
    pages = {(noun, row.label): PAGES[noun](row) for noun, found in of_case.items() for row in found} | {
        (ReasonSubject.INCIDENT, each.incident.label): links.incident_page(each.incident) for each in accounts.values()
    }
    known = EventLookups(forces, reports, pages)
    return {row.pk: _entry(row, _besides(row, raised, accounts), known) for row in rows}


def _these(*lists: QuerySet[Any, Any]) -> ReadPlan[None]:
    yield lists


def _besides(row: Event, raised: Mapping[int, str], accounts: Mapping[int, IncidentAccount]) -> list[str]:
    """What stands under an event besides its own words."""
    level, account = raised.get(row.pk, ""), accounts.get(row.pk)
    risen = f"The risk level rose by itself to {risk_words(RiskLevel(level)).lower()}." if level else ""
    said = AccountInWords(account.source, account.police_words, account.quoted_words).lines() if account else []
    return [*said, row.note, risen]


def _with_pages(case: Case) -> dict[ReasonSubject, QuerySet[Any]]:
    """The applications, orders, protections and breaches of a case, each of which has its own page."""
    return {
        ReasonSubject.APPLICATION: Application.objects.filter(case=case),
        ReasonSubject.ORDER: Order.objects.filter(case=case),
        ReasonSubject.PROTECTION: OtherProtection.objects.filter(case=case),
        ReasonSubject.BREACH: Breach.objects.filter(case=case),
    }


PAGES: Final[Mapping[ReasonSubject, Callable[[Any], str]]] = {
    ReasonSubject.APPLICATION: links.application_page,
    ReasonSubject.ORDER: links.order_page,
    ReasonSubject.PROTECTION: links.protection_page,
    ReasonSubject.BREACH: links.breach_page,
}


def _entry(row: Event, besides: list[str], known: EventLookups) -> ChronologyEntry:
    words = event_in_words(read_event(row.number, row.at, row.kind, row.facts), known.forces, known.reports)
    return ChronologyEntry(
        title=words.title,
        moment=row.moment,  # type: ignore[attr-defined]
        by=_by(row),
        description="\n".join(line for line in (*words.lines, *besides) if line),
        href=known.pages.get((words.noun, words.label), ""),
        tag="" if row.source == EventSource.SERVICE else EventSource(row.source).label,
    )


def _by(row: Event) -> str:
    who = name_of(row.recorded_by) or "import"
    return recorded_words(
        at=row.moment,  # type: ignore[attr-defined]
        recorded_at=row.recorded_at,
        by=who,
    )


EVENTS = ChronologySource(
    "event", _rows, {part: {"kind__in": kinds} for part, kinds in PARTS.items()}, _holds, _find, _tell
)
