"""Reads what the page of one day at court shows: its facts, its chain of days, and who changed it when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from casework.cases.models.case import Case
from casework.templatetags.display import day as day_words
from orders.court.models.court_day import ATTENDANCE, MEASURES, AtCourt, CourtDate, CourtIssue
from orders.court.models.hearing import Hearing
from record.vocabulary.reasons import reason_words
from reports.case_page.queries.case_parts import SummaryLine
from reports.chronology.entries import name_of
from reports.lists import links

NOT_KNOWN_YET = "Not known yet"


@dataclass(frozen=True)
class CourtDayLink:
    """One day of a chain: listed, adjourned, listed again."""

    hearing_on: date
    came_of_it: str
    href: str
    is_this: bool


@dataclass(frozen=True)
class CourtDayFacts:
    """What is known of a day at court, in the parts of its page."""

    place: list[SummaryLine]
    people: list[SummaryLine]
    afterwards: list[SummaryLine]


def hearing_page(row: Hearing) -> str:
    return links.hearing_page(row.case, row.public_id)


def court_date_page(row: CourtDate) -> str:
    return links.court_date_page(row.case, row.public_id)


def about_page(row: CourtDate) -> str:
    """The page of what a court date is about, if that has one of its own."""
    if row.application:
        return links.application_page(row.application)
    if row.order:
        return links.order_page(row.order)
    return links.breach_page(row.breach) if row.breach else ""


def facts_of(known: AtCourt, hearing_on: date, case: Case) -> CourtDayFacts:
    """The facts of a day; of a hearing of which nobody has written anything yet, all of them open."""
    return CourtDayFacts(
        place=[
            SummaryLine("Day", day_words(hearing_on)),
            SummaryLine("Time", time_words(known.starts)),
            SummaryLine("Court", known.court),
            SummaryLine("Court room", known.room),
            SummaryLine("How", "By video or phone" if known.by_video else "In person"),
        ],
        people=[
            SummaryLine("Is the client going?", _said(known, "client_coming") or "Nobody knows yet"),
            SummaryLine("Goes for our service", name_of(known.attends) or name_of(case.caseworker)),
            SummaryLine("Special measures", _said(known, "measures_wanted") or "Not talked about yet"),
            *(SummaryLine(words, _said(known, name)) for name, words in MEASURES.items() if getattr(known, name)),
        ],
        afterwards=_afterwards(known),
    )


def time_words(starts: time | None) -> str:
    return f"{starts:%H:%M}" if starts else NOT_KNOWN_YET


def _said(known: AtCourt, name: str) -> str:
    return str(getattr(known, f"get_{name}_display")())


def _afterwards(known: AtCourt) -> list[SummaryLine]:
    """Who was there and what happened, as far as somebody has said."""
    issues = "\n".join(CourtIssue(code).label for code in known.issues)
    there = [SummaryLine(f"{words} there", _said(known, name)) for name, words in ATTENDANCE.items()]
    said = [
        *there,
        SummaryLine("What went wrong at the court", issues),
        SummaryLine("What happened", known.what_happened),
    ]
    return [fact for fact in said if fact.value]


def chain_of_hearing(row: Hearing) -> list[CourtDayLink]:
    """Every day on which the application was listed, in the order of listing."""
    rows = Hearing.objects.filter(application=row.application_id).select_related("case").order_by("listed_at", "id")
    return [CourtDayLink(each.hearing_on, _came(each), hearing_page(each), each.pk == row.pk) for each in rows]


def chain_of_date(row: CourtDate) -> list[CourtDayLink]:
    """The days that a court date was moved from, itself, and the days it was moved to; one statement."""
    rows = {each.pk: each for each in CourtDate.objects.filter(case=row.case_id, kind=row.kind).select_related("case")}
    later = {each.earlier_id: each for each in rows.values() if each.earlier_id}
    first = rows[row.pk]
    while first.earlier_id:
        first = rows[first.earlier_id]
    chain, at = [], first
    while at:
        chain.append(CourtDayLink(at.hearing_on, _came(at), court_date_page(at), at.pk == row.pk))
        at = later.get(at.pk)  # type: ignore[assignment]
    return chain


def _came(row: Hearing | CourtDate) -> str:
    if not row.outcome:
        return ""
    code, reason = row.reason_code, row.reason
    why = [reason_words(code) if code else "", reason_words(reason) if reason and reason != code else ""]
    said = ". ".join(each for each in why if each)
    return f"{row.get_outcome_display()}, {day_words(row.outcome_at)}{f'. {said}' if said else ''}"


@dataclass(frozen=True)
class CourtLine:
    """One day at court in the list of a case."""

    hearing_on: date
    what: str
    when: str
    came_of_it: str
    href: str


def days_at_court(case: Case) -> list[CourtLine]:
    """Every hearing and court date of a case, the latest first; two statements."""
    hearings = Hearing.objects.filter(case=case).select_related("application", "detail", "case")
    dates = CourtDate.objects.filter(case=case).select_related("case")
    lines = [court_line_of(row) for row in (*hearings, *dates)]
    return sorted(lines, key=lambda line: line.hearing_on, reverse=True)


def court_line_of(row: Hearing | CourtDate) -> CourtLine:
    """One day at court in words, whichever of the two it is."""
    return _hearing_line(row) if isinstance(row, Hearing) else _date_line(row)


def _hearing_line(row: Hearing) -> CourtLine:
    known = getattr(row, "detail", None)
    purpose = known.get_purpose_display() if known and known.purpose else "Hearing"
    what = f"{purpose}, application {row.application.label}"
    return CourtLine(row.hearing_on, what, _place([known] if known else []), _came(row), hearing_page(row))


def _date_line(row: CourtDate) -> CourtLine:
    return CourtLine(row.hearing_on, row.get_kind_display(), _place([row]), _came(row), court_date_page(row))


def _place(known: Iterable[AtCourt]) -> str:
    said = [part for each in known for part in (time_words(each.starts) if each.starts else "", each.court) if part]
    return ", ".join(said)
