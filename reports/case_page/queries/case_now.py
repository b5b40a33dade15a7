"""Reads the card on top of a case: everything that somebody on the phone must know within thirty seconds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import F

from accounts.database.read_plans import ReadInRounds, ReadPlan, side_by_side
from accounts.people.models import Role, User
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.contact_log.models import ContactAttempt, ContactOutcome
from casework.dates.rules.london_time import local_day
from casework.leave.models import Leave
from casework.people.models.trait import Trait, TraitKind
from casework.safe_contact.rules.may_call import CallAnswer
from casework.safe_contact.services.contact_plan import call_answers
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach, BreachStatus
from orders.court.models.court_day import CourtDate
from orders.court.models.hearing import Hearing
from orders.warrants.models import Warrant
from reports.case_page import rules
from reports.case_page.rules import SaidLine
from reports.chronology.entries import name_of
from reports.diary.queries.court_days import court_line_of
from reports.lists import links
from reports.protection.queries.protection import ProtectionToday, protection_today
from risk.reviews.models.review import RiskReview

MOST: Final = 3
"""How many requests, breaches and addresses the card names; the rest are counted, and a click away."""


@dataclass(frozen=True)
class OpenWithPolice:
    """What is open with the police, and where the perpetrator is as far as the record shows it."""

    requests: list[SaidLine]
    more_requests: int
    breaches: list[SaidLine]
    more_breaches: int
    perpetrator: list[SaidLine]


@dataclass(frozen=True)
class ContactNow:
    """The last contact with the client, and the next."""

    last: SaidLine
    coming: SaidLine


@dataclass(frozen=True)
class PeopleNow:
    """How the risk was judged, and who works on the case."""

    risk: SaidLine
    working: list[SaidLine]


@dataclass(frozen=True)
class CaseNow:
    """How a case stands at one moment, each part in words."""

    call: CallAnswer
    protection: ProtectionToday
    police: OpenWithPolice
    contact: ContactNow
    court: SaidLine
    people: PeopleNow


@ReadInRounds
def case_now(case: Case, user: User, now: datetime) -> ReadPlan[CaseNow]:
    """The same few questions whatever the case holds; all of them fit the first round of the page's other parts."""
    calls, *parts = yield from side_by_side(
        call_answers.plan([case], now),
        protection_today.plan(case, user, now),
        _with_police(case, user, now),
        _contact(case, user, now),
        _court(case, user, local_day(now)),
        _people(case, user, local_day(now)),
    )
    return CaseNow(calls[case.pk], *parts)


def _with_police(case: Case, user: User, now: datetime) -> ReadPlan[OpenWithPolice]:
    requests = Application.objects.visible_to(user).filter(case=case).open().select_related("force")
    requests = requests.order_by("first_requested_at", "id")
    breaches = Breach.objects.visible_to(user).filter(case=case).open()
    breaches = breaches.select_related("force", "order__application", "protection", "condition")
    breaches = breaches.order_by(F("answered_at").asc(nulls_first=True), "learned_at", "id")
    warrants = Warrant.objects.visible_to(user).filter(case=case).outstanding().order_by("issued_at", "id")
    addresses = Trait.objects.filter(perpetrator=case.perpetrator_id, kind=TraitKind.ADDRESS).current()
    addresses = addresses.order_by(F("from_day").desc(nulls_last=True), "-id")[:MOST]
    yield requests, breaches, warrants, addresses
    known = rules.Whereabouts(
        warrants=[row.issued_at for row in warrants],
        arrested=[(f"breach {row.label}", row.last_step_at) for row in breaches if row.status == BreachStatus.ARRESTED],
        addresses=[rules.SeenAt(value=row.value, from_day=row.from_day, source=row.source) for row in addresses],
    )
    return OpenWithPolice(
        requests=[_request(row, now) for row in requests[:MOST]],
        more_requests=max(len(requests) - MOST, 0),
        breaches=[_breach(row, now) for row in breaches[:MOST]],
        more_breaches=max(len(breaches) - MOST, 0),
        perpetrator=_perpetrator(case, known, now),
    )


def _request(row: Application, now: datetime) -> SaidLine:
    days = (row.hearing_on, row.next_expected_on)
    ages = rules.RequestAges(row.first_requested_at, row.stage_entered_at)
    return SaidLine(
        f"{row.label}, {row.force.name}: {row.get_status_display()}",
        rules.request_note(ages, days, now),
        links.application_page(row),
        is_alarm=rules.is_without_date(days, local_day(now)),
    )


def _breach(row: Breach, now: datetime) -> SaidLine:
    of = f"{row.of_what}, condition {row.condition.label}" if row.condition else row.of_what
    application = row.order.application if row.order else None
    officer = application.officer if application and application.force_id == row.force_id else ""
    said = f"Officer named for {application.label}: {officer}" if application and officer else ""
    note = rules.breach_note(learned_at=row.learned_at, crime_reference=row.crime_reference, officer=said, now=now)
    return SaidLine(
        f"{row.label}: {of}. {row.get_status_display()}",
        f"{row.force.name}, {note}",
        links.breach_page(row),
        is_alarm=row.answered_at is None,
    )


def _perpetrator(case: Case, known: rules.Whereabouts, now: datetime) -> list[SaidLine]:
    person = case.perpetrator
    armed = f"Access to weapons: yes. {person.weapons_note}".strip() if person.weapons == "yes" else ""
    named = SaidLine(person.name or "Name not known", case.get_relationship_display())
    return [named, *([SaidLine(armed, is_alarm=True)] if armed else []), *rules.whereabouts_lines(known, now)]


def _contact(case: Case, user: User, now: datetime) -> ReadPlan[ContactNow]:
    tried = ContactAttempt.objects.visible_to(user).filter(case=case).standing().newest_first()
    latest, spoke = tried[:1], tried.filter(outcome=ContactOutcome.SPOKE)[:1]
    planned = Task.objects.visible_to(user).filter(case=case, kind=TaskKind.CONTACT).open().order_by("due_at", "id")[:1]
    yield latest, spoke, planned
    last = rules.last_contact_line(_tried(spoke), _tried(latest), now)
    task = next(iter(planned), None)
    return ContactNow(last, rules.next_contact_line(task.due_at if task else None, now))


def _tried(rows: Iterable[ContactAttempt]) -> rules.TriedAt | None:
    return next((rules.TriedAt(row.at, row.get_outcome_display()) for row in rows), None)


def _court(case: Case, user: User, today: date) -> ReadPlan[SaidLine]:
    """The soonest day of a listing or of another court date that nobody has said anything of yet."""
    hearings = Hearing.objects.visible_to(user).filter(case=case, outcome="", hearing_on__gte=today)
    dates = CourtDate.objects.visible_to(user).filter(case=case, outcome="", hearing_on__gte=today)
    listed = hearings.select_related("application", "detail", "case").order_by("hearing_on", "id")[:1]
    others = dates.select_related("case").order_by("hearing_on", "id")[:1]
    yield listed, others
    found = sorted((court_line_of(row) for row in (*listed, *others)), key=lambda line: line.hearing_on)
    if not found:
        return rules.court_line(None, "", "", today)
    line = found[0]
    said = rules.court_line(line.hearing_on, line.when, line.what, today)
    return SaidLine(said.words, said.note, line.href)


def _people(case: Case, user: User, today: date) -> ReadPlan[PeopleNow]:
    reviews = RiskReview.objects.visible_to(user).filter(case=case).newest_first().select_related("recorded_by")
    latest, judged = reviews[:1], reviews.by_people()[:1]
    supervisors = User.objects.filter(role=Role.SUPERVISOR, is_active=True, organisation=case.organisation_id)
    named = supervisors.filter(teams=case.team_id).order_by("first_name", "last_name", "username")
    away = Leave.objects.today().filter(person=case.caseworker_id).select_related("cover")[:1]
    yield latest, judged, named, away
    names = [name_of(each) for each in named if each.pk != case.caseworker_id]
    cover = next((rules.CoverToday(name_of(each.cover), each.last_day) for each in away), None)
    return PeopleNow(
        rules.risk_line(_level(latest, judged), case.risk_level, today),
        rules.people_lines(name_of(case.caseworker), case.team.name, names, cover),
    )


def _level(latest: Iterable[RiskReview], judged: Iterable[RiskReview]) -> rules.LevelSet | None:
    """As it was last set; the day for the next look is the one that a person named last."""
    for row in latest:
        by = "" if row.raised_automatically else name_of(row.recorded_by) or "somebody before the case came here"
        due = next((each.next_review_on for each in judged), None)
        return rules.LevelSet(level=row.level, at=row.at, by=by, next_review_on=due)
    return None
