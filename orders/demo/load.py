"""Loads the demo once: services, people and cases as they would stand today, the same for the same seed and moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, product
from random import Random
from typing import Final

from django.db import transaction

from accounts.models import AuditEntry, User
from accounts.rules import RuleViolation
from accounts.services import audit
from casework.models import Case
from casework.rules.london import local_day
from casework.services import REFERENCE_ALPHABET
from orders.demo import (
    agreed,
    asking,
    at_court,
    breached,
    breaches,
    brought,
    court,
    evidence,
    incidents_told,
    intake,
    later,
    lettered,
    ordered,
    people_known,
    protected,
    retold,
    risk_views,
    serving,
    unprotected,
    waiting,
    work,
)
from orders.demo.accounts import FORCES, PLACES, Office, Service
from orders.demo.days import Days
from orders.demo.people import Names
from orders.demo.reached import HOURS, Hours
from orders.demo.stage import Cast, People, Staging
from orders.demo.story import Scene
from risk.models import Clock
from risk.services import acknowledge, raise_flags

SEED: Final = 2019
MARK: Final = "demo.load"
TELLINGS: Final = (
    *waiting.STORIES,
    *breached.STORIES,
    *court.STORIES,
    *ordered.STORIES,
    *unprotected.STORIES,
    *retold.STORIES,
)
FURNISHINGS: Final[tuple[Callable[[Service, datetime], None], ...]] = (
    people_known.furnish,
    incidents_told.furnish,
    agreed.furnish,
    intake.furnish,
    work.furnish,
    risk_views.furnish,
    brought.furnish,
    evidence.furnish,
    lettered.furnish,
    protected.furnish,
    serving.furnish,
    later.furnish,
    at_court.furnish,
    breaches.furnish,
    asking.furnish,
)
"""What is added to the told cases of a service once they stand: one part of casework a file, through its services."""
BEFORE_ANYTHING: Final = timedelta(days=1200)
ACKNOWLEDGED: Final = {
    "T7": "The listing office promised a date by the end of the week.",
    "T5": "The lawyer is on leave; a colleague has the papers from tomorrow.",
}


@dataclass(frozen=True)
class Loaded:
    """How much was loaded."""

    cases: int
    users: int


def is_loaded() -> bool:
    return AuditEntry.objects.filter(act=MARK).exists()


def demo_users() -> list[User]:
    """The accounts that the demo made, and no other."""
    marks = AuditEntry.objects.filter(act=MARK)
    made = [user_id for mark in marks for user_id in mark.detail["users"]]
    return list(User.objects.filter(pk__in=made).select_related("organisation").order_by("pk"))


@transaction.atomic
def load_demo(
    *, now: datetime, seed: int = SEED, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Loaded | None:
    """Load the demo, or None if it is there; refuses to stand beside people or cases that it did not make.

    `progress` is told after each step how many of how many are done.
    """
    if is_loaded():
        return None
    if Case.objects.exists() or User.objects.exists():
        raise RuleViolation("There are people or cases here that the demo did not make: it stays out.")
    rng = Random(seed)  # noqa: S311 nothing here is secret
    names = Names(rng)
    office = Office(names, now - BEFORE_ANYTHING)
    services = [office.service(place) for place in PLACES]
    stagings = list(_stagings(services, office.liaisons(), rng, names, now))
    office.let_in()
    acts = sorted((act for staging in stagings for act in staging.acts()), key=lambda act: act.at)
    steps = len(acts) + len(services) * len(FURNISHINGS)
    for done, act in enumerate(acts, start=1):
        act.play()
        progress(done, steps)
    raise_flags(now=now)
    for done, (service, furnish) in enumerate(product(services, FURNISHINGS), start=len(acts) + 1):
        if furnish is FURNISHINGS[0]:
            _acknowledge_some(service, now)
        furnish(service, now)
        progress(done, steps)
    audit(by=None, act=MARK, subject=None, now=now, seed=seed, users=[user.pk for user in office.users])
    return Loaded(cases=len(stagings), users=len(office.users))


def _stagings(
    services: list[Service], liaisons: dict[str, User], rng: Random, names: Names, now: datetime
) -> Iterator[Staging]:
    """Every story once in each service; workers take turns, and so do forces."""
    for offset, service in enumerate(services):
        for turn, telling in zip(count(offset), TELLINGS, strict=False):
            cast = _cast(service, liaisons, turn)
            reference = f"{rng.randrange(10_000, 99_999)}/{local_day(now):%y}"
            days = Days(now, late_by=rng.randrange(25))
            story = telling(Scene(days, cast.force.slug, names.officer(), reference))
            yield Staging(story, cast, _people(rng, names, HOURS[turn % len(HOURS)]))


def _cast(service: Service, liaisons: dict[str, User], turn: int) -> Cast:
    liaison = liaisons[FORCES[turn % len(FORCES)]]
    return Cast(
        team=service.teams[turn % len(service.teams)],
        caseworker=service.caseworkers[turn % len(service.caseworkers)],
        supervisor=service.supervisors[turn % len(service.supervisors)],
        liaison=liaison,
        force=liaison.organisation,
    )


def _people(rng: Random, names: Names, hours: Hours | None) -> People:
    letters = "".join(rng.choices(REFERENCE_ALPHABET, k=8))
    first_name, last_name = names.victim()
    reference = f"HW-{letters[:4]}-{letters[4:]}"
    return People(reference, first_name, last_name, names.perpetrator(), names.phone(), hours)


def _acknowledge_some(service: Service, now: datetime) -> None:
    """Let a supervisor know of two late things, so that the pages show what is quiet and why."""
    quiet_until = Days(now).ahead(3)
    for rule, reason in ACKNOWLEDGED.items():
        clock = Clock.objects.late(now).filter(organisation=service.organisation, rule=rule).order_by("pk").first()
        if clock is not None:
            supervisor = service.supervisors[service.teams.index(clock.case.team)]
            acknowledge(clock, by=supervisor, reason=reason, quiet_until=quiet_until, now=now)
