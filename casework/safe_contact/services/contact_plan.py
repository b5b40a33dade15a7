"""Writes the safe-contact rules of a client, and reads them as the plan that decides who may call when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind
from casework.cases.services.locks import lock_client
from casework.editing.services.row_versions import RowChangedSince, change
from casework.people.models.victim_perpetrator import Victim
from casework.people.rules.traits import KEYED_WAYS, trait_key
from casework.safe_contact.models.contact_rules import Channel, ContactRules, SafeHours
from casework.safe_contact.rules.contact_plan import (
    ContactPlan,
    ContactStatus,
    ContactWay,
    CourtDayRule,
    SafeWindow,
    windows_in_words,
)
from casework.safe_contact.rules.may_call import CallAnswer, ClientNumber, may_call, voicemail_may_be_left

_OfVictim = TypeVar("_OfVictim", Channel, SafeHours)
SAFEST_FIRST: Final = (ContactStatus.SAFE, ContactStatus.UNKNOWN, ContactStatus.UNSAFE)


def contact_plan(case: Case) -> ContactPlan:
    """What `casework.safe_contact.rules.contact_plan.may_contact` needs to know of a case."""
    return _reached_of([case])[case.pk].plan


def call_answer(case: Case, at: datetime) -> CallAnswer:
    """The one answer to "may I call now?", asked of the rows as they stand."""
    return call_answers([case], at)[case.pk]


@ReadInRounds
def call_answers(cases: Sequence[Case], at: datetime) -> ReadPlan[dict[int, CallAnswer]]:
    """The same of many cases, in one statement."""
    found = yield from _reached_of.plan(cases)
    return {case: may_call(reached.plan, reached.numbers, at) for case, reached in found.items()}


@dataclass(frozen=True)
class _Reached:
    """How one client may be reached, as the rules need to know it."""

    plan: ContactPlan
    numbers: list[ClientNumber]


@ReadInRounds
def _reached_of(cases: Sequence[Case]) -> ReadPlan[dict[int, _Reached]]:
    if not cases:
        return {}
    victims = {case.victim_id for case in cases}
    all_rules = ContactRules.objects.filter(victim__in=victims)
    all_channels = Channel.objects.filter(victim__in=victims).current().order_by("id")
    all_hours = SafeHours.objects.filter(victim__in=victims).current().order_by("id")
    listed = _listed(cases)
    yield all_rules, all_channels, all_hours, listed
    kept = {rules.victim_id: rules for rules in all_rules}
    channels, hours, court_days = _by_victim(all_channels), _by_victim(all_hours), _court_days(listed)
    found = {}
    for case in cases:
        rules = kept.get(case.victim_id) or ContactRules()
        known = channels[case.victim_id]
        plan = ContactPlan(
            status=ContactStatus(case.victim.safe_contact),
            ways=_ways(known),
            windows=tuple(window_of(each) for each in hours[case.victim_id]),
            not_before=rules.not_before,
            court_days=frozenset(court_days[case.pk]),
            court_day_rule=CourtDayRule(rules.court_day_rule),
        )
        found[case.pk] = _Reached(plan, _numbers(known))
    return found


def _by_victim(rows: Iterable[_OfVictim]) -> dict[int, list[_OfVictim]]:
    found: dict[int, list[_OfVictim]] = defaultdict(list)
    for row in rows:
        found[row.victim_id].append(row)
    return found


def numbers_of(victim: int) -> list[ClientNumber]:
    """The numbers of a client that have not been ended, as the rules of calling know them."""
    return _numbers(Channel.objects.filter(victim=victim).current().order_by("id"))


def _numbers(channels: Iterable[Channel]) -> list[ClientNumber]:
    return [
        ClientNumber(row.value, ContactStatus(row.safe), voicemail=row.voicemail)
        for row in channels
        if row.way == ContactWay.PHONE
    ]


def rules_of(victim: Victim) -> ContactRules:
    """The client's rules; as long as nobody has asked, a row that is not kept."""
    kept = ContactRules.objects.filter(victim=victim).first()
    return kept or ContactRules(victim=victim, organisation_id=victim.organisation_id)


def window_of(hours: SafeHours) -> SafeWindow:
    return SafeWindow(frozenset(hours.days), hours.opens, hours.closes)


@transaction.atomic
def add_channel(victim: Victim, values: Mapping[str, Any], *, by: User, now: datetime) -> Channel:
    """Add a number or an address of the client."""
    victim = lock_client(victim.pk)
    key = _key(values["way"], values["value"])
    channel = Channel.objects.create(organisation_id=victim.organisation_id, victim=victim, key=key, **values)
    audit(by=by, act="channel.add", subject=channel, now=now, way=channel.way)
    _sum_up(victim)
    return channel


@transaction.atomic
def change_channel(channel: Channel, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Channel:
    """Change a number or address, or end it."""
    victim = lock_client(channel.victim_id)
    changed = change(channel, {**values, "key": _key(values["way"], values["value"])}, version=version, by=by, now=now)
    _sum_up(victim)
    return changed


@transaction.atomic
def add_safe_hours(victim: Victim, values: Mapping[str, Any], *, by: User, now: datetime) -> SafeHours:
    """Add hours in which contact is safe."""
    victim = lock_client(victim.pk)
    hours = SafeHours.objects.create(organisation_id=victim.organisation_id, victim=victim, **values)
    audit(by=by, act="safehours.add", subject=hours, now=now)
    _sum_up(victim)
    return hours


@transaction.atomic
def change_safe_hours(
    hours: SafeHours, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> SafeHours:
    """Change safe hours, or end them."""
    victim = lock_client(hours.victim_id)
    changed = change(hours, values, version=version, by=by, now=now)
    _sum_up(victim)
    return changed


@dataclass(frozen=True)
class SafeContactChange:
    """What one page changes: whether the client may be contacted at all, and the rules beside it."""

    status: Mapping[str, Any]
    rules: Mapping[str, Any]
    version: int


@transaction.atomic
def change_safe_contact(victim: Victim, new: SafeContactChange, *, by: User, now: datetime) -> Victim:
    """Change whether and by which rules the client may be contacted; the client's version stands for both rows."""
    locked = lock_client(victim.pk)
    if locked.version != new.version:
        raise RowChangedSince(locked)
    rules, is_new = ContactRules.objects.get_or_create(
        victim=locked, defaults={"organisation_id": locked.organisation_id}
    )
    is_changed = change(rules, new.rules, version=rules.version, by=by, now=now).version != rules.version or is_new
    changed = change(locked, new.status, version=locked.version, by=by, now=now)
    if is_changed and changed.version == new.version:
        changed.version += 1
        changed.save()
    _sum_up(changed)
    return changed


@transaction.atomic
def note_client_status(victim: Victim, said: ContactStatus, *, by: User, now: datetime) -> Victim:
    """What is said of a client whom the service knows counts if it is the more careful: unsafe, or safe for unknown."""
    locked = lock_client(victim.pk)
    known = ContactStatus(locked.safe_contact)
    if said is known or not (said is ContactStatus.UNSAFE or known is ContactStatus.UNKNOWN):
        return locked
    return change(locked, {"safe_contact": said.value}, version=locked.version, by=by, now=now)


def _ways(channels: Iterable[Channel]) -> dict[ContactWay, ContactStatus]:
    """Each way that is recorded, safe only if some number of it is safe; texts may go to a phone that takes them."""
    found: dict[ContactWay, set[ContactStatus]] = {}
    for channel in channels:
        way, status = ContactWay(channel.way), ContactStatus(channel.safe)
        found.setdefault(way, set()).add(status)
        if way is ContactWay.PHONE:
            found.setdefault(ContactWay.TEXT, set()).add(status if channel.texts else ContactStatus.UNSAFE)
    return {way: _best_of(statuses) for way, statuses in found.items()}


def _best_of(statuses: Iterable[ContactStatus]) -> ContactStatus:
    """A way is as safe as its safest number: the number to use is shown beside it."""
    known = set(statuses)
    return next(status for status in SAFEST_FIRST if status in known)


def _listed(cases: Iterable[Case]) -> QuerySet[Event, tuple[int, str]]:
    """Every day for which a hearing was ever listed; one that was moved counts too, and only asks for a reason."""
    listed = Event.objects.filter(case__in=cases, kind=EventKind.APPLICATION, facts__has_key="hearing_on")
    return listed.values_list("case_id", "facts__hearing_on")


def _court_days(listed: Iterable[tuple[int, str]]) -> dict[int, set[date]]:
    found: dict[int, set[date]] = defaultdict(set)
    for case, on in listed:
        found[case].add(date.fromisoformat(on))
    return found


def _key(way: str, value: str) -> str:
    kind = KEYED_WAYS.get(ContactWay(way))
    return trait_key(kind, value) if kind else ""


def _sum_up(victim: Victim) -> None:
    """Keep the line on every page of the case true: when, and what must not be left behind."""
    windows = tuple(window_of(hours) for hours in SafeHours.objects.filter(victim=victim).current().order_by("id"))
    channels = list(Channel.objects.filter(victim=victim).current())
    rules = rules_of(victim)
    said = (
        f"Safe times: {windows_in_words(windows)}." if windows else "",
        "No voicemail." if channels and not voicemail_may_be_left(_numbers(channels)) else "",
        "No texts." if channels and ContactWay.TEXT not in _safe_ways(channels) else "",
        "Ask for the code word." if rules.code_word else "",
        "Device may be watched." if rules.device_watched == "yes" else "",
    )
    summary = " ".join(sentence for sentence in said if sentence)
    Victim.objects.filter(pk=victim.pk).update(safe_contact_summary=summary)
    victim.safe_contact_summary = summary


def _safe_ways(channels: Iterable[Channel]) -> set[ContactWay]:
    return {way for way, status in _ways(channels).items() if status is ContactStatus.SAFE}
