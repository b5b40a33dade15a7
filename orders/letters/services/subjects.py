"""The subject of a letter: what is late since when, what is at stake, and what protects the client."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application
from orders.applications.rules.stages import span
from orders.breaches.models.breach import Breach
from orders.breaches.services.reported import crime_reference_of, report_of_breach
from orders.grounds.services.criteria import criteria_of
from orders.letters.rules import sentences, stakes
from orders.letters.rules.choosing_topic import (
    BreachNow,
    OrderNow,
    topic_of_application,
    topic_of_breach,
    topic_of_order,
)
from orders.letters.rules.kinds import noun_of
from orders.letters.rules.topics import LetterTopic
from orders.letters.rules.wording import day_words, lowered, moment_words
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from orders.protection.services.client_protection import protections_of
from orders.warrants.models import Warrant
from record.vocabulary.protection_kinds import protection_words
from risk.clocks.models.clock import Clock
from risk.thresholds.rules.rule_words import SERVICE, WATCHES, elapsed

Thing = Application | Order | Breach


def noun_of_thing(thing: Thing) -> str:
    return {Application: "application", Order: "order", Breach: "breach"}[type(thing)]


def application_of(thing: Thing) -> Application | None:
    """The request that a thing goes back to, if there is one."""
    if isinstance(thing, Application):
        return thing
    order = thing.order if isinstance(thing, Breach) else thing
    return order.application if order is not None else None


def labels_of_orders(application: Application) -> list[str]:
    return list(Order.objects.filter(application=application).values_list("label", flat=True))


def late_clocks(thing: Thing, now: datetime) -> list[Clock]:
    """What others have not done in time about a thing, and about the orders of a request; the worst first."""
    wanted = {noun_of_thing(thing): {thing.label}}
    if isinstance(thing, Application):
        wanted["order"] = set(labels_of_orders(thing))
    subjects = Q()
    for label in {label for labels in wanted.values() for label in labels}:
        subjects |= Q(subject=label) | Q(subject__startswith=f"{label}/")
    clocks = Clock.objects.filter(subjects, case=thing.case).late(now).worst_first(now)
    return [
        clock
        for clock in clocks
        if WATCHES[clock.rule].waiting_on != SERVICE
        and clock.subject.partition("/")[0] in wanted.get(noun_of(clock.rule), ())
    ]


def topic_of(thing: Thing, late: Collection[str], asked: str, now: datetime) -> LetterTopic:
    """What the letter is about: only clocks of the thing itself say so, and one that was asked for only if late."""
    own = {rule for rule in late if noun_of(rule) == noun_of_thing(thing)}
    match thing:
        case Application():
            return topic_of_application(thing.status, own, asked)
        case Order():
            return topic_of_order(_order_now(thing, now), own, asked)
        case _:
            return topic_of_breach(thing.status, _breach_now(thing), own, asked)


def _breach_now(row: Breach) -> BreachNow:
    return BreachNow(
        is_reported=report_of_breach(row) is not None,
        has_reference=crime_reference_of(row) != "",
        warrant_is_out=Warrant.objects.filter(breach=row).outstanding().exists(),
    )


def _order_now(row: Order, now: datetime) -> OrderNow:
    ran_out = row.last_day is not None and row.last_day < local_day(now)
    no_duty = row.on_register and row.register_ended_at is None
    return OrderNow(
        is_over=ran_out or (row.ended_at is not None and row.ended_at <= now),
        is_served=row.served_at is not None,
        is_notified=row.notified_at is not None or no_duty,
    )


def moments_of(thing: Thing, application: Application | None, now: datetime) -> dict[str, str]:
    """The days, minutes and spans that the sentences of a topic name; "" where the record does not know."""
    if isinstance(thing, Breach):
        return _of_breach(thing, now)
    order = thing if isinstance(thing, Order) else None
    return {**_of_request(application, now), **(_of_order(order, now) if order else {})}


def _of_request(row: Application | None, now: datetime) -> dict[str, str]:
    if row is None:
        return {}
    times = {0: "", 1: "once", 2: "twice"}.get(row.adjournments, f"{row.adjournments} times")
    return {
        "requested_ago": str(span(row.requested_at, now)),
        "last_heard_on": day_words(row.last_event_at),
        "times_adjourned": times,
    }


def _of_order(row: Order, now: datetime) -> dict[str, str]:
    today, last_day = local_day(now), row.last_day
    return {
        "order_made_ago": str(span(row.made_at, now)),
        "ends_on": day_words(last_day) if last_day and last_day >= today else "",
        "lasting": "until further order" if row.last_day_known and last_day is None else "",
        "ran_out_on": day_words(last_day) if last_day and last_day < today else "",
    }


def _of_breach(row: Breach, now: datetime) -> dict[str, str]:
    out = Warrant.objects.filter(breach=row).outstanding().order_by("issued_at").first()
    report = report_of_breach(row)
    reported_at = report.at if report else None
    return {
        "reported_at": moment_words(reported_at),
        "reported_ago": elapsed(now - reported_at) if reported_at else "",
        "last_step_at": moment_words(row.last_step_at),
        "last_step_ago": elapsed(now - row.last_step_at),
        "warrant_at": moment_words(out.issued_at) if out else "",
        "warrant_ago": elapsed(now - out.issued_at) if out else "",
    }


def name_of_order(row: Order) -> str:
    """The full Stalking Protection Order of 3 March 2026 (O1)."""
    return f"the {row.kind} Stalking Protection Order of {day_words(row.made_on)} ({row.label})"


def why_it_matters(thing: Thing, application: Application | None, now: datetime) -> tuple[str, ...]:
    """The grounds of a request; of an order and a breach what is at stake: nothing there argues for an application."""
    match thing:
        case Application():
            return sentences.grounds(_grounds(thing, now), now)
        case Order():
            return stakes.order_matters(_order_facts(thing), _at_stake(thing.case, now))
        case _:
            order = _order_facts(thing.order) if thing.order else None
            known = _at_stake(thing.case, now, besides=thing)
            return stakes.breach_matters(thing.behaviours, thing.happened_at, order, known)


def _grounds(application: Application, now: datetime) -> sentences.LetterGrounds:
    case, today = application.case, local_day(now)
    return sentences.LetterGrounds(
        acts=_acts(case),
        risk=f"{case.get_risk_level_display()} risk",
        protected=protected_by(case, now),
        asked_at=application.requested_at,
        decided_at=application.determined_at,
        breaches=Breach.objects.filter(case=case).count(),
        words={each.ground.value: each.words for each in criteria_of(application, today=today)},
    )


def _acts(case: Case) -> list[sentences.LetterIncident]:
    rows = Incident.objects.filter(case=case).values_list("behaviours", "count", "happened_at")
    return [sentences.LetterIncident(tuple(codes), count, at) for codes, count, at in rows]


def _order_facts(row: Order) -> stakes.OrderFacts:
    return stakes.OrderFacts(
        name=name_of_order(row),
        made_on=row.made_on,
        served_at=row.served_at,
        last_day=row.last_day,
        last_day_known=row.last_day_known,
    )


def _at_stake(case: Case, now: datetime, besides: Breach | None = None) -> stakes.AtStake:
    breaches = Breach.objects.filter(case=case)
    return stakes.AtStake(
        risk=f"{case.get_risk_level_display().lower()} risk",
        acts=_acts(case),
        breaches=breaches.count() if besides is None else breaches.exclude(pk=besides.pk).count(),
        protected=protected_by(case, now),
    )


def protected_by(case: Case, now: datetime) -> str:
    """What protects the client at this moment, in the words of a letter; the answer is every page's."""
    protection = protections_of([case.pk], now)[case.pk]
    phrases = {
        f"{protection_words(row.kind)} {row.label}": stakes.protection_phrase(row.kind)
        for row in OtherProtection.objects.filter(case=case)
    }
    orders = Order.objects.filter(case=case)
    phrases |= {f"{row.get_kind_display()} {row.label}": f"the {row.kind} order {row.label}" for row in orders}
    return stakes.protected_line(protection, [phrases.get(label, lowered(label)) for label in protection.by])
