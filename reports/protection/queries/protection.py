"""Reads what protects the people of a case day by day, and the cases that nothing protects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.last_day import last_day_words
from casework.dates.rules.london_time import local_day
from casework.other_people.models import OtherPerson
from casework.templatetags.display import day as day_words
from orders.conditions.models.kept import ProtectedPerson
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from orders.protection.rules import (
    CoverSpan,
    ProtectionEnding,
    Shield,
    endings,
    hidden,
    of_person,
    shown,
    spans,
    standing_on,
    summary,
    unprotected_since,
    window,
)
from record.clocks.protection_at import ClientStanding
from record.vocabulary.protection_kinds import binds, pounds, protection_words, state_words
from reports.case_page.queries.case_parts import CaseCard, SummaryLine
from reports.lists import links

CLIENT: Final = "client"


@dataclass(frozen=True, kw_only=True)
class ProtectionStrip:
    """What protects one person on each of the days shown: in a sentence, in spans, and what ends soon."""

    key: str
    who: str
    name: str
    summary: str
    is_safe: bool
    shields: list[Shield]
    earlier: int
    spans: list[CoverSpan]
    endings: list[ProtectionEnding]
    first: date
    last: date
    today: date


def strips_of(case: Case, user: User, now: datetime) -> list[ProtectionStrip]:
    """The client's strip, and one for everybody else who is to be protected or whom an order names."""
    shields, today = shields_of(case, user), local_day(now)
    first, last = window(shields, began_on=local_day(case.opened_at), today=today)
    hers, others = of_person(shields, CLIENT), [each for each in shields if CLIENT not in each.persons]
    strips = [_strip((CLIENT, "The client", ""), hers, (first, last), today, others)]
    for person in OtherPerson.objects.visible_to(user).filter(case=case).order_by("id"):
        own = of_person(shields, str(person.public_id))
        if own or (person.to_protect == "yes" and person.last_day is None):
            who = (str(person.public_id), person.get_relation_display(), person.name)
            strips.append(_strip(who, own, (first, last), today))
    return strips


def _strip(
    who: tuple[str, str, str],
    shields: list[Shield],
    days: tuple[date, date],
    today: date,
    others: Sequence[Shield] = (),
) -> ProtectionStrip:
    key, words, name = who
    return ProtectionStrip(
        key=key,
        who=words,
        name=name,
        summary=summary(shields, today, others),
        is_safe=standing_on(shields, today, others).is_in_force,
        shields=shown(shields, *days),
        earlier=hidden(shields, *days),
        spans=spans(shields, *days),
        endings=endings(shields, today),
        first=days[0],
        last=days[1],
        today=today,
    )


@dataclass(frozen=True)
class ProtectionToday:
    """Whether anything protects the client today, in a sentence and a strip; `is_alarm` puts it in red."""

    words: str
    is_alarm: bool
    strip: ProtectionStrip


@ReadInRounds
def protection_today(case: Case, user: User, now: datetime) -> ReadPlan[ProtectionToday]:
    """How the client stands today: an alarm where it was lost, is only for others, or nobody knows whether it holds."""
    shields, today = (yield from shields_of.plan(case, user)), local_day(now)
    hers, others = of_person(shields, CLIENT), [each for each in shields if CLIENT not in each.persons]
    stands = standing_on(hers, today, others).standing
    was_lost = stands is ClientStanding.NOTHING and unprotected_since(hers, today) is not None
    is_alarm = was_lost or stands in {ClientStanding.ONLY_OTHERS, ClientStanding.LAST_DAY_UNKNOWN}
    days = window(shields, began_on=local_day(case.opened_at), today=today)
    return ProtectionToday(
        summary(hers, today, others, whom=" the client"),
        is_alarm=is_alarm and case.closed_at is None,
        strip=_strip((CLIENT, "The client", ""), hers, days, today, others),
    )


@ReadInRounds
def shields_of(case: Case, user: User) -> ReadPlan[list[Shield]]:
    """Every order and other protection of a case as it stands, each with whom it protects, the oldest first."""
    orders = Order.objects.visible_to(user).filter(case=case)
    protections = OtherProtection.objects.visible_to(user).filter(case=case)
    people = ProtectedPerson.objects.visible_to(user).filter(case=case).select_related("person")
    yield orders, protections, people
    named = _named(people)
    found = [each for row in orders for each in _of_order(row, named.get(row.pk, []))]
    found += [_of_protection(row) for row in protections]
    return sorted(found, key=lambda each: (each.first_day, each.key))


def _named(people: Iterable[ProtectedPerson]) -> dict[int, list[ProtectedPerson]]:
    found: dict[int, list[ProtectedPerson]] = {}
    for row in people:
        found.setdefault(row.order_id, []).append(row)
    return found


def _of_order(row: Order, named: Sequence[ProtectedPerson]) -> list[Shield]:
    """The order for those whom it protects still, and for each whom it protected until a variation took them out."""
    shield = Shield(
        key=row.label,
        words=f"{row.get_kind_display()} {row.label}",
        first_day=row.made_on,
        last_day=row.last_day,
        ended_at=row.ended_at,
        must_be_served=True,
        served_at=row.served_at,
        persons=_persons(row, named),
        last_day_known=row.last_day_known,
    )
    removed = [each for each in named if each.removed_at is not None]
    ended = [replace(shield, ended_at=_earlier(row.ended_at, each.removed_at)) for each in removed]
    return [
        shield,
        *(replace(one, persons=frozenset({_person(each)})) for one, each in zip(ended, removed, strict=True)),
    ]


def _persons(row: Order, named: Sequence[ProtectedPerson]) -> frozenset[str]:
    """Whom it protects: those who were named beside the record, and the client only if the record names her too."""
    if not named:
        return frozenset({CLIENT}) & set(row.protects)
    persons = frozenset(_person(each) for each in named if each.removed_at is None)
    return persons if CLIENT in row.protects else persons - {CLIENT}


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at), default=None)


def _person(row: ProtectedPerson) -> str:
    return str(row.person.public_id) if row.person is not None else CLIENT


def _of_protection(row: OtherProtection) -> Shield:
    return Shield(
        key=row.label,
        words=f"{protection_words(row.kind)} {row.label}",
        first_day=row.from_day,
        last_day=row.last_day,
        binds=binds(row.kind),
        persons=frozenset({CLIENT}),
        last_day_known=row.last_day_known,
    )


def protection_cards(case: Case, user: User, now: datetime) -> list[CaseCard]:
    """Every other protection of the case, the latest first."""
    rows = OtherProtection.objects.visible_to(user).filter(case=case).select_related("force")
    return [_card(row, local_day(now)) for row in rows.order_by("-from_day", "-id")]


def _card(row: OtherProtection, today: date) -> CaseCard:
    facts = [
        ("Holds from", day_words(row.from_day)),
        ("Last day", last_day_words(row.last_day, is_known=row.last_day_known, no_end="Until further notice")),
        ("Asked for by", row.get_applicant_display() if row.applicant else ""),
        ("Court", row.court),
        ("Reference", row.reference),
        ("Police force", row.force.name if row.force else ""),
        ("What it cost the client", pounds(row.cost_pence)),
    ]
    return CaseCard(
        title=f"{protection_words(row.kind)} {row.label}",
        tag=state_words(row.from_day, row.last_day, today, is_known=row.last_day_known),
        facts=[SummaryLine(key, value) for key, value in facts if value],
        lines=[row.conditions] if row.conditions else [],
        href=links.protection_page(row),
    )
