"""Reads the parts of the case page: applications, orders, breaches, risk, shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db.models import Prefetch

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.codes.rules.codes import BEHAVIOURS, RELATIONSHIPS
from casework.dates.rules.last_day import FIND_OUT, last_day_words
from casework.dates.rules.london_time import local_day
from casework.sharing.models.share import Share
from casework.templatetags.display import ago, when
from casework.templatetags.display import day as day_words
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.breaches.rules.ladder import finding
from orders.breaches.rules.reported import PoliceReport, breach_reported_words
from orders.breaches.services.reported import reports_of_breaches
from orders.court.models.hearing import Hearing
from orders.orders.models import Condition, Order
from orders.protection.services.client_protection import names_client, with_whom_they_protect
from orders.warrants.models import Warrant
from record.vocabulary.reasons import reason_words
from record.vocabulary.steps import ApplicationStep, may_follow
from reports.delays.rules.waiting_on import waiting_words
from reports.lists import links
from risk.thresholds.rules.rule_words import elapsed

NOT_SERVED: Final = "Granted, not served"


@dataclass(frozen=True)
class SummaryLine:
    """One line of a summary list."""

    key: str
    value: str


@dataclass(frozen=True, kw_only=True)
class CaseCard:
    """One application, order or breach on the case page: what it is, its facts, its pages."""

    title: str
    tag: str
    facts: list[SummaryLine]
    href: str
    next_href: str = ""
    next_words: str = ""
    is_red: bool = False
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CaseShares:
    """The shares of a case that hold today, and those that are over."""

    live: list[Share]
    ended: list[Share]


def case_facts(case: Case) -> list[SummaryLine]:
    """What the overview says of the case itself."""
    caseworker = case.caseworker
    return [
        SummaryLine(
            "Caseworker", (caseworker.get_full_name() or caseworker.username) if caseworker else "No caseworker"
        ),
        SummaryLine("Team", case.team.name),
        SummaryLine("Who the perpetrator is to the client", RELATIONSHIPS[case.relationship]),
        SummaryLine("Client's police force", case.victim_force.name),
        *([SummaryLine("Reference in the old list", f"Was {case.old_reference}")] if case.imported_as else []),
        SummaryLine("Opened", day_words(case.opened_at)),
        *([SummaryLine("Closed", day_words(case.closed_at))] if case.closed_at else []),
    ]


def application_cards(case: Case, user: User, now: datetime) -> list[CaseCard]:
    """Every application of the case, the latest first."""
    hearings = Prefetch("hearings", Hearing.objects.order_by("-hearing_on", "-id"))
    rows = Application.objects.visible_to(user).filter(case=case).select_related("force").prefetch_related(hearings)
    return [_application_card(row, now) for row in rows.order_by("-requested_at", "-id")]


def _application_card(row: Application, now: datetime) -> CaseCard:
    is_open = row.determined_at is None
    return CaseCard(
        title=f"Application {row.label}",
        tag=row.get_status_display(),
        facts=_kept(
            ("Police force", row.force.name),
            ("Waiting on", waiting_words(row.waiting_on, row.force.name) if is_open else ""),
            ("The client first asked", ago(row.first_requested_at, now)),
            ("In this stage since", ago(row.stage_entered_at, now)),
            ("Officer", row.officer),
            ("Next hearing", day_words(row.hearing_on) if is_open else ""),
            ("Adjournments", str(row.adjournments) if row.adjournments else ""),
            ("Clocks paused until", day_words(row.paused_until) if is_open else ""),
            ("Reason", reason_words(row.reason)),
        ),
        lines=[_hearing_line(hearing) for hearing in row.hearings.all()],
        href=links.application_page(row),
        next_href=links.application_step_page(row) if may_follow(ApplicationStep(row.status)) else "",
        next_words="Record what happened next",
    )


def _hearing_line(row: Hearing) -> str:
    outcome = row.get_outcome_display().lower() if row.outcome else "to come"
    reason = f" ({reason_words(row.reason)})" if row.reason else ""
    return f"Hearing on {day_words(row.hearing_on)}: {outcome}{reason}"


def order_cards(case: Case, user: User, now: datetime) -> list[CaseCard]:
    """Every order of the case, the latest first."""
    conditions = Prefetch("conditions", Condition.objects.order_by("id"))
    rows = with_whom_they_protect(Order.objects.visible_to(user).filter(case=case)).prefetch_related(conditions)
    return [_order_card(row, now) for row in rows.order_by("-made_at", "-id")]


def _order_card(row: Order, now: datetime) -> CaseCard:
    state = _order_state(row, local_day(now))
    return CaseCard(
        title=f"{row.get_kind_display()} {row.label}",
        tag=state,
        is_red=state in {NOT_SERVED, FIND_OUT},
        facts=_kept(
            ("Made", day_words(row.made_on)),
            ("Last day", last_day_words(row.last_day, is_known=row.last_day_known, no_end="Until further order")),
            ("Protects", "" if names_client(row) else "Only others, not the client"),
            ("Served", when(row.served_at) or _unserved_for(row, now)),
            ("Client has the order", when(row.victim_told_at) or "Not yet"),
            ("Name and address notified", when(row.notified_at)),
            ("Discharged", when(row.discharged_at)),
        ),
        lines=[_condition_line(each) for each in row.conditions.all()],
        href=links.order_page(row),
        next_href=links.order_step_page(row) if row.ended_at is None else "",
        next_words="Record what happened next",
    )


def _unserved_for(row: Order, now: datetime) -> str:
    """How long nobody has given him the order, and what that means."""
    if row.ended_at is not None:
        return "Never"
    return f"Not for {elapsed(now - row.made_at)}: the days to notify have not begun, and a breach is harder to prove"


def _order_state(row: Order, today: date) -> str:
    if row.ended_at is not None:
        return row.get_status_display()
    if row.last_day is not None and row.last_day < today:
        return "Ran out"
    if not row.served_at:
        return NOT_SERVED
    return "In force" if row.last_day_known else FIND_OUT


def _condition_line(row: Condition) -> str:
    due = f" By {day_words(row.due_on)}." if row.due_on else ""
    evidenced = f" Evidenced {day_words(row.evidenced_at)}." if row.evidenced_at else ""
    kind = "Requirement" if row.kind == "positive_requirement" else "Prohibition"
    return f"{kind} {row.label}: {row.text}{due}{evidenced}"


def breach_cards(case: Case, user: User, now: datetime) -> list[CaseCard]:
    """Every breach of the case, the latest first."""
    rows = Breach.objects.visible_to(user).filter(case=case).select_related("force", "order", "protection", "condition")
    warrants = Prefetch("warrants", Warrant.objects.outstanding().order_by("issued_at"))
    reports = reports_of_breaches(case)
    found = rows.prefetch_related(warrants).order_by("-learned_at", "-id")
    return [_breach_card(row, reports.get(row.label), now) for row in found]


def _breach_card(row: Breach, report: PoliceReport | None, now: datetime) -> CaseCard:
    of = f"{row.of_what}, condition {row.condition.label}" if row.condition else row.of_what
    return CaseCard(
        title=f"Breach {row.label}: {of}",
        tag=f"{finding(row.court_result)}. {row.get_status_display()}",
        facts=_kept(
            ("May be no breach in law", " ".join(row.doubts)),
            ("Kind", row.get_kind_display()),
            ("What was done", "; ".join(BEHAVIOURS[code].words for code in row.behaviours)),
            ("Happened", when(row.happened_at)),
            ("We learned of it", ago(row.learned_at, now)),
            ("Police force", row.force.name),
            ("Told to the police", breach_reported_words(row.label, report)),
            ("The force said it knows", when(row.acknowledged_at)),
            ("Crime reference", row.crime_reference),
            ("Recorded as", row.get_recorded_as_display()),
            ("Court", f"{finding(row.court_result)}. {row.sentence}".strip() if row.court_result else ""),
            ("Warrant out", _warrant_words(row.warrants.all(), now)),
        ),
        lines=[row.text] if row.text else [],
        href=links.breach_page(row),
        next_href=links.breach_step_page(row),
        next_words="Record what was done about it",
    )


def _warrant_words(warrants: Iterable[Warrant], now: datetime) -> str:
    return "; ".join(f"for {elapsed(now - each.issued_at)}, since {when(each.issued_at)}" for each in warrants)


def shares(case: Case, user: User, on: date) -> CaseShares:
    """Who can see the case, and who could; the latest first."""
    rows = (
        Share.objects.visible_to(user)
        .filter(case=case)
        .select_related("force", "shared_by", "agreement", "approved_by")
    )
    rows = rows.order_by("-shared_on", "-id")
    live = list(rows.live(on))
    ids = {share.pk for share in live}
    return CaseShares(live, [share for share in rows if share.pk not in ids])


def _kept(*facts: tuple[str, str]) -> list[SummaryLine]:
    """Facts that say something."""
    return [SummaryLine(key, value) for key, value in facts if value]
