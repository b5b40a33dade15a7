"""Reads what a letter can say out of the record: a closed list of facts, without a note, a narrative or an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from accounts.models import User
from casework.models import Case, Event, EventKind, Incident
from casework.rules.london import local_day
from orders.models import Application, Breach, Letter, LetterStatus, Order, OtherProtection, Warrant
from orders.rules import events as told
from orders.rules.letters import telling
from orders.rules.letters.facts import LetterFacts
from orders.rules.letters.shipping import power
from orders.rules.letters.telling import day_words
from orders.rules.protections import protection_words
from orders.rules.reading import read_event
from orders.rules.reasons import reason_words, without_instruction
from orders.rules.stages import HOLDERS, span
from orders.rules.vocabulary import WORDS
from orders.services.client_protection import protecting_client
from orders.services.criteria import criteria_of
from orders.services.law import law_of
from orders.services.letters.guarding import guard_of
from risk.models import Clock
from risk.rules.limits import Thresholds
from risk.rules.words import SERVICE, WATCHES, elapsed
from risk.services.limits import limits_on

Thing = Application | Order | Breach
KINDS_TOLD: Final = (
    EventKind.APPLICATION,
    EventKind.ORDER_MADE,
    EventKind.ORDER,
    EventKind.BREACH,
    EventKind.BREACH_STEP,
)
MOST_BREACHES: Final = 30


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the writer chose for a letter: for whom it is, whom it names, and by when an answer is asked for."""

    recipient: str
    recipient_role: str
    names_client: bool
    names_perpetrator: bool
    reply_by: date


def facts_of(thing: Thing, wanted: Wanted, *, by: User, now: datetime) -> LetterFacts:
    """Everything that a letter about one thing can say, less what no letter may say."""
    case, application = thing.case, application_of(thing)
    today, service = local_day(now), case.organisation.name
    about, dates = _about(thing, now), _dates_of(application, now)
    facts = LetterFacts(
        service=service,
        writer=by.get_full_name() or service,
        today=day_words(today),
        case_code=case.reference,
        naming=telling.naming(
            case_code=case.reference,
            client=case.victim.name if wanted.names_client else "",
            perpetrator=case.perpetrator.name if wanted.names_perpetrator else "",
        ),
        recipient=wanted.recipient,
        recipient_role=wanted.recipient_role,
        force=thing.force.name,
        risk=f"{case.get_risk_level_display().lower()} risk",
        reply_by=day_words(wanted.reply_by),
        power=_power(case, today),
        grounds=telling.grounds(_grounds(case, application, today), now),
        timeline=telling.timeline(_events(thing), now),
        late_clocks=_late(thing, now),
        breaches=_breaches(case),
        letters=_letters(thing),
        **about,
        **dates,
    )
    return guard_of(case).kept(facts)


def noun_of_thing(thing: Thing) -> str:
    return {Application: "application", Order: "order", Breach: "breach"}[type(thing)]


def application_of(thing: Thing) -> Application | None:
    """The request that a thing goes back to, if there is one."""
    if isinstance(thing, Application):
        return thing
    order = thing.order if isinstance(thing, Breach) else thing
    return order.application if order is not None else None


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
        "reason": without_instruction(ending),
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
    of_what = f"{row.of_what[0].lower()}{row.of_what[1:]}"
    return {
        "about": f"an alleged breach on {day_words(row.happened_at)}, of {of_what} ({row.label})",
        "stage": row.get_status_display(),
        "waiting_on": "the police",
        "reason": row.decision_reason,
        **_since(row.last_step_at, now),
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
    """Empty where nobody knows it: a letter never says that an order has no end because its end is not known."""
    return (day_words(row.last_day) or "until further order") if row.last_day_known else ""


def _of_breach(row: Breach | None, now: datetime) -> dict[str, str]:
    out = Warrant.objects.filter(breach=row).outstanding().order_by("issued_at").first() if row else None
    return {
        "breach_happened_on": day_words(row.happened_at) if row else "",
        "breach_reported_on": day_words(row.reported_at) if row else "",
        "crime_reference": row.crime_reference if row else "",
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
        return row.get_area_basis_display()
    return "" if row.force.territorial else "no ground of area is needed for your force"


def _power(case: Case, today: date) -> tuple[str, ...]:
    law = law_of(case.organisation_id)
    return power(floor_years=law.number("floor_years", today), breach_years=law.number("breach_most_years", today))


def _grounds(case: Case, application: Application | None, today: date) -> telling.Grounds:
    rows = Incident.objects.filter(case=case).values_list("behaviours", "count", "happened_at")
    criteria = criteria_of(application, today=today) if application else []
    return telling.Grounds(
        acts=[telling.Act(tuple(codes), count, at) for codes, count, at in rows],
        risk=f"{case.get_risk_level_display()} risk",
        protections=_protections(case, today),
        asked_at=application.requested_at if application else None,
        breaches=Breach.objects.filter(case=case).count(),
        words={each.ground.value: each.words for each in criteria},
    )


def _protections(case: Case, today: date) -> list[str]:
    """What protects the client for sure; an order that nobody has served says so."""
    orders = protecting_client(Order.objects.filter(case=case), today).order_by("made_at", "id")
    others = OtherProtection.objects.filter(case=case).protecting(today).order_by("from_day", "id")
    return [*map(_made, orders), *(without_instruction(protection_words(row.kind)).lower() for row in others)]


def _made(row: Order) -> str:
    kind = "an interim order" if row.kind == "interim" else "a full order"
    return kind if row.served_at else f"{kind} (made, not served)"


def _events(thing: Thing) -> Sequence[told.Event]:
    """The events about a thing and what grew out of it, oldest first."""
    rows = Event.objects.filter(case=thing.case, kind__in=KINDS_TOLD).order_by("number")
    events = [read_event(row.number, row.at, row.kind, row.facts) for row in rows]
    labels = _labels(thing)
    return [each for each in events if _label_of(each.content) in labels]


def _label_of(content: told.Content) -> str:
    return str(getattr(content, "label", ""))


def _labels(thing: Thing) -> set[str]:
    match thing:
        case Application():
            return {thing.label, *Order.objects.filter(application=thing).values_list("label", flat=True)}
        case Order():
            return {thing.label, *Breach.objects.filter(order=thing).values_list("label", flat=True)}
        case _:
            return {thing.label, *([thing.order.label] if thing.order else [])}


def _late(thing: Thing, now: datetime) -> tuple[str, ...]:
    """What others have not done in time about the thing, the worst first, with our limit."""
    case, labels = thing.case, _labels(thing) if isinstance(thing, Application) else {thing.label}
    subjects = Q(subject__in=labels)
    for label in labels:
        subjects |= Q(subject__startswith=f"{label}/")
    clocks = Clock.objects.filter(subjects, case=case).late(now).worst_first(now)
    limits = limits_on(case.organisation_id, local_day(now))
    theirs = [clock for clock in clocks if WATCHES[clock.rule].waiting_on != SERVICE]
    lines = tuple(telling.late_line(_limited(clock, case, limits), now) for clock in theirs)
    return lines or ("Nothing is past our limits yet, but it cannot wait.",)


def _limited(clock: Clock, case: Case, limits: Thresholds) -> telling.Limited:
    late_at = clock.late_at or clock.opened_at
    risk = f"{case.get_risk_level_display()} risk"
    return telling.Limited(clock.rule, late_at, limits.limit(clock.rule, case.risk_level), risk)


def _breaches(case: Case) -> tuple[str, ...]:
    rows = Breach.objects.filter(case=case).order_by("-happened_at", "-id")[:MOST_BREACHES]
    lines = [
        telling.breach_line(
            happened_at=row.happened_at,
            behaviours=row.behaviours,
            reported_at=row.reported_at,
            state=row.get_status_display(),
        )
        for row in rows
    ]
    return tuple(lines[::-1]) or ("No breach is recorded.",)


def _letters(thing: Thing) -> tuple[str, ...]:
    """What was written about the thing before, the oldest first; the words of a reply stay out."""
    rows = Letter.objects.filter(case=thing.case, **{noun_of_thing(thing): thing}).exclude(sent_on=None)
    lines = [
        telling.letter_line(
            sent_on=row.sent_on,
            what=row.get_kind_display(),
            recipient=row.recipient,
            answer=_answer(row),
        )
        for row in rows.order_by("sent_on", "id")
    ]
    return tuple(lines) or ("No letter was sent before this one.",)


def _answer(row: Letter) -> str:
    if row.status == LetterStatus.REPLIED:
        return f"Answered on {day_words(row.reply_on)}: {row.get_outcome_display().lower()}"
    return "No reply came" if row.status == LetterStatus.NO_REPLY else "No reply is recorded yet"
