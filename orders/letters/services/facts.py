"""Reads what a letter can say out of the record: a closed list of facts, without a note, a narrative or an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application, AreaBasis
from orders.applications.rules.stages import HOLDERS, span
from orders.breaches.models.breach import Breach
from orders.breaches.services.reported import crime_reference_of, report_of_breach, reports_of_breaches
from orders.letters.models.letter import Letter, LetterStatus
from orders.letters.rules import sentences
from orders.letters.rules.facts import LetterFacts
from orders.letters.rules.kinds import LetterKindRule
from orders.letters.rules.requests import asks_of, asks_of_force
from orders.letters.rules.shipped_templates import power
from orders.letters.rules.stakes import protection_phrase
from orders.letters.rules.templates import gaps
from orders.letters.rules.topics import TOPICS, topic_says
from orders.letters.rules.wording import day_words, deadline_words, moment_words, quoted
from orders.letters.services.safe_address_guard import guard_of
from orders.letters.services.subjects import (
    Thing,
    application_of,
    labels_of_orders,
    late_clocks,
    moments_of,
    name_of_order,
    noun_of_thing,
    topic_of,
    why_it_matters,
)
from orders.orders.models import Order
from orders.warrants.models import Warrant
from record.events import events as told
from record.events.reading import read_event
from record.law.services import law_of
from record.vocabulary.reasons import reason_words, without_instruction
from record.vocabulary.steps import WORDS
from risk.clocks.models.clock import Clock
from risk.thresholds.rules.limits import Thresholds
from risk.thresholds.rules.rule_words import elapsed
from risk.thresholds.services.limits import limits_on

KINDS_TOLD: Final = (
    EventKind.APPLICATION,
    EventKind.ORDER_MADE,
    EventKind.ORDER,
    EventKind.BREACH,
    EventKind.BREACH_STEP,
)
MOST_BREACHES: Final = 30
NOTHING_LATE: Final = "Nothing has passed our limits yet, but this cannot wait."
WHOSE_LIMITS: Final = "These limits are those of our service, not of the law."
AREAS: Final[Mapping[str, str]] = {
    AreaBasis.RESIDES: "the perpetrator lives in its area",
    AreaBasis.BELIEVED_IN: "the perpetrator is believed to be in its area",
    AreaBasis.INTENDS_TO_COME: "the perpetrator is believed to intend to come to its area",
}


@dataclass(frozen=True, kw_only=True)
class LetterChoices:
    """What the writer chose for a letter: for whom it is, whom it names, and by when an answer is asked for."""

    kind: LetterKindRule
    recipient: str
    recipient_role: str
    names_client: bool
    names_perpetrator: bool
    reply_by: date
    within_hours: int = 0
    rule: str = ""


def facts_of(thing: Thing, wanted: LetterChoices, *, by: User, now: datetime) -> LetterFacts:
    """Everything that a letter about one thing can say, less what no letter may say."""
    case, application = thing.case, application_of(thing)
    today, service = local_day(now), case.organisation.name
    late = late_clocks(thing, now)
    about = {**_about(thing, now), **_dates_of(application, now), "force": thing.force.name}
    topic = topic_of(thing, {clock.rule for clock in late}, wanted.rule, now)
    lines = _late_lines(case, late, now)
    facts = LetterFacts(
        service=service,
        writer=by.get_full_name() or service,
        today=day_words(today),
        case_code=case.reference,
        naming=sentences.naming(
            case_code=case.reference,
            client=case.victim.name if wanted.names_client else "",
            perpetrator=case.perpetrator.name if wanted.names_perpetrator else "",
        ),
        recipient=wanted.recipient,
        recipient_role=wanted.recipient_role,
        short=TOPICS[topic].short,
        matter=topic_says(topic, {**about, **moments_of(thing, application, now)}),
        asks=asks_of(wanted.kind, noun_of_thing(thing), topic),
        force_asks=asks_of_force(wanted.kind, topic),
        risk=f"{case.get_risk_level_display().lower()} risk",
        reply_by=deadline_words(wanted.reply_by, wanted.within_hours),
        power=_power(case, today),
        grounds=_why(wanted.kind, thing, application, now),
        timeline=sentences.timeline(_events(thing), now),
        late_clocks=lines or (NOTHING_LATE,),
        whose_limits=WHOSE_LIMITS if any("Our limit" in line for line in lines) else "",
        breaches=_breaches(case),
        other_breaches=_breaches(case, besides=thing),
        letters=_letters(thing),
        **about,
    )
    return guard_of(case).kept(facts)


def _why(kind: LetterKindRule, thing: Thing, application: Application | None, now: datetime) -> tuple[str, ...]:
    """What is still to be written of the grounds has to be written for a request alone."""
    said = why_it_matters(thing, application, now)
    return said if kind is LetterKindRule.REQUEST else tuple(line for line in said if not gaps(line))


def _about(thing: Thing, now: datetime) -> dict[str, str]:
    match thing:
        case Application():
            return _about_application(thing, now)
        case Order():
            return _about_order(thing, now)
        case _:
            return _about_breach(thing, now)


def _about_application(row: Application, now: datetime) -> dict[str, str]:
    ending = reason_words(row.reason_code or row.reason) if row.reason_code or row.reason else ""
    return {
        "about": f"our request of {day_words(row.requested_at)} for a Stalking Protection Order ({row.label})",
        "stage": WORDS.get(row.status, row.get_status_display()),
        "waiting_on": HOLDERS.get(row.waiting_on, row.get_waiting_on_display().lower()),
        "reason": quoted(without_instruction(ending)),
        **_since(row.stage_entered_at, now),
        **_of_order(None),
        **_of_breach(None, now),
    }


def _about_order(row: Order, now: datetime) -> dict[str, str]:
    kind = row.get_kind_display().lower().removesuffix(" order")
    return {
        "about": f"the {kind} Stalking Protection Order of {day_words(row.made_on)} ({row.label})",
        "stage": row.get_status_display(),
        "waiting_on": "the police",
        "reason": "",
        **_since(row.served_at or row.made_at, now),
        **_of_order(row),
        **_of_breach(None, now),
    }


def _about_breach(row: Breach, now: datetime) -> dict[str, str]:
    return {
        "about": f"an alleged breach ({row.label}) on {moment_words(row.happened_at)}, {_of_what(row)}",
        "stage": WORDS.get(row.status, row.get_status_display()),
        "waiting_on": "the police",
        "reason": quoted(without_instruction(reason_words(row.decision_reason))),
        "stage_since": moment_words(row.last_step_at),
        "days_in_stage": elapsed(now - row.last_step_at),
        **_of_order(row.order),
        **_of_breach(row, now),
    }


def _since(at: datetime, now: datetime) -> dict[str, str]:
    return {"stage_since": day_words(at), "days_in_stage": str(span(at, now))}


def _of_order(row: Order | None) -> dict[str, str]:
    return {
        "order_made_on": day_words(row.made_on) if row else "",
        "order_served_on": day_words(row.served_at) if row else "",
        "order_last_day": _last_day(row) if row else "",
    }


def _last_day(row: Order) -> str:
    """Unknown is not none: an order whose last day nobody knows does not last until further order."""
    return (day_words(row.last_day) or "until further order") if row.last_day_known else ""


def _of_what(row: Breach) -> str:
    if row.order is not None:
        return f"of {name_of_order(row.order)}"
    if row.protection is not None:
        return f"of {protection_phrase(row.protection.kind)}"
    return "of which it is not settled yet what it is a breach of"


def _of_breach(row: Breach | None, now: datetime) -> dict[str, str]:
    out = Warrant.objects.filter(breach=row).outstanding().order_by("issued_at").first() if row else None
    report = report_of_breach(row) if row else None
    return {
        "breach_happened_on": moment_words(row.happened_at) if row else "",
        "breach_reported_on": moment_words(report.at) if report else "",
        "crime_reference": crime_reference_of(row) if row else "",
        "warrant_age": elapsed(now - out.issued_at) if out else "",
    }


def _dates_of(row: Application | None, now: datetime) -> dict[str, str]:
    if row is None:
        names = ("officer", "area", "first_asked_on", "requested_on", "days_waiting", "adjournments", "next_date")
        return dict.fromkeys(names, "")
    coming = row.hearing_on or row.next_expected_on
    return {
        "officer": row.officer,
        "area": _area(row),
        "first_asked_on": day_words(row.first_requested_at),
        "requested_on": day_words(row.requested_at),
        "days_waiting": str(span(row.first_requested_at, row.determined_at or now)),
        "adjournments": str(row.adjournments),
        "next_date": day_words(coming) if coming and coming >= local_day(now) else "",
    }


def _area(row: Application) -> str:
    """Why the force may apply (SPA 2019 s.1(2)); BTP and MDP need no such ground. Unknown, somebody has to say."""
    if row.area_basis:
        return AREAS[row.area_basis]
    return "" if row.force.territorial else "no ground of area is needed for your force"


def _power(case: Case, today: date) -> tuple[str, ...]:
    law = law_of(case.organisation_id)
    return power(floor_years=law.number("floor_years", today), breach_years=law.number("breach_most_years", today))


def _events(thing: Thing) -> Sequence[told.CaseEvent]:
    """The events about a thing and what grew out of it, oldest first."""
    rows = Event.objects.filter(case=thing.case, kind__in=KINDS_TOLD).order_by("number")
    events = [read_event(row.number, row.at, row.kind, row.facts) for row in rows]
    named = _named(thing)
    return [each for each in events if (_noun_of(each.content), str(getattr(each.content, "label", ""))) in named]


def _noun_of(content: told.Content) -> str:
    """What an event is about: a request, an order and a breach may have the same label."""
    if isinstance(content, told.ApplicationEvent):
        return "application"
    return "order" if isinstance(content, told.OrderMade | told.OrderEvent) else "breach"


def _named(thing: Thing) -> set[tuple[str, str]]:
    own = {(noun_of_thing(thing), thing.label)}
    match thing:
        case Application():
            return own | {("order", label) for label in labels_of_orders(thing)}
        case Order():
            return own | {
                ("breach", each) for each in Breach.objects.filter(order=thing).values_list("label", flat=True)
            }
        case _:
            return own | ({("order", thing.order.label)} if thing.order else set())


def _late_lines(case: Case, late: Sequence[Clock], now: datetime) -> tuple[str, ...]:
    """What others have not done in time, the worst first, with our limit."""
    limits = limits_on(case.organisation_id, local_day(now))
    return tuple(sentences.late_line(_limited(clock, case, limits), now) for clock in late)


def _limited(clock: Clock, case: Case, limits: Thresholds) -> sentences.PassedLimit:
    late_at = clock.late_at or clock.opened_at
    risk = f"{case.get_risk_level_display()} risk"
    return sentences.PassedLimit(clock.rule, late_at, limits.limit(clock.rule, case.risk_level), risk)


def _breaches(case: Case, *, besides: Thing | None = None) -> tuple[str, ...]:
    rows = Breach.objects.filter(case=case)
    if isinstance(besides, Breach):
        rows = rows.exclude(pk=besides.pk)
    rows, reports = rows.order_by("-happened_at", "-id")[:MOST_BREACHES], reports_of_breaches(case)
    lines = [
        sentences.breach_line(
            happened_at=row.happened_at,
            behaviours=row.behaviours,
            report=reports.get(row.label),
            state=row.get_status_display(),
        )
        for row in rows
    ]
    return tuple(lines[::-1])


def _letters(thing: Thing) -> tuple[str, ...]:
    """What was written about the thing before, the oldest first; the words of a reply stay out."""
    rows = Letter.objects.filter(case=thing.case, **{noun_of_thing(thing): thing}).exclude(sent_on=None)
    lines = [
        sentences.letter_line(
            sent_on=row.sent_on,
            what=row.get_kind_display(),
            recipient=row.recipient,
            answer=_answer(row),
        )
        for row in rows.order_by("sent_on", "id")
    ]
    return tuple(lines)


def _answer(row: Letter) -> str:
    if row.status == LetterStatus.REPLIED:
        return f"Answered on {day_words(row.reply_on)}: {row.get_outcome_display().lower()}"
    return "No reply came" if row.status == LetterStatus.NO_REPLY else "No reply is recorded yet"
