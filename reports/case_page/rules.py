"""What the card on top of a case says in words: requests, breaches, whereabouts, risk, contact, days at court."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from casework.dates.rules.london_time import local_day
from casework.templatetags.display import age, ago, count, risk_words, when
from casework.templatetags.display import day as day_words

NO_NEXT_DATE: Final = "no next date"
NO_CRIME_REFERENCE: Final = "No crime reference recorded"
NO_OFFICER: Final = "No officer named"
WHERE_NOT_KNOWN: Final = "Whereabouts not known: no address is recorded."
RELEASE_NOT_RECORDED: Final = "nothing later is recorded"


@dataclass(frozen=True)
class SaidLine:
    """One line of the card: what it says, whether it is an alarm, where it leads, and what stands smaller below."""

    words: str
    note: str = ""
    href: str = ""
    is_alarm: bool = False


@dataclass(frozen=True)
class RequestAges:
    """How long the client has waited since the first request, and how long the request has stood in its stage."""

    first_requested_at: datetime
    stage_entered_at: datetime


def request_note(ages: RequestAges, next_days: Iterable[date | None], now: datetime) -> str:
    """Both ages and the next date: the client's wait first, for that is the age that counts."""
    asked = f"first asked {age(ages.first_requested_at, now)} ago"
    stage = f"in this stage {age(ages.stage_entered_at, now)}"
    return f"{asked}, {stage}; {next_date_words(next_days, local_day(now))}"


def next_date_words(days: Iterable[date | None], today: date) -> str:
    """The soonest date that is still to come; a date that has passed is said to have passed, none is said too."""
    known = sorted(day for day in days if day is not None)
    coming = [day for day in known if day >= today]
    if coming:
        return f"next date {day_words(coming[0])}"
    return f"the next date was {day_words(known[-1])}: it has passed" if known else NO_NEXT_DATE


def is_without_date(days: Iterable[date | None], today: date) -> bool:
    """Whether nothing is to come: that is how a request stalls."""
    return not any(day is not None and day >= today for day in days)


def breach_note(*, learned_at: datetime, crime_reference: str, officer: str, now: datetime) -> str:
    """How long we have known of it, the police's number and whom to ask for there."""
    number = f"Crime reference {crime_reference}" if crime_reference else NO_CRIME_REFERENCE
    return f"known for {age(learned_at, now)}. {number}. {officer or NO_OFFICER}."


@dataclass(frozen=True, kw_only=True)
class SeenAt:
    """An address of the perpetrator that is thought to hold, since when and from whom."""

    value: str
    from_day: date | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """What the record says of where the perpetrator is: warrants that are out, the latest arrest, addresses."""

    warrants: Sequence[datetime] = ()
    arrested: Sequence[tuple[str, datetime]] = ()
    addresses: Sequence[SeenAt] = ()


def whereabouts_lines(known: Whereabouts, now: datetime) -> list[SaidLine]:
    """Danger first: a warrant that is out, then an arrest after which nothing is recorded, then where they may be."""
    lines = [
        SaidLine(f"Warrant out for {age(at, now)}, since {when(at)}: not arrested yet.", is_alarm=True)
        for at in known.warrants
    ]
    lines += [
        SaidLine(f"Arrested about {breach}; the step was recorded {ago(at, now)}, {RELEASE_NOT_RECORDED}.")
        for breach, at in known.arrested
    ]
    lines += [SaidLine(f"May be at: {_seen(each)}") for each in known.addresses]
    return lines if known.addresses else [*lines, SaidLine(WHERE_NOT_KNOWN)]


def _seen(address: SeenAt) -> str:
    since = f"since {day_words(address.from_day)}" if address.from_day else ""
    source = f"source: {address.source}" if address.source else ""
    said = ", ".join(part for part in (since, source) if part)
    return f"{address.value} ({said})" if said else address.value


@dataclass(frozen=True, kw_only=True)
class LevelSet:
    """The level as it was last set: when, by whom (empty: by itself), and the day named for the next look at it."""

    level: str
    at: datetime
    by: str
    next_review_on: date | None


def risk_line(known: LevelSet | None, level: str, today: date) -> SaidLine:
    """By whom and when the level was judged, and when the next look is due; what is overdue says so."""
    if known is None:
        return SaidLine(risk_words(level), "As judged when the case was opened; no review yet.", is_alarm=True)
    judged = f"judged by {known.by}" if known.by else "rose by itself because of a breach"
    due = known.next_review_on
    if due is None:
        review = "no day for the next review"
    else:
        review = f"next review by {day_words(due)}"
        review += f", {count((today - due).days, 'day')} late" if due < today else ""
    note = f"{judged[:1].upper()}{judged[1:]} on {day_words(known.at)}; {review}."
    return SaidLine(risk_words(level), note, is_alarm=due is None or due < today)


@dataclass(frozen=True)
class TriedAt:
    """One entry of the contact log: when, and what came of it in words."""

    at: datetime
    outcome: str


def last_contact_line(spoke: TriedAt | None, latest: TriedAt | None, now: datetime) -> SaidLine:
    """When somebody last spoke with the client, and what came of a later attempt."""
    if latest is None:
        return SaidLine("No contact is logged")
    if spoke is None:
        return SaidLine("Nobody has spoken with the client yet", f"Last try: {_tried(latest, now)}.", is_alarm=True)
    said = f"Spoke with the client {ago(spoke.at, now)}"
    return SaidLine(said, "" if latest.at <= spoke.at else f"Since then: {_tried(latest, now)}.")


def _tried(tried: TriedAt, now: datetime) -> str:
    return f"{tried.outcome[:1].lower()}{tried.outcome[1:]}, {ago(tried.at, now)}"


def next_contact_line(due_at: datetime | None, now: datetime) -> SaidLine:
    """The next contact that is planned; one whose time has passed is late."""
    if due_at is None:
        return SaidLine("None is planned")
    if due_at <= now:
        return SaidLine(f"{age(due_at, now)} late: planned for {when(due_at)}", is_alarm=True)
    return SaidLine(f"{when(due_at)}, in {age(due_at, now)}")


def court_line(on: date | None, place: str, what: str, today: date) -> SaidLine:
    """The next day at court with what is known of it."""
    if on is None:
        return SaidLine("None is listed")
    days = (on - today).days
    coming = "today" if days == 0 else "tomorrow" if days == 1 else f"in {count(days, 'day')}"
    return SaidLine(
        f"{day_words(on)}, {coming}", f"{what}{f'. {place}' if place else '. Time and court not known yet'}."
    )


@dataclass(frozen=True)
class CoverToday:
    """Who covers for the caseworker's leave, and to which day inclusive."""

    name: str
    last_day: date


def people_lines(
    caseworker: str, team: str, supervisors: Sequence[str], cover: CoverToday | None = None
) -> list[SaidLine]:
    """Who works on the case, who covers today, and whom else to ask."""
    works = SaidLine(caseworker) if caseworker else SaidLine("No caseworker", is_alarm=True)
    if cover is not None:
        return [works, SaidLine(f"Away until {day_words(cover.last_day)}. Ask {cover.name}, who covers")]
    if not supervisors:
        return [
            works,
            SaidLine(f"No supervisor of {team} has an account in use", is_alarm=True),
        ]
    named = ", ".join(supervisors[:3])
    more = f" and {count(len(supervisors) - 3, 'other')}" if len(supervisors) > 3 else ""
    return [works, SaidLine(f"If away, ask: {named}{more}", f"{count(len(supervisors), 'supervisor')} of {team}")]
