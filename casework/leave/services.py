"""Plans a leave with its cover, and calls one off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from accounts.database.clock import database_now
from accounts.people.models import Role, User, works_today
from accounts.people.services.acting import check_still_allowed, hold_organisation
from accounts.permissions.access import Permission
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.leave.models import Leave
from casework.leave.queries import may_be_away
from casework.leave.rules import DaysAway, PersonAtWork, check_cover, check_days_away, check_person


@dataclass(frozen=True, kw_only=True)
class NewLeave:
    """Who is away from when to when, and who covers."""

    person: User
    cover: User
    first_day: date
    last_day: date


@transaction.atomic
def plan_leave(new: NewLeave, *, by: User) -> Leave:
    """Plan a leave; the cover sees the person's cases from its first to its last day, by London's calendar."""
    hold_organisation(by)
    numbers = {new.person.pk, new.cover.pk}
    held = User.objects.select_for_update(no_key=True, of=("self",)).filter(
        pk__in=numbers, organisation_id=by.organisation_id
    )
    people = {user.pk: user for user in held.order_by("pk")}
    if people.keys() != numbers:
        raise RuleViolation("Choose people of your own service.", field="person")
    _check_may_plan(by, new.person)
    now, days = database_now(), DaysAway(new.first_day, new.last_day)
    check_days_away(days, local_day(now))
    person, cover = _at_work(people[new.person.pk]), _at_work(people[new.cover.pk])
    check_person(person, days)
    check_cover(person, cover, days)
    leave = Leave.objects.create(
        organisation_id=by.organisation_id, person=new.person, cover=people[new.cover.pk], set_at=now, set_by=by,
        first_day=new.first_day, last_day=new.last_day,
    )  # fmt: skip
    _note_cover(people[new.cover.pk])
    audit(by=by, act="leave.plan", subject=leave, now=now, person=new.person.pk, cover=new.cover.pk)
    return leave


def _check_may_plan(by: User, person: User) -> None:
    now = check_still_allowed(by, Permission.PLAN_LEAVE)
    if not may_be_away(now).filter(pk=person.pk).exists():
        raise RuleViolation("Choose somebody whose leave you plan.", field="person")


def _at_work(user: User) -> PersonAtWork:
    teams = frozenset(user.teams.values_list("pk", flat=True))
    held = Case.objects.open().filter(caseworker=user) if user.role == Role.CASEWORKER else Case.objects.none()
    leaves = Leave.objects.now_or_later()
    return PersonAtWork(
        number=user.pk,
        role=user.role,
        teams=teams,
        with_cases=frozenset(held.order_by().values_list("team", flat=True).distinct()),
        can_sign_in=User.objects.filter(works_today(), pk=user.pk, is_active=True).exists(),
        away=[leave.days for leave in leaves.filter(person=user)],
        covers=[leave.days for leave in leaves.filter(cover=user)],
    )


def _note_cover(cover: User) -> None:
    """Write beside the account until when it covers for anybody, so that whoever does not is asked for nothing."""
    last = Leave.objects.standing().filter(cover=cover).aggregate(last=Max("last_day"))["last"]
    User.objects.filter(pk=cover.pk).update(covers_until=last)


@transaction.atomic
def call_off(leave: Leave, *, by: User) -> bool:
    """End a leave, also one that has begun: the cover sees the cases no longer. False if it was called off before."""
    hold_organisation(by)
    held = Leave.objects.select_for_update(no_key=True, of=("self",)).get(pk=leave.pk)
    cover = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=held.cover_id)
    check_still_allowed(by, Permission.PLAN_LEAVE)
    if held.called_off_at is not None:
        return False
    now = database_now()
    held.called_off_at, held.called_off_by = now, by
    held.save()
    _note_cover(cover)
    audit(by=by, act="leave.call_off", subject=held, now=now, person=held.person_id, cover=held.cover_id)
    return True
