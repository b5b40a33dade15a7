"""Tells the events of a record: what happened, in words, who wrote it down and when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import F, Func, Q, QuerySet, TextField
from django.db.models.functions import Coalesce

from accounts.models import Organisation, User
from accounts.read_together import read_together
from casework.models import Case, Event, EventKind, EventSource, IncidentAccount, RiskLevel
from casework.templatetags.display import risk_words
from orders.models import Application, Breach, Order, OtherProtection
from orders.rules.reading import read_event
from orders.rules.reported import Report
from orders.services.reported import reports_in
from reports import links
from reports.queries.telling.source import Entry, Part, Source, name_of
from reports.rules.chronology import Account, recorded_words, said
from reports.rules.rows import Noun
from reports.rules.searched import spelled_with
from risk.models import RiskReview

HAPPENED = Coalesce(F("incident_row__happened_at"), F("at"))
"""An incident stands where it happened, however late it was told; everything else when it was done."""
TEXTS = """jsonb_path_query_array(%(expressions)s, '$.** ? (@.type() == "string")')::text"""
"""What the facts say, without the names of their fields."""
SAID_BESIDES = ("police_words", "quoted_words", "platform", "place", "other_targets", "crime_reference")
"""What accounts of incidents say that the record does not, and that a search must find."""
PARTS = {
    Part.INCIDENTS: [EventKind.INCIDENT, EventKind.INCIDENT_AMENDED],
    Part.POLICE_AND_COURT: [EventKind.APPLICATION, EventKind.ORDER_MADE, EventKind.ORDER],
    Part.BREACHES: [EventKind.BREACH, EventKind.BREACH_STEP],
    Part.RISK: [EventKind.RISK_REVIEWED],
    Part.PROTECTION: [EventKind.OTHER_PROTECTION, EventKind.PROTECTION_LAST_DAY_FOUND, EventKind.PROTECTION_ENDED],
    Part.CASE: [EventKind.CASE_OPENED, EventKind.CASE_CLOSED, EventKind.CASE_REOPENED],
}


@dataclass(frozen=True)
class Known:
    """What the entries of one case need besides their rows: names of forces, what was reported, pages of things."""

    forces: Mapping[str, str]
    reports: Mapping[str, Report]
    pages: Mapping[tuple[Noun, str], str]


def _rows(case: Case, user: User) -> QuerySet[Event]:
    events = Event.objects.visible_to(user).filter(case=case)
    return events.annotate(moment=HAPPENED, told=Func("facts", template=TEXTS, output_field=TextField()))


def _holds(word: str) -> Q:
    """In what was written, or in the words that a code stands for: “threat” finds THR-01."""
    codes = Q()
    for code in spelled_with(word):
        codes |= Q(told__contains=f'"{code}"')
    said = reduce(or_, (Q(**{f"account_row__{name}__icontains": word}) for name in SAID_BESIDES))
    return Q(told__icontains=word) | Q(note__icontains=word) | codes | said


def _find(case: Case, ids: Collection[int]) -> QuerySet[Event]:
    return Event.objects.filter(case=case, pk__in=ids).annotate(moment=HAPPENED).select_related("recorded_by")


def _tell(case: Case, rows: Sequence[Event]) -> Mapping[int, Entry]:
    ids = [row.pk for row in rows]
    levels = RiskReview.objects.filter(event__in=ids, raised_automatically=True).values_list("event_id", "level")
    names = Organisation.objects.forces().values_list("slug", "name")
    said_of = IncidentAccount.objects.filter(event__in=ids).select_related("incident")
    of_case = _with_pages(case)
    read_together(levels, names, said_of, *of_case.values())
    raised, forces = dict(levels), dict(names)
    accounts = {each.event_id: each for each in said_of}
    pages = {(noun, row.label): PAGES[noun](row) for noun, found in of_case.items() for row in found} | {
        (Noun.INCIDENT, each.incident.label): links.incident_page(each.incident) for each in accounts.values()
    }
    known = Known(forces, reports_in(case), pages)
    return {row.pk: _entry(row, _besides(row, raised, accounts), known) for row in rows}


def _besides(row: Event, raised: Mapping[int, str], accounts: Mapping[int, IncidentAccount]) -> list[str]:
    """What stands under an event besides its own words."""
    level, account = raised.get(row.pk, ""), accounts.get(row.pk)
    risen = f"The risk level rose by itself to {risk_words(RiskLevel(level)).lower()}." if level else ""
    said = Account(account.source, account.police_words, account.quoted_words).lines() if account else []
    return [*said, row.note, risen]


def _with_pages(case: Case) -> dict[Noun, QuerySet[Any]]:
    """The applications, orders, protections and breaches of a case, each of which has its own page."""
    return {
        Noun.APPLICATION: Application.objects.filter(case=case),
        Noun.ORDER: Order.objects.filter(case=case),
        Noun.PROTECTION: OtherProtection.objects.filter(case=case),
        Noun.BREACH: Breach.objects.filter(case=case),
    }


PAGES: Final[Mapping[Noun, Callable[[Any], str]]] = {
    Noun.APPLICATION: links.application_page,
    Noun.ORDER: links.order_page,
    Noun.PROTECTION: links.protection_page,
    Noun.BREACH: links.breach_page,
}


def _entry(row: Event, besides: list[str], known: Known) -> Entry:
    words = said(read_event(row.number, row.at, row.kind, row.facts), known.forces, known.reports)
    return Entry(
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


EVENTS = Source("event", _rows, {part: {"kind__in": kinds} for part, kinds in PARTS.items()}, _holds, _find, _tell)
